package dev.paribus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Golden;
import dev.paribus.terminal.Device;
import dev.paribus.terminal.Surroundings;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final Surroundings AROUND =
            new Surroundings(Device.PIPE, Device.PIPE, 80, Ink.PLAIN, Ink.PLAIN, Glyphs.ASCII);

    @Test
    void all_help_pages_are_as_they_were_read_last() {
        var all = new StringBuilder();
        page(all, "paribus help", HelpText.overview(Ink.PLAIN));
        for (Verb verb : Verb.values()) {
            page(all, "paribus help " + verb.word(), HelpText.of(verb, AROUND));
        }
        for (HelpTopic topic : HelpTopic.values()) {
            page(all, "paribus help " + topic.word(), HelpText.of(topic, AROUND));
        }
        Golden.check("help.txt", all.toString());
    }

    private static void page(StringBuilder all, String command, List<String> lines) {
        all.append("$ ").append(command).append('\n');
        lines.forEach(line -> all.append(line).append('\n'));
        all.append('\n');
    }

    @Test
    void every_page_has_an_example_first_and_no_line_but_an_example_is_wider_than_the_page() {
        for (Verb verb : Verb.values()) {
            List<String> lines = HelpText.of(verb, AROUND);
            assertThat(lines.get(2)).as(verb.word()).startsWith("  paribus " + verb.word());
            assertThat(lines.stream().filter(line -> !line.startsWith("  paribus ")))
                    .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void every_example_parses_with_the_options_of_its_verb() {
        for (Verb verb : Verb.values()) {
            for (HelpPage.Example example : verb.command().help().examples()) {
                List<String> words = words(example.line().split(" \\| ")[0]);
                assertThat(words.subList(0, 2)).containsExactly("paribus", verb.word());
                var syntax = new Syntax(verb.word());
                verb.command().options(syntax);
                new Parser(verb.word(), syntax.everywhere()).parse(words.subList(2, words.size()));
            }
        }
    }

    /** Splits as sh does: spaces outside quotes. */
    private static List<String> words(String line) {
        var words = new java.util.ArrayList<String>();
        var matcher =
                java.util.regex.Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(line);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    @Test
    void every_verb_has_a_command_and_a_word_that_finds_it() {
        for (Verb verb : Verb.values()) {
            assertThat(Verb.of(verb.word())).contains(verb);
            assertThat(verb.command().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo(verb.word() + "command");
        }
    }
}
