package dev.paribus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.check.History.RanAt;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The answer in one word, whatever the policy says of the findings. */
class RegisteredTest {
    private static String answer(Consumer<Histories> change) {
        return Rules.registered(Plans.but(Histories.but(change)
                        .andThen(p -> Rules.codes().forEach(code -> p.policy.put(code, "off")))))
                .map(Registered::word)
                .orElse("none");
    }

    @Test
    void a_plan_in_front_of_its_results_is_proven() {
        assertThat(answer(h -> {})).isEqualTo("proven");
        assertThat(answer(h -> h.edit(3, "because", "since"))).isEqualTo("proven");
        assertThat(answer(h -> h.edit(0, "because", "since")))
                .as("mended before the run")
                .isEqualTo("proven");
    }

    @Test
    void one_commit_and_commits_made_anew_are_not_provable_unless_another_ref_shows_them() {
        Consumer<Histories> squashed = h -> {
            h.line.subList(0, 2).clear();
            h.ran.put(Histories.RAN, new RanAt(false, false, null, List.of()));
        };
        assertThat(answer(squashed)).isEqualTo("not provable here");
        assertThat(answer(squashed.andThen(h -> h.proof = "origin/exp/amber-otter")))
                .isEqualTo("proven");
        Consumer<Histories> rebased = h -> h.ran.put(Histories.RAN, new RanAt(false, false, null, List.of()));
        assertThat(answer(rebased)).isEqualTo("not provable here");
        assertThat(answer(rebased.andThen(h -> h.proof = "archive/exp/amber-otter")))
                .isEqualTo("proven");
    }

    @Test
    void what_the_commits_contradict_is_violated_and_no_other_ref_heals_it() {
        assertThat(answer(h -> h.before = true)).isEqualTo("violated");
        assertThat(answer(h -> {
                    h.now = Histories.RECORD.replace("0.005", "0.001");
                    h.proof = "origin/exp/amber-otter";
                }))
                .isEqualTo("violated");
        assertThat(answer(h -> h.summary = h.with(6))).isEqualTo("violated");
    }

    @Test
    void an_edit_under_which_results_were_committed_is_an_error_though_it_was_put_back() {
        Consumer<Plans> edit = Histories.but(h -> {
            h.line.add(Histories.step('f', Histories.RECORD, h.summary, List.of("results/summary.yaml"), List.of()));
            h.edit(4, "because", "since");
        });
        assertThat(Rules.check(Plans.but(edit))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("plan-put-back");
            assertThat(problem.message()).endsWith("results were committed while the edit stood");
        });
    }

    @Test
    void without_results_there_is_no_answer() {
        assertThat(Rules.registered(Plans.good())).isEmpty();
    }

    @Test
    void parts_of_a_record_are_compared_byte_for_byte_and_comments_between_them_are_not() {
        List<String> keys = List.of("success", "seeds");
        String record = "name: a\nsuccess:\n- x > 1\n# a remark\nseeds: [1]\n";
        assertThat(PlanText.differing(record, record.replace("# a remark\n", "\n"), keys))
                .isEmpty();
        assertThat(PlanText.differing(record, record.replace("> 1", ">  1"), keys))
                .containsExactly("success");
        assertThat(PlanText.differing(record, record.replace("\n", "\r\n"), keys))
                .containsExactly("success");
        assertThat(PlanText.differing("{name: a, seeds: [1]}", "{name: a, seeds: [2]}", keys))
                .containsExactly("success", "seeds");
    }
}
