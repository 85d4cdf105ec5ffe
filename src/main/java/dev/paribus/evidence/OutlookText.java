package dev.paribus.evidence;

import dev.paribus.model.Pairing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The words of an outlook, with its numbers, for a person: one line. */
final class OutlookText {
    private static final String OFTEN = " in 4 of 5 runs";

    private final Planned plan;
    private final String metric;

    OutlookText(Planned plan) {
        this.plan = plan;
        this.metric = plan.metric().name();
    }

    String exact() {
        return metric + " does not depend on the seed, so one value decides, exactly";
    }

    /** Against the parent, by more than one seed. */
    String parent(Foresight.Seen seen) {
        double asked = seen.asked() == null ? 0 : seen.asked();
        double detectable = seen.detectable() == null ? 0 : seen.detectable();
        String what = asked < 0
                ? "that no more than " + two(-asked) + " of " + metric + " is lost" + OFTEN + ", if the true change is "
                        + directed(detectable + asked) + " or better"
                : "a true gain of " + directed(detectable) + " " + metric + OFTEN;
        return seeds() + " show " + what + attempt() + noise(seen);
    }

    /** Against a fixed number. */
    String number(BigDecimal number, double beyond, Noise noise) {
        int sign = plan.metric().goal().sign();
        double needed = number.doubleValue() + sign * beyond;
        return "the mean of " + plan.seeds() + " seeds shows '" + plan.criterion() + "'" + OFTEN
                + " if the true mean is " + digits(needed, beyond) + " or " + (sign > 0 ? "more" : "less") + attempt()
                + noise(noise);
    }

    String oneSeed(Foresight.Seen seen) {
        if (seen.detectable() == null) {
            return "one seed may refute, by the parent's noise, and never supports" + noise(seen);
        }
        return "one seed shows a true gain of " + directed(seen.detectable()) + " " + metric + OFTEN + ", assuming "
                + (plan.noise() == null ? "the parent's noise" : "that all have the same noise") + attempt()
                + noise(seen);
    }

    private String seeds() {
        int n = plan.seeds();
        return n + (plan.pairing() == Pairing.PAIRED ? " paired seeds" : " seeds");
    }

    private String attempt() {
        return plan.k() == 1 || plan.guard() ? "" : ", as try " + plan.k();
    }

    private static String noise(Foresight.Seen seen) {
        return seen.noise() == null ? "" : noise(seen.noise());
    }

    private static String noise(Noise noise) {
        String range = noise.loose() ? ", which may be " + two(noise.low()) + " to " + two(noise.high()) : "";
        return " (noise " + two(noise.sd()) + range + ")";
    }

    /** {@code +0.0079} where more is better, {@code 5.7 lower} where less is. */
    String directed(double turned) {
        String amount = two(Math.abs(turned));
        if (plan.metric().goal().sign() > 0) {
            return (turned < 0 ? "-" : "+") + amount;
        }
        return amount + (turned < 0 ? " higher" : " lower");
    }

    /** A number to the place of another one's second digit. */
    private static String digits(double value, double fineness) {
        BigDecimal fine = new BigDecimal(fineness).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return new BigDecimal(value)
                .setScale(Math.max(0, fine.scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Two significant digits. */
    static String two(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal round = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return round.scale() < -15 || round.scale() > 15 ? round.toString() : round.toPlainString();
    }
}
