package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A look that nobody touched comes out again; every digit that was changed by hand does not. */
class RecomputeTest {
    private static final String[] P = {".8649", ".8668", ".8622", ".8661", ".8655"};
    private static final String[] A = {".8731", ".8702", ".8755", ".8718", ".8744"};

    private static Judgement facts(String... child) {
        return Cases.child(child).against(P).tried(1).judgement("m >= parent + 0.005");
    }

    private static Look with(Look look, int k, Verdict verdict, CriterionVerdict criterion) {
        return new Look(
                look.look(),
                look.rules(),
                look.primary(),
                look.seeds(),
                k,
                look.counted(),
                look.parent(),
                look.pairing(),
                List.of(criterion),
                verdict,
                look.reason());
    }

    @Test
    void an_untouched_look_comes_out_again_whatever_is_known_of_siblings_now() {
        Look look = Verdicts.judge(Cases.child(A).against(P).tried(3).judgement("m >= parent + 0.005"));
        Judgement today = Cases.child(A).against(P).tried(40).judgement("m >= parent + 0.005");
        assertThat(Recompute.differences(today, look)).isEmpty();
    }

    @Test
    void a_digit_of_a_value_is_found() {
        Look look = Verdicts.judge(facts(A));
        assertThat(Recompute.differences(facts(".8731", ".8702", ".8755", ".8718", ".8745"), look))
                .extracting(Recompute.Difference::field)
                .contains("criteria[0].gain", "criteria[0].p_s");
    }

    @Test
    void a_changed_verdict_number_or_count_is_found() {
        Look look = Verdicts.judge(facts(".8641", ".8660", ".8652", ".8634", ".8658"));
        CriterionVerdict c = look.criteria().get(0);
        assertThat(Recompute.differences(
                        facts(".8641", ".8660", ".8652", ".8634", ".8658"), with(look, look.k(), Verdict.SUPPORTED, c)))
                .containsExactly(new Recompute.Difference("verdict", "supported", "refuted"));
        var nudged = new CriterionVerdict(
                c.criterion(),
                c.guard(),
                c.verdict(),
                c.method(),
                c.alpha(),
                c.n(),
                c.parentN(),
                c.gain(),
                c.excess(),
                c.se(),
                c.df(),
                null,
                null,
                c.lower(),
                c.upper(),
                c.pSupported(),
                c.pRefuted() * (1 + 1e-10),
                null,
                c.reason());
        assertThat(Recompute.differences(
                        facts(".8641", ".8660", ".8652", ".8634", ".8658"),
                        with(look, look.k(), look.verdict(), nudged)))
                .extracting(Recompute.Difference::field)
                .containsExactly("criteria[0].p_r");
    }

    @Test
    void a_lowered_k_is_found_by_the_siblings_that_it_names_and_by_the_verdict() {
        Judgement paired = Cases.child(A).against(P).paired().tried(6).judgement("m >= parent + 0.005");
        Look look = Verdicts.judge(paired);
        assertThat(look.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Recompute.differences(
                        paired, with(look, 1, look.verdict(), look.criteria().get(0))))
                .extracting(Recompute.Difference::field)
                .contains("verdict");
    }

    @Test
    void rules_of_another_version_are_not_judged_by_ours() {
        Look look = Verdicts.judge(facts(A));
        Look later = new Look(
                look.look(),
                "R2",
                look.primary(),
                look.seeds(),
                look.k(),
                look.counted(),
                look.parent(),
                look.pairing(),
                look.criteria(),
                Verdict.REFUTED,
                look.reason());
        assertThat(Recompute.differences(facts(A), later)).isEmpty();
    }
}
