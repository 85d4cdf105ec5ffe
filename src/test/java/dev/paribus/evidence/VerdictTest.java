package dev.paribus.evidence;

import static dev.paribus.model.Verdict.INCONCLUSIVE;
import static dev.paribus.model.Verdict.REFUTED;
import static dev.paribus.model.Verdict.SUPPORTED;
import static dev.paribus.model.Verdict.VOID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is no matter of golden numbers: exact bounds, seeds that failed, wiring, policies, counts, the whole verdict. */
class VerdictTest {
    private static final String[] P = {".8649", ".8668", ".8622", ".8661", ".8655"};
    private static final String[] A = {".8731", ".8702", ".8755", ".8718", ".8744"};
    private static final Judgement.Policy EQUAL_NOISE = new Judgement.Policy(Judgement.OneSeed.EQUAL_NOISE, Set.of());

    private static void is(CriterionVerdict found, Verdict verdict, String cause) {
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.reason()).endsWith(": " + verdict.word());
    }

    @Test
    void a_threshold_met_to_the_last_digit_is_met() {
        // In doubles the mean difference is 0.19999999999999998.
        var v = Cases.child("0.29", "0.3", "0.31")
                .against("0.09", "0.1", "0.11")
                .on(">= parent + 0.2");
        assertThat(v.excess()).isZero();
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        var strict = Cases.child("0.29", "0.3", "0.31")
                .against("0.09", "0.1", "0.11")
                .on("> parent + 0.2");
        assertThat(strict.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(strict.reason()).contains("the estimate falls short of it");
    }

    @Test
    void a_percentage_is_exact_too_and_follows_the_sign_of_the_parent() {
        assertThat(Cases.child("1.10", "1.21", "1.32")
                        .against("1.0", "1.1", "1.2")
                        .on(">= parent + 10%")
                        .excess())
                .isZero();
        // Ten percent better than -1 is -0.9.
        assertThat(Cases.child("-0.90", "-0.99", "-0.81")
                        .against("-1.0", "-1.1", "-0.9")
                        .on(">= parent + 10%")
                        .excess())
                .isZero();
        is(Cases.child("1", "2", "3").against("-1", "1", "2").on(">= parent + 10%"), INCONCLUSIVE, "mixed-signs");
        is(Cases.child("1", "2", "3").against("0", "0", "0").on(">= parent + 10%"), INCONCLUSIVE, "mixed-signs");
        is(Cases.child("1", "2", "3").against("0", "1", "2").on(">= parent + 10%"), INCONCLUSIVE, "mixed-signs");
    }

    @Test
    void numbers_far_apart_in_size_do_not_overflow() {
        var v = Cases.child("3e300", "3.1e300", "2.9e300")
                .against("1e300", "1.1e300", "0.9e300")
                .on("> parent");
        assertThat(v.df()).isEqualTo(4.0);
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        var tiny = Cases.child("3e-200", "3.1e-200", "2.9e-200")
                .against("1e-200", "1.1e-200", ".9e-200")
                .on("> parent");
        assertThat(tiny.verdict()).isEqualTo(SUPPORTED);
        assertThat(tiny.df()).isEqualTo(4.0);
    }

    @Test
    void a_child_with_a_seed_that_is_missing_or_diverged_is_never_computed_on_the_others() {
        var v = Cases.child(".8731", ".8702", "-", ".8718", ".8744").against(P).on("> parent");
        is(v, INCONCLUSIVE, "incomplete");
        assertThat(v.reason()).contains("(4 of 5: seed 3 not run)");
        assertThat(v.gain()).isNull();
        var nan =
                Cases.child(".8731", "nan", "-inf", ".8718", ".8744").against(P).on("> parent");
        assertThat(nan.reason()).contains("3 of 5: seed 2 m is NaN, seed 3 m is -Infinity");
        is(nan, INCONCLUSIVE, "incomplete");
        is(Cases.child(A).against(".86", "-", ".87").on("> parent"), INCONCLUSIVE, "parent-incomplete");
        assertThat(Cases.child(A).against(".86", "-", ".87").on(">= 0.86").verdict())
                .isEqualTo(SUPPORTED);
    }

    @Test
    void a_diverged_seed_counts_as_the_worst_value_where_the_project_said_so_before() {
        var v = Cases.child(".8731", "nan", ".8755", ".8718", ".8744")
                .against(P)
                .onDiverge("0")
                .on("> parent");
        assertThat(v.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(v.cause()).isNull();
        assertThat(v.n()).isEqualTo(5);
        assertThat(v.reason()).endsWith("(1 of 5 seeds diverged, counted as 0)");
        var both = Cases.child("nan", ".87", ".8755")
                .against("nan", ".86", ".865")
                .onDiverge("0.5")
                .on("> parent");
        assertThat(both.reason())
                .endsWith("(1 of 3 seeds diverged, counted as 0.5, 1 of 3 parent's seeds diverged, counted as 0.5)");
        // A seed that never ran is not a diverged one.
        is(Cases.child(".8731", "-", ".8755").against(P).onDiverge("0").on("> parent"), INCONCLUSIVE, "incomplete");
    }

    @Test
    void one_seed_may_only_refute_unless_the_policy_says_otherwise() {
        var better = Cases.child(".8831").against(P).on("> parent");
        assertThat(better.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(better.pSupported()).isLessThan(0.005);
        assertThat(better.reason()).contains("p 0.0", "one seed, assumes the parent's noise");
        var allowed = Cases.child(".8831").against(P).policy(EQUAL_NOISE).on("> parent");
        assertThat(allowed.verdict()).isEqualTo(SUPPORTED);
        assertThat(allowed.reason()).contains("one seed, assumes the parent's noise");
        assertThat(Cases.child(".8831")
                        .against(P)
                        .policy(EQUAL_NOISE)
                        .tried(20)
                        .on("> parent")
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
        is(Cases.child(".99").against(".86", ".87").on("> parent"), INCONCLUSIVE, "one-seed");
        is(Cases.child(".99").on(">= 0.5"), INCONCLUSIVE, "one-seed");
        is(Cases.child(".99", ".98").against(".86").on("> parent"), INCONCLUSIVE, "parent-one-seed");
    }

    @Test
    void one_seed_borrows_the_pooled_noise_where_the_plan_froze_it() {
        Noise pooled = Noise.pooled(List.of(
                new Noise.Sample(5, .00222),
                new Noise.Sample(3, .0031),
                new Noise.Sample(5, .0018),
                new Noise.Sample(2, .0025)));
        var lending = new Judgement.Policy(Judgement.OneSeed.EQUAL_NOISE, Set.of(), Map.of("m", pooled));
        var better = Cases.child(".8731").against(P).policy(lending).on("> parent");
        assertThat(better.verdict()).isEqualTo(SUPPORTED);
        assertThat(better.se()).isCloseTo(.002518519045355461, within(1e-12));
        assertThat(better.df()).isEqualTo(11);
        assertThat(better.pSupported()).isCloseTo(.00440821075, within(1e-9));
        assertThat(better.reason())
                .contains("one seed, assumes the noise pooled over 4 experiments (0.0023, 11 degrees of freedom)");
        // By the parent's own noise, with fewer degrees of freedom, it would not be.
        assertThat(Cases.child(".8731")
                        .against(P)
                        .policy(EQUAL_NOISE)
                        .on("> parent")
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
        // More seeds have a noise of their own, which is never mixed with anybody's.
        var two = Cases.child(".8731", ".8702").against(P);
        assertThat(two.policy(lending).on("> parent").se())
                .isEqualTo(
                        Cases.child(".8731", ".8702").against(P).on("> parent").se());
    }

    @Test
    void without_variation_nothing_is_concluded() {
        is(Cases.child(".86", ".86").against(".85", ".85").on("> parent"), INCONCLUSIVE, "seed-not-wired");
        is(
                Cases.child(".8600001", ".86", ".8599999")
                        .against(".85", ".8500001", ".85")
                        .on("> parent"),
                INCONCLUSIVE,
                "seed-not-wired");
        // Every pair differs by the same amount.
        is(
                Cases.child(".80", ".81", ".82", ".85")
                        .against(".70", ".71", ".72", ".75")
                        .paired()
                        .on("> parent"),
                INCONCLUSIVE,
                "no-variation");
        is(Cases.child(".86", ".86", ".86").on(">= 0.5"), INCONCLUSIVE, "seed-not-wired");
        is(Cases.child(".99").against(".86", ".86", ".86").on("> parent"), INCONCLUSIVE, "seed-not-wired");
        assertThat(Cases.child(".86", ".86", ".86")
                        .against(".85", ".851", ".849")
                        .on("> parent")
                        .cause())
                .isNull();
    }

    @Test
    void a_child_that_repeats_its_parent_did_not_get_the_change() {
        var look = Cases.child(P).against(P).look(">= parent + 0.005");
        is(look.criteria().get(0), VOID, "change-not-wired");
        assertThat(look.verdict()).isEqualTo(VOID);
        // 0.870 is 0.87, and fewer seeds than the parent's are enough.
        is(Cases.child(".8649", ".86680").against(P).on(">= parent + 0.005"), VOID, "change-not-wired");
        is(Cases.child(".8649", ".8668", ".8623").against(P).on(">= parent + 0.5"), REFUTED, null);
        // One common seed proves nothing, nor do values that never vary.
        assertThat(Cases.child(".8649").against(P).on("> parent").verdict()).isEqualTo(INCONCLUSIVE);
        is(Cases.child(".5", ".5").against(".5", ".5").on("> parent"), INCONCLUSIVE, "seed-not-wired");
        is(Cases.child(P).against(P).parentSeeds(6, 7, 8, 9, 10).on(">= parent + 0.005"), REFUTED, null);
    }

    @Test
    void a_deterministic_metric_is_compared_exactly_once_two_equal_seeds_were_seen() {
        is(
                Cases.child("100", "100")
                        .against("120", "120")
                        .minimize()
                        .deterministic()
                        .on("< parent"),
                SUPPORTED,
                null);
        is(
                Cases.child("120", "120")
                        .against("120", "120")
                        .minimize()
                        .deterministic()
                        .on("< parent"),
                REFUTED,
                null);
        is(
                Cases.child("120", "120")
                        .against("120", "120")
                        .minimize()
                        .deterministic()
                        .on("<= parent"),
                SUPPORTED,
                null);
        var v = Cases.child("100")
                .against("120", "120")
                .minimize()
                .deterministic()
                .on("<= parent - 10%");
        is(v, SUPPORTED, null);
        assertThat(v.method()).isEqualTo("exact");
        assertThat(v.pSupported()).isNull();
        is(Cases.child("100").against("120").minimize().deterministic().on("< parent"), INCONCLUSIVE, "one-seed");
        var known = new Judgement.Policy(Judgement.OneSeed.REFUTES_ONLY, Set.of("m"));
        is(
                Cases.child("100")
                        .against("120")
                        .minimize()
                        .deterministic()
                        .policy(known)
                        .on("< parent"),
                SUPPORTED,
                null);
        is(
                Cases.child("100", "101")
                        .against("120", "120")
                        .minimize()
                        .deterministic()
                        .on("< parent"),
                INCONCLUSIVE,
                "not-deterministic");
        is(Cases.child("100", "101").minimize().deterministic().on("< 200"), INCONCLUSIVE, "not-deterministic");
        is(Cases.child("100", "100").minimize().deterministic().on("< 100"), REFUTED, null);
    }

    @Test
    void few_examples_cannot_prove_more_than_they_carry() {
        String[] y = {".93", ".94", ".95", ".94", ".93"};
        assertThat(Cases.child(y).on(">= 0.9").verdict()).isEqualTo(SUPPORTED);
        var v = Cases.child(y).examples(100).on(">= 0.9");
        assertThat(v.verdict()).isEqualTo(INCONCLUSIVE);
        // s2/n = 1.4e-5, p(1-p)/N = .938*.062/100; worked by hand.
        assertThat(v.se()).isCloseTo(Math.sqrt(1.4e-5 + 5.8156e-4), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(v.df())
                .isCloseTo(
                        Math.pow(1.4e-5 + 5.8156e-4, 2) / (1.4e-5 * 1.4e-5 / 4),
                        org.assertj.core.data.Offset.offset(1e-5));
        assertThat(v.reason()).contains("3.8 of 100 examples, holds for this evaluation set");
        is(Cases.child("93", "94", "95").examples(100).on(">= 90"), INCONCLUSIVE, "not-a-share");
        assertThat(Cases.child(A)
                        .against(P)
                        .examples(200)
                        .on(">= parent + 0.005")
                        .reason())
                .contains("that is 1.6 of 200 examples");
    }

    @Test
    void pairs_use_the_common_seeds_and_want_all_of_the_childs() {
        var v = Cases.child(".846", ".866", ".856")
                .against(".842", ".861", ".853", ".870")
                .paired()
                .on("> parent");
        assertThat(v.parentN()).isEqualTo(3);
        assertThat(v.method()).isEqualTo("paired");
        is(
                Cases.child(".846", ".866", ".856")
                        .against(".842", ".861")
                        .paired()
                        .on("> parent"),
                INCONCLUSIVE,
                "pairing-impossible");
        var one = Cases.child(".846").against(".842", ".861", ".853").paired().on("> parent");
        assertThat(one.method()).isEqualTo("one-seed");
    }

    @Test
    void guards_count_no_siblings_and_decide_with_the_rest() {
        var look =
                Cases.child(A).against(P).tried(300).guard(">= parent + 0.001").look(">= parent + 0.005");
        assertThat(look.criteria()).extracting(CriterionVerdict::verdict).containsExactly(INCONCLUSIVE, SUPPORTED);
        assertThat(look.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(Cases.child(A)
                        .against(P)
                        .guard(">= 0.9")
                        .look(">= parent + 0.005")
                        .verdict())
                .isEqualTo(REFUTED);
        assertThat(Cases.child(A)
                        .against(P)
                        .guard("<= 0.9")
                        .look(">= parent + 0.005")
                        .verdict())
                .isEqualTo(VOID);
    }

    @Test
    void a_later_look_weighs_a_refutation() {
        String[] y = {".8641", ".8660", ".8652", ".8634", ".8658"};
        assertThat(Cases.child(y).against(P).look(52).on(">= parent + 0.005").verdict())
                .isEqualTo(REFUTED);
        assertThat(Cases.child(y).against(P).look(53).on(">= parent + 0.005").verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void what_cannot_be_compared_is_void_with_the_reason() {
        var look = Cases.child(A)
                .against(P)
                .incomparable("other-data", "the data differ from the parent's")
                .look("> parent");
        is(look.criteria().get(0), VOID, "other-data");
        assertThat(look.reason()).isEqualTo("m: the data differ from the parent's: void");
        is(Cases.child(A).on("> parent"), VOID, "no-parent");
        is(Cases.child(A).against(P).on("<= parent"), VOID, "against-direction");
    }

    @Test
    void an_unknown_metric_is_void_and_no_criteria_claim_nothing() {
        var known = Cases.child(A).against(P).judgement("nope > parent");
        is(Verdicts.judge(known).criteria().get(0), VOID, "unknown-metric");
        var none = new Judgement(
                List.of(),
                List.of(),
                known.metrics(),
                known.child(),
                known.parent(),
                known.pairing(),
                known.tries(),
                known.policy(),
                List.of());
        assertThat(Verdicts.judge(none).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(Siblings.counts(Verdicts.judge(none))).isFalse();
    }

    @Test
    void tries_are_the_computed_verdicts_against_this_parent_for_this_metric() {
        Look computed = Cases.child(A).against(P).look("> parent");
        Look unfinished = Cases.child(".8", "-").against(P).look("> parent");
        Look nothing = Cases.child(P).against(P).look("> parent");
        var known = List.of(
                new Siblings.Sibling("one", "a".repeat(40), List.of(computed, computed)),
                new Siblings.Sibling("two", "b".repeat(40), List.of(unfinished, nothing)),
                new Siblings.Sibling("three", "c".repeat(40), List.of(computed)));
        var tries = Siblings.tries("parent", "m", known, 1);
        assertThat(tries.k()).isEqualTo(4);
        assertThat(tries.counted()).extracting(Look.Counted::name).containsExactly("one", "one", "three");
        assertThat(Siblings.tries("other", "m", known, 1).k()).isEqualTo(1);
        assertThat(Siblings.tries("parent", "other", known, 1).k()).isEqualTo(1);
    }
}
