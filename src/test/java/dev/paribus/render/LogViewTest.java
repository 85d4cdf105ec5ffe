package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Entry;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.render.Sample.Maker;
import dev.paribus.support.Golden;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogViewTest {
    private static LogView view(List<Entry> entries) {
        return new LogView(Sample.log(entries), LogView.Form.USUAL);
    }

    private static final LogView.Form ONE_LINE = new LogView.Form(LogView.Detail.ONE_LINE, LogView.Shape.GRAPH);

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** The same history in colour, without, without UTF-8, a line each, in full, and a part of it. */
    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void the_history_fits_its_width(int width) {
        List<Entry> all = Sample.history();
        List<Entry> shown = Sample.log(all).shown();
        Log.Result whole = Sample.part(all, shown, all.size());
        var part = Sample.part(all, List.of(all.get(6), all.get(4), all.get(2), all.get(0)), 4);
        Page page = Sample.page(width);
        Page coloured = new Page(width, Ink.COLOURED, Glyphs.UTF8, Sample.NOW);
        var out = new ArrayList<String>();
        for (Page each : List.of(page, coloured, Sample.ascii(width))) {
            out.addAll(new LogView(whole, LogView.Form.USUAL).text(each));
            out.add("");
        }
        out.addAll(new LogView(part, LogView.Form.USUAL).text(page));
        out.add("");
        for (var detail : List.of(LogView.Detail.ONE_LINE, LogView.Detail.FULL)) {
            for (var shape : LogView.Shape.values()) {
                out.addAll(new LogView(part, new LogView.Form(detail, shape)).text(page));
                out.add("");
            }
        }
        assertThat(out).allSatisfy(line -> assertThat(Width.of(plain(line))).isLessThanOrEqualTo(width));
        Golden.check("log-" + width + ".txt", joined(out));
    }

    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void one_line_each_without_utf8() {
        var view = new LogView(Sample.log(Sample.history()), ONE_LINE);
        String text = joined(view.text(Sample.ascii(100)));
        assertThat(text).matches("[ -~\n]+");
        Golden.check("log-oneline-ascii.txt", text);
    }

    @Test
    void name_state_verdict_and_metric_stand_at_every_width() {
        for (int width = 40; width <= 200; width += 7) {
            String text = joined(view(Sample.history()).text(Sample.page(width)));
            assertThat(text)
                    .contains(
                            "calm-otter",
                            "supported",
                            "0.8731 ±0.0021 n 5",
                            "+0.0081 better",
                            "-0.0138 worse",
                            "loud-finch",
                            "not evidence");
        }
    }

    @Test
    void colour_changes_nothing_but_colour() {
        Page coloured = new Page(80, Ink.COLOURED, Glyphs.UTF8, Sample.NOW);
        String text = joined(view(Sample.history()).text(coloured));
        assertThat(text).contains("\u001b[");
        assertThat(plain(text)).isEqualTo(joined(view(Sample.history()).text(Sample.page(80))));
    }

    @Test
    void the_table_for_pipes_has_stable_columns_and_one_line_each() {
        List<String> lines = view(Sample.history()).plain();
        Golden.check("log.tsv", joined(lines));
        assertThat(lines)
                .hasSize(8)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(22));
    }

    @Test
    void the_data_has_numbers_as_numbers_and_null_for_unknown() {
        Golden.check(
                "log.json",
                Envelope.text(
                                "log",
                                view(Sample.history()).data(),
                                view(Sample.history()).problems(),
                                Envelope.Reader.PERSON)
                        + "\n");
    }

    @Test
    void a_limit_shows_the_newest_and_says_what_is_left() {
        List<Entry> newest = Sample.log(Sample.history()).shown().subList(0, 2);
        var view = new LogView(Sample.part(Sample.history(), newest, 7), ONE_LINE);
        List<String> text = view.text(Sample.page(80));
        assertThat(text.get(text.size() - 1)).isEqualTo("5 more; -n 7 shows them");
        assertThat(joined(text))
                .contains("bold-robin", "quick-wren", "~  calm-otter, not shown\n")
                .doesNotContain("mild-crane");
        assertThat(view.plain()).hasSize(3);
    }

    @Test
    void every_experiment_is_drawn_once_whatever_its_parents_say() {
        List<Entry> odd = List.of(
                new Maker("self-made", "self-made", 5).make(),
                new Maker("ring-one", "ring-two", 4).make(),
                new Maker("ring-two", "ring-one", 3).make(),
                new Maker("lost-child", "gone-parent", 2).make());
        List<String> names = Graph.rows(odd, odd, new Standing(odd, Set.of()), Glyphs.UTF8).stream()
                .map(row -> row.entry().name().text())
                .toList();
        assertThat(names).containsExactlyInAnyOrder("self-made", "ring-one", "ring-two", "lost-child");
    }

    @Test
    void a_lost_parent_ends_the_line_with_a_tilde() {
        List<Entry> odd = List.of(
                new Maker("lost-child", "gone-parent", 2).says("lr: 1 -> 2", "").make());
        assertThat(view(odd).text(Sample.page(80)).get(2)).startsWith("~  ").contains("2 h ago");
    }

    @Test
    void deep_side_lines_stay_within_the_page() {
        var deep = new ArrayList<Entry>();
        deep.add(new Maker("root", null, 500).champion().make());
        String parent = "root";
        for (int i = 0; i < 40; i++) {
            String next = "deep-" + i;
            deep.add(new Maker(next, parent, 400 - i).make());
            deep.add(new Maker("twig-" + i, parent, 200 - i).make());
            parent = next;
        }
        List<String> lines = view(deep).text(Sample.page(80));
        assertThat(lines).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
        assertThat(joined(lines)).contains("deep-39", "twig-39");
    }

    @Test
    void ten_thousand_siblings_and_a_line_of_ten_thousand_are_drawn_without_deep_recursion() {
        var wide = new ArrayList<Entry>();
        wide.add(new Maker("root", null, 30_000).champion().make());
        for (int i = 0; i < 10_000; i++) {
            wide.add(new Maker("s" + i, i % 2 == 0 ? "root" : i == 1 ? "root" : "s" + (i - 2), 20_000 - i).make());
        }
        assertThat(Graph.rows(wide, wide, new Standing(wide, Set.of()), Glyphs.UTF8))
                .hasSize(10_001);
    }

    @Test
    void states_have_words_that_tell_kept_from_reverted() {
        List<Entry> entries = List.of(
                new Maker("old-one", null, 9).champion().make(),
                new Maker("undone", "old-one", 8)
                        .state(State.KEPT)
                        .gave(Verdict.SUPPORTED, "1", "0.1", "+0.1")
                        .adopted()
                        .make(),
                new Maker("awaited", "old-one", 7).state(State.KEPT).make(),
                new Maker("busy", "old-one", 6).state(State.REGISTERED).make());
        var standing = new Standing(entries, Set.of(entries.get(3).name()));
        assertThat(entries.stream().map(standing::word))
                .containsExactly("champion", "kept, reverted", "kept, not on trunk", "running");
    }

    @Test
    void an_empty_history_and_a_lonely_baseline_say_what_is_next() {
        assertThat(view(List.of()).problems()).extracting(Problem::code).containsExactly("no-experiments");
        var registered =
                List.of(new Maker("base", null, 1).state(State.REGISTERED).make());
        assertThat(view(registered).problems()).extracting(Problem::hint).containsExactly("paribus run");
        var measured = List.of(new Maker("base", null, 1).champion().make());
        assertThat(view(measured).problems()).extracting(Problem::code).containsExactly("only-baseline");
        assertThat(view(Sample.history()).problems()).isEmpty();
    }

    @Test
    void one_of_many_tries_is_said_to_be_one() {
        var entries = new java.util.ArrayList<Entry>();
        entries.add(new Maker("base", null, 9).champion().make());
        for (int i = 0; i < 30; i++) {
            entries.add(new Maker("sibling-" + i, "base", 8)
                    .gave(Verdict.SUPPORTED, "1", "0.1", "+0.1")
                    .says("lr: 1 -> 2", "")
                    .make());
        }
        String text = joined(view(entries).text(Sample.page(120)));
        assertThat(text).contains("[would not hold among 30] lr: 1 -> 2", "30 tried");
        assertThat(view(entries).plain().get(1)).endsWith("\t30\t0.033\twould not hold among 30");
        assertThat(view(entries).data().get(0)).containsEntry("tried", 30).containsEntry("holds_among_tried", false);
    }

    @Test
    void hostile_texts_reach_neither_terminal_nor_table() {
        for (String evil : Hostile.STRINGS) {
            Entry entry = new Maker("calm-otter", null, 1)
                    .gave(Verdict.SUPPORTED, evil, evil, evil)
                    .says(evil, evil)
                    .labels(evil)
                    .make();
            var view = view(List.of(entry));
            assertThat(joined(view.text(Sample.page(80))).replace("\n", "")).satisfies(Hostile::harmless);
            assertThat(view.plain()).hasSize(2);
            assertThat(view.plain().get(1).split("\t", -1)).hasSize(22);
            assertThat(view.plain().get(1).replace("\t", "")).satisfies(Hostile::harmless);
            assertThat(Envelope.text("log", view.data(), List.of(), Envelope.Reader.PROGRAM))
                    .satisfies(Hostile::harmless);
        }
    }

    @Test
    void a_metric_that_is_no_longer_declared_gets_no_word() {
        var result = Log.Result.of(Sample.history(), List.of(Sample.LATENCY), "main", null, Set.of());
        String text = joined(new LogView(result, LogView.Form.USUAL).text(Sample.page(120)));
        assertThat(text).contains("val_f1 0.8731").doesNotContain("better");
    }
}
