package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Amendment;
import dev.paribus.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmendmentsFileTest {
    private static Parsed<List<Amendment>> read(String text) {
        return AmendmentsFile.read("amendments.yaml", bytes(text));
    }

    @Test
    void amendments_are_read_in_their_order() {
        assertThat(read("""
                        paribus: 1
                        amendments:
                          - {look: 2, seeds: [6, 7], because: "cannot tell: too few"}
                          - look: 3
                            seeds: [9]
                            because: one more
                        """).value())
                .containsExactly(
                        new Amendment(2, List.of(6, 7), "cannot tell: too few"),
                        new Amendment(3, List.of(9), "one more"));
    }

    @Test
    void what_is_wrong_is_said_all_at_once() {
        assertThat(read("paribus: 1\namendments:\n  - {look: two, seeds: [1, 1]}\n")
                        .problems())
                .extracting(Problem::code)
                .contains("bad-seeds")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(read("paribus: 9\namendments: []\n").value()).isNull();
    }

    @Test
    void amendments_are_appended_and_what_stood_there_keeps_every_byte() {
        byte[] one =
                AmendmentsFile.append("amendments.yaml", null, new Amendment(2, List.of(4, 5), "cannot tell: few"));
        assertThat(new String(one, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("""
                paribus: 1
                amendments:
                  - look: 2
                    seeds: [4, 5]
                    because: "cannot tell: few"
                """);
        byte[] hand = bytes("# ours\nparibus: 1\namendments:\n- {look: 2, seeds: [4], because: x} # why");
        byte[] two = AmendmentsFile.append("amendments.yaml", hand, new Amendment(3, List.of(7), "more"));
        assertThat(new String(two, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(new String(hand, java.nio.charset.StandardCharsets.UTF_8)
                        + "\n- look: 3\n  seeds: [7]\n  because: more\n");
    }
}
