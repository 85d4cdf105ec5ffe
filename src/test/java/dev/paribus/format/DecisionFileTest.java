package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.Decision;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionFileTest {
    private static final Decision KEPT =
            new Decision(State.KEPT, "better: by far # really", "seeds are few", Verdict.INCONCLUSIVE);
    private static final Decision DISCARDED = new Decision(State.DISCARDED, "no gain", null, null);

    private static String append(String text, Decision decision) {
        return new String(
                DecisionFile.append("decision.yaml", text == null ? null : bytes(text), decision),
                StandardCharsets.UTF_8);
    }

    @Test
    void decisions_are_appended_and_the_last_one_counts() {
        String one = append(null, KEPT);
        assertThat(one).isEqualTo("""
                paribus: 1
                decisions:
                  - decision: kept
                    because: "better: by far # really"
                    although: seeds are few
                    verdict: inconclusive
                """);
        String two = append(one, DISCARDED);
        assertThat(two).isEqualTo(one + "  - decision: discarded\n    because: no gain\n");
        assertThat(DecisionFile.read("decision.yaml", bytes(two)).orThrow()).containsExactly(KEPT, DISCARDED);
    }

    @Test
    void what_a_person_wrote_by_hand_keeps_every_byte() {
        String hand = "# ours\r\nparibus: 1\r\ndecisions:\r\n- {decision: kept, because: x} # why";
        assertThat(append(hand, DISCARDED)).isEqualTo(hand + "\r\n- decision: discarded\r\n  because: no gain\r\n");
    }

    @Test
    void a_file_that_cannot_take_more_is_refused() {
        assertThatThrownBy(() -> append("paribus: 1\ndecisions: [{decision: kept, because: x}]\n", DISCARDED))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be appended");
        assertThatThrownBy(() -> append("paribus: 1\ndecisions:\n  - decision: maybe\n    because: x\n", DISCARDED))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("maybe");
    }

    @Test
    void equal_facts_of_an_environment_are_equal_bytes() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("python", "3.11");
        facts.put("packages", List.of("numpy 1.26", "y"));
        facts.put("gpu", null);
        facts.put("cores", 2);
        facts.put("parameters", Map.of("lr", 1e-5, "on", true));
        facts.put("empty", Map.of());
        String text = new String(EnvironmentFile.write(facts), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("""
                python: "3.11"
                packages:
                  - numpy 1.26
                  - y
                gpu: null
                cores: 2
                parameters:
                """)
                .contains("  lr: 1.0e-05\n", "  \"on\": true\n")
                .endsWith("empty: {}\n");
    }
}
