package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.render.Sample.Maker;
import dev.paribus.support.Golden;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the history gives way: with names as long as they are drawn, one that is longer, and curves. */
class LogNamesTest {
    /** Names as they are drawn, with one that somebody made by hand, a sweep, and a long reason. */
    private static List<Entry> lively() {
        String because = "Larger steps raise val_f1 because the loss falls too slowly in the first of all epochs.";
        var out = new ArrayList<Entry>();
        out.add(new Maker("crusted-bison", null, 9)
                .gave(null, "0.7867", "0.0051", null)
                .adopted()
                .make());
        out.add(new Maker("quick-lantern", "crusted-bison", 8)
                .gave(Verdict.SUPPORTED, "0.8188", "0.0031", "+0.0321")
                .says("optimizer.lr: 0.001 -> 0.003", because)
                .champion()
                .make());
        out.add(new Maker("moonlit-carpet", "quick-lantern", 7)
                .gave(Verdict.REFUTED, "0.7457", "0.0032", "-0.0898")
                .state(State.DISCARDED)
                .says("optimizer.lr: 0.003 -> 0.1", because)
                .make());
        out.add(new Maker("sylvan-fjord", "quick-lantern", 6)
                .gave(Verdict.INCONCLUSIVE, "0.8433", "0.0027", "+0.0077")
                .labels("sweep cresting-bud", "exploratory")
                .says("model.dropout_of_the_head: 0.3 -> 0.2", "")
                .make());
        out.add(new Maker("a-patient-weaver-of-long-threads", "quick-lantern", 5)
                .gave(Verdict.INCONCLUSIVE, "0.8201", "0.0030", "+0.0013")
                .says("model.depth: 2 -> 4", because)
                .make());
        return out;
    }

    private static List<String> lively(int width, LogView.Form form) {
        Log.Result plain = Sample.log(lively());
        var curves = new HashMap<ExperimentName, List<Double>>();
        lively().forEach(entry -> curves.put(entry.name(), List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)));
        var curved = new Log.Result(
                plain.entries(),
                plain.shown(),
                plain.found(),
                plain.metrics(),
                plain.trunk(),
                null,
                plain.running(),
                plain.grounds(),
                plain.prefixes(),
                curves);
        return new LogView(curved, form).text(Sample.page(width));
    }

    @Test
    void two_lines_each_at_80_columns_and_one_more_for_a_long_name_alone() {
        var out = new ArrayList<String>();
        for (int width : new int[] {60, 74, 80, 112, 120, 160}) {
            out.addAll(lively(width, LogView.Form.USUAL));
            out.add("");
        }
        Golden.check("log-names.txt", String.join("\n", out));
        assertThat(lively(80, LogView.Form.USUAL)).hasSize(1 + 2 * lively().size() + 1);
    }

    @Test
    void a_curve_never_cuts_a_change_and_the_state_gives_way_to_it() {
        assertThat(String.join("\n", lively(112, LogView.Form.USUAL)))
                .contains("optimizer.lr: 0.001 -> 0.003", "  ▁▂▃▄▅▆▇█\n", "discarded  “");
        for (int width = 70; width <= 200; width++) {
            assertThat(String.join("\n", lively(width, LogView.Form.USUAL)))
                    .as("%s columns", width)
                    .contains(
                            "optimizer.lr: 0.001 -> 0.003",
                            "optimizer.lr: 0.003 -> 0.1",
                            "[sweep cresting-bud] model.dropout_of_the_head: 0.3 -> 0.2",
                            "discarded",
                            "champion");
        }
    }

    @Test
    void one_line_each_is_one_line_each() {
        for (int width : new int[] {60, 80, 120}) {
            List<String> lines = lively(width, new LogView.Form(LogView.Detail.ONE_LINE, LogView.Shape.GRAPH));
            assertThat(lines).hasSize(1 + lively().size());
            assertThat(lines.get(1)).startsWith("╭─◐  a-patient-weaver-of-long-threads  inconclusive");
            assertThat(lines.get(3)).startsWith("├─○  moonlit-carpet");
        }
    }

    @Test
    void in_full_nothing_is_cut_off() {
        List<String> lines = lively(60, new LogView.Form(LogView.Detail.FULL, LogView.Shape.GRAPH));
        assertThat(lines).noneMatch(line -> line.contains("…"));
        String joined = String.join(
                "",
                lines.stream().map(line -> line.replaceAll("^[│├╭─╯ ]+", "")).toList());
        assertThat(joined).contains("refs/heads/exp/a-patient-weaver-of-long-threads");
    }
}
