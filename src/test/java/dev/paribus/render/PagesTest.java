package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.render.Sample.Maker;
import dev.paribus.support.Golden;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Attempts;
import dev.paribus.verb.Check;
import dev.paribus.verb.Explain;
import dev.paribus.verb.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static ShowView show() {
        return new ShowView(SampleRecord.show(
                "Halving the learning rate raises val_f1 because the training loss oscillates in the last epochs.",
                "",
                List.of(new Decision(State.DISCARDED, "too little to matter", null, Verdict.INCONCLUSIVE))));
    }

    private static StatusView status(String text) {
        return new StatusView(new Status.Result(
                text.isEmpty() ? "main" : text,
                Sample.history().get(1),
                new ExperimentName("bold-robin"),
                List.of(
                        new Maker("quick-wren", "calm-otter", 3)
                                .state(State.REGISTERED)
                                .says("warmup: 500 -> 2000", text)
                                .make(),
                        new Maker("busy-bee", "calm-otter", 3)
                                .state(State.REGISTERED)
                                .says(text, text)
                                .make(),
                        new Maker("mild-crane", "calm-otter", 30)
                                .state(State.FAILED)
                                .says("batch_size: 64 -> 128", text)
                                .make(),
                        new Maker("bold-robin", "calm-otter", 2)
                                .gave(Verdict.SUPPORTED, "0.8740", "0.0031", "+0.0009")
                                .says("epochs: 20 -> 40", text)
                                .make()),
                List.of(
                        new Attempts.Seen(
                                new ExperimentName("busy-bee"),
                                1,
                                "full",
                                Attempts.Phase.RUNNING,
                                null,
                                Sample.NOW.minusSeconds(600),
                                "/r/.git/paribus/runs/1/log" + text,
                                new Attempts.Far("1200", "5000" + text, null)),
                        new Attempts.Seen(
                                new ExperimentName("busy-bee"),
                                2,
                                "smoke",
                                Attempts.Phase.ENDED,
                                dev.paribus.model.AttemptEnd.KILLED,
                                Sample.NOW.minusSeconds(60),
                                "/r/.git/paribus/runs/2/log",
                                new Attempts.Far(null, null, "ended by a reboot" + text))),
                java.util.Map.of(new ExperimentName("busy-bee"), 2),
                List.of(text.isEmpty() ? "exp/late-bird" : text),
                new java.util.TreeMap<>(java.util.Map.of("override", 2, "with", 1)),
                java.util.Map.of(),
                null,
                true,
                List.of(Sample.VAL_F1, Sample.LATENCY),
                List.of()));
    }

    private static CheckView check(String text) {
        Problem problem = Problem.error("two-changes", "two parameters differ: '" + text + "'")
                .at(Location.at("experiment.yaml", 12, 7))
                .line("  lr: " + text)
                .hint("paribus explain two-changes" + text);
        return new CheckView(new Check.Result(List.of(
                new Check.Subject(
                        "amber-otter" + text,
                        "optimizer.lr",
                        "experiment.yaml",
                        List.of(problem, Problem.warning("number-kind", "1 against 1.0")),
                        null),
                new Check.Subject("slate-heron", "", "experiment.yaml", List.of(), "proven"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void a_comparison_of_many_has_every_name_verdict_and_metric_at_every_width(int width) {
        List<String> lines = SampleCompare.view("", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n")
                .text(Sample.page(width));
        lines.forEach(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width));
        assertThat(joined(lines))
                .contains("0.8650", "0.8731", "0.9000", "not comparable", "no value", "best", "inconclusive");
        assertThat(joined(lines)).doesNotContain("bold-lynx     inconclusive  0.9000 ±0.0021 n 2  best");
        Golden.check("compare-" + width + ".txt", joined(lines));
    }

    @Test
    void a_comparison_of_many_is_the_same_for_programs_whatever_the_terminal() {
        Golden.check("compare.tsv", joined(SampleCompare.view("", null).plain()));
    }

    @Test
    void a_comparison_of_many_as_data() {
        Golden.check(
                "compare.json",
                Envelope.text("compare", SampleCompare.view("", null).data(), List.of(), Envelope.Reader.PERSON)
                        + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void pages_fit_their_width(int width) {
        var all = new StringBuilder();
        for (View view :
                List.of(show(), SampleRecord.diff("", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n"), status(""))) {
            List<String> lines = view.text(Sample.page(width));
            lines.forEach(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width));
            all.append(joined(lines)).append("----\n");
        }
        Golden.check("pages-" + width + ".txt", all.toString());
    }

    @Test
    void a_padded_difference_has_its_colour_too() {
        assertThat(Differences.painted("+0.01 worse  ", Ink.COLOURED)).isEqualTo("\u001b[31m+0.01 worse  \u001b[0m");
        assertThat(Differences.painted("+0.01 better", Ink.COLOURED)).startsWith("\u001b[32m");
        assertThat(Differences.painted("0.00 equal", Ink.COLOURED)).isEqualTo("0.00 equal");
    }

    @Test
    void tables_for_pipes_have_stable_columns() {
        Golden.check(
                "pages.tsv",
                joined(show().plain()) + "\n" + joined(SampleRecord.diff("", "").plain()) + "\n"
                        + joined(status("").plain()) + "\n" + joined(check("").plain()));
    }

    @Test
    void data_has_the_keys_of_the_files() {
        var all = new StringBuilder();
        for (View view : List.of(show(), SampleRecord.diff("", null), status(""), check(""))) {
            all.append(Envelope.text("kind", view.data(), view.inEnvelope(), Envelope.Reader.PERSON))
                    .append('\n');
        }
        Golden.check("pages.json", all.toString());
    }

    @Test
    void findings_are_the_payload_and_in_the_envelope_but_not_told_twice() {
        assertThat(joined(check("x").text(Sample.page(80))))
                .contains(
                        "experiment.yaml:12:7: error: two parameters differ: 'x' [two-changes]",
                        "1 error, 1 remark",
                        "slate-heron: fine");
        assertThat(check("x").problems()).isEmpty();
        assertThat(check("x").inEnvelope()).hasSize(2);
    }

    @Test
    void better_and_worse_follow_the_goal_of_each_metric() {
        assertThat(Differences.word(List.of(Sample.VAL_F1, Sample.LATENCY), "latency_ms", "+1.20"))
                .isEqualTo("worse");
        assertThat(Differences.word(List.of(Sample.VAL_F1, Sample.LATENCY), "val_f1", "+1.20"))
                .isEqualTo("better");
        assertThat(Differences.word(List.of(Sample.VAL_F1), "val_f1", "0.0000")).isEqualTo("equal");
        assertThat(Differences.word(List.of(Sample.VAL_F1), "val_f1", "much")).isEmpty();
        assertThat(Differences.word(List.of(Sample.VAL_F1), "gone", "+1")).isEmpty();
        assertThat(Differences.number("1e999999999")).isNull();
    }

    @Test
    void an_explanation_is_the_same_text_everywhere() {
        var view = new ExplainView(new Explain.Result(List.of(), "# x\n\nbecause\u001b[31m\n"));
        assertThat(view.text(Sample.page(80))).isEqualTo(view.plain()).containsExactly("# x", "", "because\\x1b[31m");
    }

    @Test
    void hostile_texts_reach_neither_terminal_nor_table() {
        for (String evil : Hostile.STRINGS) {
            var views = new ArrayList<View>();
            views.add(new ShowView(
                    SampleRecord.show(evil, evil + "!", List.of(new Decision(State.KEPT, evil, evil, null)))));
            views.add(SampleRecord.diff(evil, evil));
            views.add(SampleCompare.view(evil, evil));
            views.add(status(evil));
            views.add(check(evil));
            for (View view : views) {
                assertThat(joined(view.text(Sample.page(80))).replace("\n", "")).satisfies(Hostile::harmless);
                int columns = view.plain().get(0).split("\t", -1).length;
                for (String row : view.plain()) {
                    assertThat(row.split("\t", -1)).hasSize(columns);
                    assertThat(row.replace("\t", "")).satisfies(Hostile::harmless);
                }
                assertThat(Envelope.text("x", view.data(), view.inEnvelope(), Envelope.Reader.PROGRAM))
                        .satisfies(Hostile::harmless);
            }
        }
    }
}
