package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailerBlockTest {
    private static final String BLOCK = """
            Signed-off-by: A <a@b>
            Experiment: amber-otter
            Experiment-Format: 1
            Experiment-State:measured
            Experiment-Parent: slate-heron
            Experiment-Change: optimizer.lr: 0.1 -> 0.2
            Experiment-Label: one
            Experiment-Label: two
            Experiment-Verdict: supported
            Experiment-Metric: f1  0.9 sd 0.1 n 5 delta +0.1 p 0.01 k 3 later 9
            Experiment-Metric: only
            Experiment-Later: 3
            Experiment without a colon""";

    @Test
    void lines_of_a_message_and_of_the_file_say_the_same() {
        Trailers read = TrailerBlock.parse(BLOCK, '\n').orElseThrow();
        assertThat(read.name()).isEqualTo(new ExperimentName("amber-otter"));
        assertThat(read.state()).isEqualTo(State.MEASURED);
        assertThat(read.parent()).isEqualTo(new ExperimentName("slate-heron"));
        assertThat(read.change()).isEqualTo("optimizer.lr: 0.1 -> 0.2");
        assertThat(read.hypothesis()).isEmpty();
        assertThat(read.labels()).containsExactly("one", "two");
        assertThat(read.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(read.metrics()).containsExactly(new MetricLine("f1", "0.9", "0.1", 5, "+0.1", "0.01", 3));
        assertThat(TrailerBlock.parse("\t" + read.block(), '\t')).contains(read);
        assertThat(Trailers.parse(read.render())).contains(read);
    }

    /** What takes the lines as they stand looks at them less tolerantly than this reader. */
    @Test
    void only_what_the_tool_would_write_is_normal() {
        String own = TrailerBlock.parse(BLOCK, '\n').orElseThrow().render().replace("k 3", "k 3 p 0.01");
        String normal = Trailers.parse(own).orElseThrow().render();
        assertThat(TrailerBlock.said("\n" + normal, '\n').orElseThrow().normal())
                .isTrue();
        assertThat(TrailerBlock.said(BLOCK, '\n').orElseThrow().normal()).isFalse();
        for (String other : List.of(
                normal.replace("\n", "\r\n"),
                normal.replace("Parent: ", "Parent:"),
                normal.replace("Parent: ", "Parent:  "),
                normal.replace("Parent: slate-heron", "Parent:slate-heron "),
                normal + "Experiment-Parent: other-thing\n",
                normal.replace("slate-heron", "Slate"),
                normal.replace("Verdict: supported", "Verdict: later-word"),
                normal + "Experiment-Kind: later-kind\n",
                normal + "Experiment-Metric: only\n",
                normal + "Experiment-Later: 3\n",
                normal + "Experiment without a colon\n",
                normal + "Signed-off-by: A <a@b>\n",
                normal + "Experiment-Took: " + "x".repeat(201) + "\n")) {
            assertThat(other).isNotEqualTo(normal);
            assertThat(TrailerBlock.said(other, '\n').orElseThrow().normal())
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void a_block_without_a_name_or_a_known_state_or_of_a_later_format_says_nothing() {
        for (String bad : List.of(
                "",
                ":",
                "Experiment",
                BLOCK.replace("Experiment: amber-otter", "Experiment: Amber"),
                BLOCK.replace("measured", "melted"),
                BLOCK.replace("Format: 1", "Format: 2"))) {
            assertThat(TrailerBlock.parse(bad, '\n')).as(bad).isEmpty();
        }
    }

    @Test
    void a_text_becomes_one_line_and_no_longer_than_200_characters() {
        assertThat(Trailers.oneLine("plain text")).isEqualTo("plain text");
        assertThat(Trailers.oneLine(" two  \t blanks\nand ü\u2028end ")).isEqualTo("two blanks and ü end");
        assertThat(Trailers.oneLine("\u0007")).isEmpty();
        assertThat(Trailers.oneLine("")).isEmpty();
        assertThat(Trailers.oneLine("x".repeat(300))).hasSize(200).endsWith("…");
    }
}
