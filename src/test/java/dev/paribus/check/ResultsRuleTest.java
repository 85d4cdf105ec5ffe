package dev.paribus.check;

import static dev.paribus.check.Plans.files;
import static dev.paribus.check.Plans.ran;
import static dev.paribus.check.Plans.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Results are held against what stands beside them, on the experiment's branch and on trunk. */
class ResultsRuleTest {
    private static List<String> codes(Facts facts) {
        return Rules.check(facts).stream().map(Problem::code).toList();
    }

    @Test
    void on_trunk_later_code_is_a_warning_and_no_second_change() {
        Consumer<Plans> later = p -> {
            p.branch = "main";
            p.code = files("M train.py");
            p.yardstick = files("M eval/score.py");
            p.results = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:b", ""));
        };
        assertThat(Rules.check(Plans.but(later))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("results-moved");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.hint()).contains("--kind baseline");
        });
        assertThat(codes(Plans.but(later.andThen(p -> p.branch = "exp/amber-otter"))))
                .containsExactly("two-changes", "protected-path", "results-moved");
    }

    @Test
    void results_are_held_against_record_code_and_data_as_far_as_they_are_known() {
        assertThat(codes(Plans.but(
                        p -> p.results = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:a", "1:d")))))
                .isEmpty();
        var moved = Plans.but(p -> p.results = results("amber-otter", ran("r", "1:a", "1:d"), ran("r", "1:b", "1:e")));
        assertThat(Rules.check(moved))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("the code and the data moved since the run at cccccccccccc"));
        // The frozen record says it better than its blob id.
        assertThat(codes(Plans.but(p -> {
                    p.freeze = new Facts.Freeze("c".repeat(40), "name: a\na: 1\n", "name: a\na: 2\n");
                    p.results = results("amber-otter", ran("r", "1:a", ""), ran("s", "1:a", ""));
                })))
                .containsExactly("record-frozen");
    }

    @Test
    void a_frozen_record_shows_the_line_both_ways() {
        var facts = Plans.but(p -> p.freeze = new Facts.Freeze("c".repeat(40), "name: a\nb: 2\n", "name: a\nb: 3\n"));
        assertThat(Rules.check(facts)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).endsWith("line 2 is 'b: 3', was 'b: 2'");
            assertThat(problem.location()).hasToString("experiment.yaml:2:1");
            assertThat(problem.related().get(0).location().revision()).isEqualTo("c".repeat(40));
            assertThat(problem.hint()).startsWith("git checkout cccccccccccc -- experiment.yaml");
        });
        assertThat(codes(Plans.but(p -> p.freeze = new Facts.Freeze("c".repeat(40), "name: a\n", "name: a\n"))))
                .isEmpty();
        assertThat(codes(Plans.but(p -> p.freeze = new Facts.Freeze("c".repeat(40), "name: a\n", "name: a\nb\n"))))
                .containsExactly("record-frozen");
        assertThat(codes(Plans.but(p -> p.freeze = new Facts.Freeze("c".repeat(40), "name: a\nb", "name: a"))))
                .containsExactly("record-frozen");
    }
}
