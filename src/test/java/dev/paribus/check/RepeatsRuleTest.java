package dev.paribus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was tried before is said with its outcome; what measures again on purpose is left alone. */
class RepeatsRuleTest {
    static final Earlier.Twin TWIN =
            new Earlier.Twin(new ExperimentName("mossy-harbor"), State.DISCARDED, Verdict.REFUTED, "val_f1 0.86 n 5");

    private static List<String> codes(Facts facts) {
        return Rules.check(facts).stream().map(Problem::code).toList();
    }

    @Test
    void a_repetition_is_said_with_what_the_earlier_one_came_to() {
        assertThat(Rules.check(Plans.but(p -> p.earlier = new Earlier(null, List.of(TWIN, TWIN)))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .isEqualTo("parameters, code and data are those of 'mossy-harbor' "
                                    + "(refuted, discarded, val_f1 0.86 n 5), and 1 more");
                    assertThat(problem.hint()).isEqualTo("paribus show mossy-harbor");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                });
        var registered = new Earlier.Twin(new ExperimentName("mossy-harbor"), State.REGISTERED, null, null);
        assertThat(Rules.check(Plans.but(p -> p.earlier = new Earlier(null, List.of(registered)))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("'mossy-harbor' (registered)"));
    }

    @Test
    void to_measure_again_on_purpose_is_no_repetition() {
        for (ChangeKind kind : List.of(ChangeKind.BASELINE, ChangeKind.REPLICATION)) {
            assertThat(codes(Plans.but(p -> {
                        p.kind = kind;
                        p.earlier = new Earlier(null, List.of(TWIN));
                    })))
                    .doesNotContain("repeats-earlier");
        }
    }
}
