package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.evidence.SmokeRule.Kind;
import dev.paribus.format.CriterionText;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.MetricValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeRuleTest {
    private static AttemptSummary ended(AttemptEnd end, @Nullable String cause) {
        return new AttemptSummary("0".repeat(32), end, Instant.EPOCH, 1, null, 0, null, "stdout", 1, cause);
    }

    private static Map<String, MetricValue> acc(String value) {
        return Map.of("acc", MetricValue.parse(value).orElseThrow());
    }

    private static SmokeRule.Verdict judge(String line, String value, @Nullable String parent) {
        return SmokeRule.judge(
                List.of(CriterionText.parseAbort(line)),
                ended(AttemptEnd.OK, null),
                acc(value),
                parent == null ? null : acc(parent));
    }

    @ParameterizedTest
    @CsvSource({
        "acc < 0.5,           0.4999, , ABORTED",
        "acc < 0.5,           0.5000, , PASSED",
        "acc <= 0.5,          0.50,   , ABORTED",
        "acc > 0.5,           0.50,   , PASSED",
        "acc < parent,        0.7,  0.70, PASSED",
        "acc < parent - 0.1,  0.59, 0.7,  ABORTED",
        "acc < parent - 10%,  0.63, 0.7,  PASSED",
        "acc < parent - 10%,  0.629, 0.7, ABORTED",
        "acc < parent - 10%, -0.78, -0.7, ABORTED",
        "acc < parent - 10%, -0.77, -0.7, PASSED",
        "acc < parent,        0.1,  , PASSED",
        "acc < 0.5 at step 9, 0.1,  , PASSED",
    })
    void abort_if_is_exact_on_the_smoke_values(String line, String value, @Nullable String parent, Kind kind) {
        assertThat(judge(line, value, parent).kind()).isEqualTo(kind);
    }

    @Test
    void the_sentence_names_the_value_the_line_and_what_the_parent_means_there() {
        assertThat(judge("acc < parent - 10%", "0.629", "0.7").reason())
                .isEqualTo(
                        "ended on its smoke run: acc 0.629 meets abort_if 'acc < parent - 10%', which is 0.630 there");
    }

    @Test
    void what_had_nothing_to_be_held_against_is_told() {
        assertThat(judge("acc < parent", "0.1", null).untried()).containsExactly("acc < parent");
        assertThat(judge("acc < 0.5 at step 9", "0.1", null).untried()).isEmpty();
    }

    @Test
    void a_run_that_did_not_work_says_nothing_about_the_idea() {
        SmokeRule.Verdict verdict = SmokeRule.judge(
                List.of(CriterionText.parseAbort("acc < 0.5")),
                ended(AttemptEnd.DIVERGED, "acc is NaN"),
                acc("NaN"),
                null);

        assertThat(verdict.kind()).isEqualTo(Kind.FAILED);
        assertThat(verdict.reason()).isEqualTo("acc is NaN");
    }
}
