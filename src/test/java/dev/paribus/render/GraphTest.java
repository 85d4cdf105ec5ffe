package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.render.Sample.Maker;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Histories that were drawn at random: no line is torn, none is too wide, and nobody is lost. */
class GraphTest {
    private static final String NODES = "◆●○✕◌◐";
    private static final List<String> TEXTS = List.of(
            "",
            "lr: 1 -> 2",
            "Größere Schritte führen schneller ans Ziel, because they are längere",
            "学習率を半分にすると精度が上がる because 損失が振動する",
            "cafe\u0301 e\u0301\u0301\u0301 \u200d👩‍🔬 ok",
            "word".repeat(60),
            "tab\tand\nline\u001b[31m",
            "ﾊﾝｶｸ ｶﾅ 한국어 ไทย עברית");

    private final Random random = new Random(20260301);

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Entry> history(int size) {
        var out = new ArrayList<Entry>();
        var names = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            String name = (random.nextInt(12) == 0 ? "a-name-as-long-as-somebody-made-it-by-hand-some-day-" : "n") + i;
            boolean root = names.isEmpty() || random.nextInt(20) == 0;
            String parent = root
                    ? null
                    : random.nextInt(25) == 0
                            ? "gone"
                            : random.nextInt(3) == 0 ? names.get(names.size() - 1) : one(names);
            var maker = new Maker(name, parent, size - i)
                    .state(one(List.of(State.values())))
                    .says(one(TEXTS), one(TEXTS));
            if (random.nextBoolean()) {
                maker.gave(
                        one(List.of(Verdict.values())),
                        one(List.of("0.5", "12345.678901234567", "1e-12")),
                        "0.1",
                        "-0.25");
            }
            if (i == size - 1) {
                maker.champion();
            }
            out.add(maker.make());
            names.add(name);
        }
        return out;
    }

    private List<Entry> some(List<Entry> of) {
        int share = 1 + random.nextInt(4);
        return of.stream().filter(entry -> random.nextInt(share) == 0).toList();
    }

    @Test
    void no_line_is_torn_whatever_is_shown() {
        for (int round = 0; round < 150; round++) {
            List<Entry> all = history(1 + random.nextInt(40));
            List<Entry> shown = some(all);
            List<Graph.Row> rows = Graph.rows(shown, all, new Standing(all, Set.of()), Glyphs.UTF8);
            assertThat(rows.stream().filter(row -> !row.named()).map(Graph.Row::entry))
                    .containsExactlyInAnyOrderElementsOf(shown);
            for (int more = 1; more <= 3; more++) {
                connected(drawn(rows, more));
            }
        }
    }

    /** @param lines of each experiment */
    private static List<String> drawn(List<Graph.Row> rows, int lines) {
        var out = new ArrayList<String>();
        for (Graph.Row row : rows) {
            out.add((lines > 1 ? row.indent() : row.beside()) + (row.named() ? "~" : "●"));
            if (row.named()) {
                continue;
            }
            if (lines > 1 || row.ends()) {
                out.add(row.below());
            }
            if (lines > 2) {
                out.add(row.after());
            }
        }
        return out;
    }

    /** A ~ in a later column is that of a joint, which the line's other signs hold. */
    private static void connected(List<String> lines) {
        String picture = String.join("\n", lines);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int column = 0; column < line.length(); column++) {
                char sign = line.charAt(column);
                if ("│├╭".indexOf(sign) >= 0) {
                    assertThat("│├~●".indexOf(at(lines, i + 1, column)))
                            .as("below line %s, column %s of\n%s", i, column, picture)
                            .isNotNegative();
                }
                if ("│├~╯".indexOf(sign) >= 0 && !(sign == '~' && column > 0)) {
                    assertThat("│├╭~●".indexOf(at(lines, i - 1, column)))
                            .as("above line %s, column %s of\n%s", i, column, picture)
                            .isNotNegative();
                }
                if (sign == '├' || sign == '╭') {
                    assertThat(line.substring(column + 1)).as(picture).matches("[─~][╯●]");
                }
            }
        }
    }

    private static char at(List<String> lines, int line, int column) {
        return line < 0 || line >= lines.size() || column >= lines.get(line).length()
                ? ' '
                : lines.get(line).charAt(column);
    }

    @Test
    void no_line_is_wider_than_the_page_whatever_the_texts_say() {
        for (int round = 0; round < 60; round++) {
            List<Entry> all = history(1 + random.nextInt(30));
            List<Entry> shown = some(all);
            var form = new LogView.Form(one(List.of(LogView.Detail.values())), one(List.of(LogView.Shape.values())));
            int width = 40 + random.nextInt(161);
            var view = new LogView(Sample.part(all, shown, shown.size()), form);
            for (Page page : List.of(Sample.page(width), Sample.ascii(width))) {
                List<String> lines = view.text(page);
                assertThat(lines)
                        .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width))
                        .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
                for (Entry entry : shown) {
                    assertThat(lines)
                            .anyMatch(line -> line.contains(entry.name().text()));
                }
            }
        }
    }

    @Test
    void a_line_over_hidden_ones_says_so() {
        List<Entry> all = Sample.history();
        List<Entry> shown = List.of(all.get(0), all.get(4), all.get(6));
        List<Graph.Row> rows = Graph.rows(shown, all, new Standing(all, Set.of()), Glyphs.UTF8);
        assertThat(drawn(rows, 2)).containsExactly("  ●", "╭~╯", "│ ●", "├~╯", "●", "");
        assertThat(rows.get(2).entry().name()).isEqualTo(new ExperimentName("swift-heron"));
    }

    @Test
    void several_that_stand_on_a_hidden_one_stand_on_its_name() {
        List<Entry> all = Sample.history();
        List<Entry> shown = List.of(all.get(2), all.get(3), all.get(4), all.get(6));
        var view =
                new LogView(Sample.part(all, shown, 4), new LogView.Form(LogView.Detail.ONE_LINE, LogView.Shape.GRAPH));
        List<String> lines = view.text(Sample.page(80));
        assertThat(lines.stream().map(line -> line.replaceAll(" +(measured|failed|discarded) .*| +failed$", "")))
                .containsExactly(
                        lines.get(0),
                        "╭─✕  mild-crane",
                        "│ ◐  stray-lynx",
                        "├─○  loud-finch",
                        "~  swift-heron, not shown",
                        "@  bold-robin",
                        "~");
    }
}
