package dev.paribus.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Whether changes that were measured together gave what they gave one by one: the joint gain of a combination against the sum of
 * the gains of its parts. Said beside a verdict, never part of it. All gains are turned so that positive is better.
 *
 * <p>With arms C (the combination), P (its parent), and X_i against Q_i for each part whose change P lacks, it is the contrast
 * (C - P) - sum of (X_i - Q_i), a linear combination of means with whole weights w; an arm that occurs twice (all Q_i are P for plain
 * siblings) has its weights added. Independent arms: SE = sqrt(sum of w^2 s^2 / n), degrees of freedom by Satterthwaite, (sum v)^2 / sum of
 * v^2 / (n - 1) with v = w^2 s^2 / n, at most m (min n - 1) for m arms, which is R3's cap for two (F. E. Satterthwaite, An approximate
 * distribution of estimates of variance components, Biometrics Bulletin 2, 1946, 110-114; B. L. Welch, Biometrika 34, 1947, 28-35). Paired,
 * where the combination is and every arm has its seeds: the contrast of each seed, SE = sd / sqrt(n), n - 1 degrees of freedom.
 *
 * Numbers have 12 digits, as those of a verdict.
 *
 * @param metric the primary metric
 * @param says what the interval allows to say
 * @param gains null where nothing could be computed
 * @param known how well; null likewise, and where values do not depend on the seed
 * @param method {@code paired}, {@code independent}, {@code exact} or {@code none}
 * @param sentence for a person
 */
public record JointEffect(
        String metric,
        Says says,
        @Nullable Gains gains,
        @Nullable Uncertainty known,
        String method,
        String sentence) {
    /**
     * What was gained.
     *
     * @param joint gain of the combination over its parent
     * @param sum of the parts' gains
     * @param difference joint less sum
     */
    public record Gains(double joint, double sum, double difference) {
        private static Gains of(BigDecimal joint, BigDecimal sum, BigDecimal difference) {
            return new Gains(Statistics.recorded(joint), Statistics.recorded(sum), Statistics.recorded(difference));
        }
    }

    /**
     * How well the difference is known.
     *
     * @param se its standard error
     * @param df degrees of freedom, never rounded
     * @param lower lower end of the two-sided 95 % interval
     * @param upper its upper end
     */
    public record Uncertainty(double se, double df, double lower, double upper) {
        private static Uncertainty of(Estimate contrast) {
            return new Uncertainty(
                    Statistics.recorded(contrast.se()),
                    Statistics.recorded(contrast.df()),
                    Statistics.recorded(contrast.lower()),
                    Statistics.recorded(contrast.upper()));
        }
    }

    /** What may be said. */
    public enum Says {
        MORE("more than the sum"),
        LESS("less than the sum"),
        /** Only of values that do not depend on the seed: no number of seeds shows that two gains are equal. */
        EQUAL("equal to the sum"),
        CANNOT_TELL("cannot tell");

        private final String word;

        Says(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static JointEffect cannotTell(String metric, String why) {
        return new JointEffect(
                metric,
                Says.CANNOT_TELL,
                null,
                null,
                "none",
                metric + ": whether the joint effect differs from the sum of the parts cannot be told: " + why);
    }

    static JointEffect exact(String metric, BigDecimal joint, BigDecimal sum) {
        BigDecimal difference = joint.subtract(sum);
        Says says = says(difference.signum());
        return new JointEffect(
                metric,
                says,
                Gains.of(joint, sum, difference),
                null,
                "exact",
                metric + ": the joint gain is " + signed(joint.stripTrailingZeros())
                        + ", the gains of the parts add up to " + signed(sum.stripTrailingZeros()) + ": "
                        + says.word());
    }

    static JointEffect estimated(String metric, BigDecimal joint, BigDecimal sum, Estimate contrast, boolean paired) {
        boolean zero = contrast.lower().signum() <= 0 && contrast.upper().signum() >= 0;
        Says says = zero ? Says.CANNOT_TELL : says(contrast.value().signum());
        int places = Sentences.places(contrast.se());
        String end = switch (says) {
            case CANNOT_TELL -> "cannot tell whether they differ";
            case LESS -> "less than the sum; of parts that were chosen for their gains the sum tends to be too high";
            default -> says.word();
        };
        return new JointEffect(
                metric,
                says,
                Gains.of(joint, sum, contrast.value()),
                Uncertainty.of(contrast),
                paired ? "paired" : "independent",
                metric + ": the joint gain is " + fixed(joint, places) + ", the gains of the parts add up to "
                        + fixed(sum, places) + "; the difference is " + fixed(contrast.value(), places)
                        + " (standard error "
                        + contrast.se().setScale(places, RoundingMode.HALF_EVEN).toPlainString() + "), between "
                        + fixed(contrast.lower(), places) + " and " + fixed(contrast.upper(), places) + " (95 %): "
                        + end);
    }

    private static Says says(int sign) {
        return sign > 0 ? Says.MORE : sign < 0 ? Says.LESS : Says.EQUAL;
    }

    private static String fixed(BigDecimal value, int places) {
        return signed(value.setScale(places, RoundingMode.HALF_EVEN));
    }

    private static String signed(BigDecimal value) {
        return (value.signum() < 0 ? "" : "+") + value.toPlainString();
    }
}
