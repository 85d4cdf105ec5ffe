package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static List<String> print(Problem... problems) {
        return new ProblemText(Ink.PLAIN, 80).lines(List.of(problems));
    }

    private static Location range(int line, int column, int endColumn) {
        return new Location(null, "experiment.yaml", line, column, line, endColumn);
    }

    @Test
    void a_problem_shows_place_line_caret_related_places_and_hint() {
        Problem problem = Problem.error("two-changes", "two parameters differ: 'optimizer.lr' and 'epochs'")
                .at(range(12, 7, 13))
                .line("  lr: 0.0005")
                .related("epochs: 20 -> 30", Location.at("conf/train.yaml", 3, 9))
                .hint("paribus new epochs=30 --because \"...\"");
        assertThat(print(problem))
                .containsExactly(
                        "experiment.yaml:12:7: error: two parameters differ: 'optimizer.lr' and 'epochs' [two-changes]",
                        "    |   lr: 0.0005",
                        "    |       ^^^^^^",
                        "  conf/train.yaml:3:9: epochs: 20 -> 30",
                        "hint: paribus new epochs=30 --because \"...\"");
    }

    @Test
    void errors_come_first_and_all_are_shown() {
        assertThat(print(
                        Problem.note("a", "one"),
                        Problem.error("b", "two"),
                        Problem.warning("c", "three"),
                        Problem.error("d", "four")))
                .containsExactly("error: two [b]", "error: four [d]", "warning: three [c]", "note: one [a]");
    }

    @Test
    void the_caret_stands_below_wide_characters_tabs_and_escapes() {
        // Four code points before: two wide ones, a tab shown as two spaces, an escape shown as four characters.
        Problem problem = Problem.error("x", "y").at(range(1, 5, 6)).line("日本\t\u001bZ");
        assertThat(print(problem).subList(1, 3)).containsExactly("    | 日本  \\x1bZ", "    |           ^");
    }

    @Test
    void a_caret_behind_the_end_of_the_line_is_shown_too() {
        assertThat(print(Problem.error("x", "y").at(range(1, 40, 40)).line("short")))
                .contains("    |      ^");
    }

    @Test
    void a_long_line_is_cut_around_the_caret() {
        List<String> lines =
                print(Problem.error("x", "y").at(range(1, 301, 304)).line("a".repeat(300) + "BAD" + "c".repeat(300)));
        assertThat(lines.get(1)).hasSizeLessThanOrEqualTo(80).contains("BAD");
        assertThat(lines.get(1).indexOf("BAD")).isEqualTo(lines.get(2).indexOf("^^^"));
    }

    @Test
    void a_message_from_a_hostile_file_cannot_reach_the_terminal() {
        Problem problem = Problem.error("x", "bad value '\u001b]0;owned\u0007\u202e'")
                .at(Location.at("a\nb.yaml", 1, 1))
                .line("\u001b[2J")
                .hint("git add 'x\u001b[31m'");
        assertThat(String.join("\n", print(problem)))
                .doesNotContain("\u001b", "\u0007", "\u202e")
                .contains("a\\nb.yaml:1:1: error:");
    }

    @Test
    void a_place_in_a_commit_names_the_commit() {
        Problem problem = Problem.error("x", "y")
                .at(Location.at("experiment.yaml", 2, 3).in("0123456789012345678901234567890123456789"));
        assertThat(print(problem)).containsExactly("0123456:experiment.yaml:2:3: error: y [x]");
    }

    @Test
    void colour_only_paints_words_that_are_there_anyway() {
        Problem problem =
                Problem.warning("x", "y").at(range(1, 1, 2)).line("abc").hint("z");
        String coloured = String.join("\n", new ProblemText(Ink.COLOURED, 80).lines(List.of(problem)));
        assertThat(coloured).contains("\u001b[35mwarning:\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(String.join("\n", print(problem)));
    }
}
