package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.format.CriterionText;
import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan is told before it runs. The parent's values are the golden P of the rule book: mean 0.8651, sd 0.0018. */
class ForesightTest {
    private static final String P = ".8649 .8668 .8622 .8661 .8655";

    private static Metric metric(Goal goal, boolean deterministic, @Nullable Long examples) {
        return new Metric("acc", goal, true, Aggregate.LAST, deterministic, null, examples, null, false);
    }

    private static List<BigDecimal> values(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.strip().split(" ")).map(BigDecimal::new).toList();
    }

    private static Planned plan(String criterion, int seeds) {
        Goal goal = criterion.contains("<") ? Goal.MINIMIZE : Goal.MAXIMIZE;
        return new Planned(
                CriterionText.parse(criterion),
                metric(goal, false, null),
                false,
                values(P),
                seeds,
                Pairing.INDEPENDENT,
                1,
                null,
                null,
                Judgement.Policy.DEFAULT);
    }

    private static Planned gain(Planned p, String gain) {
        return new Planned(
                p.criterion(),
                p.metric(),
                p.guard(),
                p.parent(),
                p.seeds(),
                p.pairing(),
                p.k(),
                new BigDecimal(gain),
                p.noise(),
                p.policy());
    }

    private static Planned parent(Planned p, String values) {
        return new Planned(
                p.criterion(),
                p.metric(),
                p.guard(),
                values(values),
                p.seeds(),
                p.pairing(),
                p.k(),
                p.gain(),
                p.noise(),
                p.policy());
    }

    private static Planned of(Planned p, Metric metric, Judgement.Policy policy, Pairing pairing, int k) {
        return new Planned(
                p.criterion(), metric, p.guard(), p.parent(), p.seeds(), pairing, k, p.gain(), p.noise(), policy);
    }

    private static List<String> codes(Outlook outlook) {
        return outlook.advice().stream().map(Problem::code).toList();
    }

    @Test
    void a_margin_within_reach_is_told_in_one_line_without_advice() {
        Outlook outlook = Foresight.of(plan("acc >= parent + 0.005", 5));

        assertThat(outlook.basis()).isEqualTo(Outlook.Basis.TESTED);
        assertThat(outlook.sentence())
                .isEqualTo(
                        "5 seeds show a true gain of +0.0059 acc in 4 of 5 runs (noise 0.0018, which may be 0.0011 to"
                                + " 0.0042)");
        assertThat(outlook.asked()).isCloseTo(0.005, within(1e-12));
        assertThat(outlook.decides()).isEqualTo(4);
        assertThat(codes(outlook)).isEmpty();
    }

    @Test
    void a_margin_below_what_the_seeds_show_is_told_with_the_seeds_that_would_decide() {
        Outlook outlook = Foresight.of(plan("acc >= parent + 0.001", 5));

        assertThat(codes(outlook)).containsExactly("effect-too-small");
        // 2 (2.8016 x 0.00176777 / 0.001)^2 + 2 = 51.06
        assertThat(outlook.decides()).isEqualTo(52);
        assertThat(outlook.advice().get(0).hint()).contains("52 seeds on each side", "--seeds 1..52");
    }

    @Test
    void an_expected_gain_counts_more_than_the_margin() {
        assertThat(codes(Foresight.of(gain(plan("acc > parent", 5), "0.0005")))).contains("effect-too-small");
        assertThat(codes(Foresight.of(gain(plan("acc >= parent + 0.001", 5), "0.01"))))
                .doesNotContain("effect-too-small");
        assertThat(codes(Foresight.of(gain(plan("acc >= parent + 0.005", 5), "0.005"))))
                .contains("effect-too-small");
    }

    @Test
    void who_expects_no_more_than_is_asked_needs_another_criterion_not_more_seeds() {
        assertThat(Foresight.of(gain(plan("acc >= parent + 0.005", 5), "0.005"))
                        .advice()
                        .get(0)
                        .hint())
                .isEqualTo("ask for less than you expect");
        // 2 (0.8416 x 0.00176777 / 0.0005)^2 = 17.7, more than the 5 that show 0.0055 at all
        assertThat(Foresight.of(gain(plan("acc >= parent + 0.005", 5), "0.0055"))
                        .advice()
                        .get(0)
                        .hint())
                .startsWith("18 seeds on each side");
    }

    @ParameterizedTest
    @CsvSource({
        "acc > parent, 5, never-refuted",
        "acc >= parent, 5, criterion-equal",
        "acc < parent, 5, never-refuted",
        "acc <= parent, 5, criterion-equal",
        "acc >= 0.8, 5, criterion-met",
        "acc <= 0.9, 5, criterion-met",
        "acc >= parent + 0.1, 2, two-seeds",
        "acc >= parent - 0.0001, 5, effect-too-small",
        "acc >= 0.8, 1, criterion-met"
    })
    void each_weakness_of_a_plan_has_its_advice(String criterion, int seeds, String code) {
        assertThat(codes(Foresight.of(plan(criterion, seeds)))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "acc >= parent - 0.01, 5",
        "acc >= 0.9, 5",
        "acc >= parent + 1%, 5",
        "acc <= parent - 1%, 5",
        "acc >= parent + 0.01, 1"
    })
    void a_sound_plan_has_none(String criterion, int seeds) {
        assertThat(codes(Foresight.of(plan(criterion, seeds)))).isEmpty();
    }

    @Test
    void a_default_that_nothing_refutes_is_answered_with_two_sd() {
        assertThat(Foresight.of(plan("acc > parent", 5)).advice().get(0).hint())
                .isEqualTo("a margin of 2 sd can be: --success 'acc >= parent + 0.0035'");
        assertThat(Foresight.of(plan("acc < parent", 5)).advice().get(0).hint())
                .contains("--success 'acc <= parent - 0.0035'");
    }

    @Test
    void two_seeds_are_told_what_they_need() {
        assertThat(Foresight.of(parent(plan("acc > parent", 2), ".8649 .8668"))
                        .advice()
                        .get(0)
                        .message())
                .startsWith("2 seeds show a gain only from about 10 times the noise on");
    }

    @Test
    void an_allowed_loss_says_what_the_true_change_has_to_be() {
        assertThat(Foresight.of(plan("acc >= parent - 0.005", 5)).sentence())
                .startsWith("5 seeds show that no more than 0.0050 of acc is lost in 4 of 5 runs, if the true change is"
                        + " -0.0013 or better");
    }

    @Test
    void a_fixed_number_is_about_the_mean_of_the_seeds() {
        assertThat(Foresight.of(plan("acc >= 0.9", 5)).sentence())
                .startsWith("the mean of 5 seeds shows 'acc >= 0.9' in 4 of 5 runs if the true mean is 0.9030 or more");
        assertThat(Foresight.of(plan("acc <= 0.8", 5)).sentence()).contains("is 0.7970 or less");
    }

    @Test
    void few_examples_move_the_mean_that_is_needed() {
        Planned few = of(
                plan("acc >= 0.9", 5),
                metric(Goal.MAXIMIZE, false, 100L),
                Judgement.Policy.DEFAULT,
                Pairing.INDEPENDENT,
                1);

        assertThat(Foresight.of(few).detectable()).isCloseTo(0.0841, within(0.0002));
    }

    @Test
    void pairs_are_planned_as_if_they_did_not_move_together() {
        Planned base = plan("acc > parent", 5);
        Outlook paired = Foresight.of(of(base, base.metric(), Judgement.Policy.DEFAULT, Pairing.PAIRED, 1));

        assertThat(paired.sentence()).startsWith("5 paired seeds show a true gain of");
        // 1.681997 x sqrt(2) x 0.00176777
        assertThat(paired.detectable()).isCloseTo(0.0042050, within(1e-6));
    }

    @Test
    void a_later_try_needs_more() {
        Planned base = plan("acc > parent", 5);
        Outlook fourth = Foresight.of(of(base, base.metric(), Judgement.Policy.DEFAULT, Pairing.INDEPENDENT, 4));

        assertThat(fourth.detectable()).isCloseTo(2.78208041839 * 0.00212132 / 1.2, within(1e-5));
        assertThat(fourth.sentence()).contains(", as try 4");
    }

    @Test
    void one_seed_never_supports_unless_the_project_says_so() {
        Planned one = plan("acc >= parent + 0.01", 1);
        var policy = new Judgement.Policy(Judgement.OneSeed.EQUAL_NOISE, Set.of());

        assertThat(Foresight.of(one).basis()).isEqualTo(Outlook.Basis.ONE_SEED);
        assertThat(Foresight.of(one).detectable()).isNull();
        assertThat(Foresight.of(one).sentence()).startsWith("one seed may refute, by the parent's noise");
        assertThat(Foresight.of(of(one, one.metric(), policy, Pairing.INDEPENDENT, 1))
                        .sentence())
                .startsWith("one seed shows a true gain of +0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no values of acc yet",
        ".9, one value of acc",
        ".9 .9 .9, hardly differs between the parent's seeds",
        ".90000001 .90000002, hardly differs"
    })
    void a_parent_that_shows_no_noise_is_said_so(String values, String words) {
        Outlook outlook = Foresight.of(parent(plan("acc > parent", 5), values));

        assertThat(outlook.basis()).isEqualTo(Outlook.Basis.NONE);
        assertThat(outlook.sentence()).contains(words);
        assertThat(outlook.detectable()).isNull();
    }

    @Test
    void one_seed_against_two_and_percent_of_mixed_signs_cannot_be_judged() {
        assertThat(Foresight.of(parent(plan("acc > parent", 1), ".86 .87")).sentence())
                .isEqualTo("one seed, and the parent has 2 where 3 are needed to lend their noise");
        assertThat(Foresight.of(parent(plan("acc >= parent + 1%", 5), "-.1 .1 .2"))
                        .sentence())
                .contains("not all of one sign");
        assertThat(Foresight.of(plan("acc >= 0.9", 1)).basis()).isEqualTo(Outlook.Basis.NONE);
    }

    @Test
    void what_does_not_depend_on_the_seed_is_exact() {
        Planned exact = of(
                parent(plan("acc > parent", 2), ".9 .9"),
                metric(Goal.MAXIMIZE, true, null),
                Judgement.Policy.DEFAULT,
                Pairing.INDEPENDENT,
                1);

        assertThat(Foresight.of(exact).basis()).isEqualTo(Outlook.Basis.EXACT);
        assertThat(codes(Foresight.of(exact))).isEmpty();
    }

    @Test
    void seeds_that_decide_follow_the_rule_book() {
        // 2 (2.8016 / 0.5)^2 + 2 = 64.8
        assertThat(Foresight.seeds(1, 0.5, 1)).contains(65);
        assertThat(Foresight.seeds(1, 0.5, 4).orElseThrow()).isGreaterThan(65);
        assertThat(Foresight.seeds(1, 1e-9, 1)).isEmpty();
    }
}
