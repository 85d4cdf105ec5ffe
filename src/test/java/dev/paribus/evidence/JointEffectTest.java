package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The joint effect against the sum, with values that were computed elsewhere (Python's statistics, Simpson's rule for t). */
class JointEffectTest {
    private static final Arm P = arm("p", ".8649", ".8668", ".8622", ".8661", ".8655");
    private static final Arm A = arm("a", ".8731", ".8702", ".8755", ".8718", ".8744");
    private static final Arm B = arm("b", ".8711", ".8722", ".8699", ".8735", ".8708");
    private static final Arm C = arm("c", ".8741", ".8752", ".8739", ".8771", ".8733");
    private static final Arm D = arm("d", ".8690", ".8700", ".8695");

    private static Arm arm(String name, String... texts) {
        var values = new LinkedHashMap<Integer, Map<String, MetricValue>>();
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].equals("-")) {
                values.put(i + 1, Map.of("m", MetricValue.parse(texts[i]).orElseThrow()));
            }
        }
        return new Arm(name, "0".repeat(40), Cases.seeds(texts.length), values, Map.of());
    }

    private static List<Metric> metric(Goal goal, boolean deterministic) {
        return List.of(new Metric("m", goal, true, Aggregate.LAST, deterministic, null, null, null, false));
    }

    private static JointEffect effect(Pairing pairing, Arm whole, Arm parent, Arm... children) {
        return JointEffects.of(
                metric(Goal.MAXIMIZE, false),
                pairing,
                new JointEffects.Gain(whole, parent),
                List.of(children).stream()
                        .map(child -> new JointEffects.Gain(child, P))
                        .toList());
    }

    private static void numbers(JointEffect effect, double... values) {
        JointEffect.Uncertainty known = effect.known();
        assertThat(List.of(effect.gains().difference(), known.se(), known.df(), known.lower(), known.upper()))
                .zipSatisfy(
                        java.util.Arrays.stream(values).boxed().toList(),
                        (found, wanted) -> assertThat(found).isCloseTo(wanted, within(1e-9 + Math.abs(wanted) * 1e-9)));
    }

    @Test
    void of_independent_arms() {
        JointEffect effect = effect(Pairing.INDEPENDENT, C, P, A, B);
        numbers(
                effect,
                -0.00468,
                0.0015275470532851046,
                14.465944137587753,
                -0.007946389987184038,
                -0.00141361001281622);
        assertThat(effect.says()).isEqualTo(JointEffect.Says.LESS);
        assertThat(effect.method()).isEqualTo("independent");
        assertThat(effect.sentence())
                .isEqualTo(
                        "m: the joint gain is +0.0096, the gains of the parts add up to +0.0143; the difference is -0.0047"
                                + " (standard error 0.0015), between -0.0079 and -0.0014 (95 %): less than the sum; of parts"
                                + " that were chosen for their gains the sum tends to be too high");
    }

    @Test
    void of_pairs() {
        JointEffect effect = effect(Pairing.PAIRED, C, P, A, B);
        numbers(effect, -0.00468, 0.0015739758575022582, 4, -0.009050057565261765, -0.0003099424347383596);
        assertThat(effect.says()).isEqualTo(JointEffect.Says.LESS);
    }

    /** The parent's mean counts twice, and the fewest seeds cap the degrees of freedom. */
    @Test
    void of_three_parts_with_unequal_seeds() {
        numbers(
                effect(Pairing.PAIRED, C, P, A, B, D),
                -0.00908,
                0.002071649906073267,
                9.984805869640418,
                -0.013696875935841006,
                -0.004463124064159393);
    }

    /** After a was kept: c against a, and b against p, is the same contrast. */
    @Test
    void of_a_part_on_top_of_the_one_that_was_kept() {
        JointEffect plain = effect(Pairing.PAIRED, C, P, A, B);
        JointEffect kept = effect(Pairing.PAIRED, C, A, B);
        assertThat(kept.gains().difference()).isEqualTo(plain.gains().difference());
        assertThat(kept.known()).isEqualTo(plain.known());
        assertThat(kept.gains().joint()).isLessThan(plain.gains().joint());
    }

    @Test
    void where_less_is_better_a_gain_is_positive_too() {
        JointEffect effect = JointEffects.of(
                metric(Goal.MINIMIZE, false),
                Pairing.INDEPENDENT,
                new JointEffects.Gain(P, C),
                List.of(new JointEffects.Gain(P, A)));
        assertThat(effect.gains().joint()).isCloseTo(0.00962, within(1e-9));
        assertThat(effect.says()).isEqualTo(JointEffect.Says.CANNOT_TELL);
        assertThat(effect.sentence()).endsWith("(95 %): cannot tell whether they differ");
    }

    @Test
    void it_cannot_be_told_from_what_is_incomplete_or_does_not_vary() {
        assertThat(effect(Pairing.PAIRED, C, P, A, arm("b", ".87", "-", ".86")).sentence())
                .isEqualTo(
                        "m: whether the joint effect differs from the sum of the parts cannot be told: the seeds of b are"
                                + " not complete: seed 2 not run");
        assertThat(effect(Pairing.PAIRED, C, P, A, arm("b", ".87")).sentence())
                .endsWith("b has one seed, which shows no noise");
        Arm still = arm("p", ".5", ".5");
        JointEffect same = JointEffects.of(
                metric(Goal.MAXIMIZE, false),
                Pairing.INDEPENDENT,
                new JointEffects.Gain(arm("c", ".7", ".7"), still),
                List.of(new JointEffects.Gain(arm("a", ".6", ".6"), still)));
        assertThat(same.says()).isEqualTo(JointEffect.Says.CANNOT_TELL);
        assertThat(same.sentence()).contains("nothing tells it from noise");
    }

    @Test
    void what_does_not_depend_on_the_seed_is_exact() {
        Arm still = arm("p", "0.3", "0.3");
        var parts = List.of(
                new JointEffects.Gain(arm("a", "0.4", "0.4"), still),
                new JointEffects.Gain(arm("b", "0.5", "0.5"), still));
        List<Metric> exact = metric(Goal.MAXIMIZE, true);
        JointEffect equal =
                JointEffects.of(exact, Pairing.PAIRED, new JointEffects.Gain(arm("c", "0.6", "0.6"), still), parts);
        assertThat(equal.says()).isEqualTo(JointEffect.Says.EQUAL);
        assertThat(equal.sentence())
                .isEqualTo("m: the joint gain is +0.3, the gains of the parts add up to +0.3: equal to the sum");
        assertThat(JointEffects.of(exact, Pairing.PAIRED, new JointEffects.Gain(arm("c", "0.7", "0.7"), still), parts)
                        .says())
                .isEqualTo(JointEffect.Says.MORE);
    }
}
