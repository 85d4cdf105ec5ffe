package dev.paribus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    Path temporary;

    private TestRepo repo;

    @BeforeEach
    void make() {
        repo = TestRepo.in(temporary);
    }

    private Ran run(String... words) {
        return repo.paribus(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lgo; there is no verb 'lgo'; did you mean 'log'?; unknown-verb",
                "--jsn log; there is no option '--jsn' before the verb; did you mean '--json'?; unknown-option",
                "log --onelin; paribus log has no option '--onelin'; did you mean '--oneline'?; unknown-option",
                "log --on; paribus log has no option '--on'; ; unknown-option",
                "log -n; -n needs a value; ; value-missing",
                "log -n ten; -n takes a whole number of at least 1, not 'ten'; ; number-expected",
                "log --oneline=yes; --oneline takes no value; ; value-refused",
                "log amber; 'amber' is one argument too many; ; argument-unexpected",
                "show a b; 'b' is one argument too many; ; argument-unexpected",
                "run --jobs 0; --jobs takes a whole number of at least 1, not '0'; ; number-expected",
                "run --timeout 90; --timeout takes a duration with a unit, not '90'; ; duration-expected",
                "run --because x; --because says why it is run again, or with more seeds, so it needs --again or --seeds; ; option-alone",
                "keep a --because x --because y; --because is given twice; ; option-twice",
                "drop; paribus drop needs the experiment's name; ; name-missing",
                "check --all --staged; paribus check looks at one thing: NAME, RANGE, --staged or --all; ; options-clash",
                "help tri; there is no help on 'tri'; did you mean 'try'?; unknown-topic",
                "explain two-change; there is no page on 'two-change'; did you mean 'two-changes'; unknown-code",
                "-C nowhere log; -C names no directory; ; no-directory",
                "-C; -C needs a directory; ; value-missing",
            })
    void a_bad_command_line_exits_2_with_one_plain_message_and_a_hint(
            String line, String message, String more, String code) {
        Ran ran = run(line.split(" ")).exits(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().toList()).hasSize(2);
        assertThat(ran.err())
                .contains(message)
                .contains(more == null ? "" : more)
                .contains("[" + code + "]")
                .contains("hint: ");
    }

    @Test
    void a_missing_reason_completes_the_users_own_line() {
        assertThat(run("--json", "try", "lr=0.0005").exits(2).out()).contains("\"code\":", "reason-missing");
        assertThat(run("try", "optimizer.lr=0.0005", "--success", "val_f1 > parent", "--no-color")
                        .exits(2)
                        .err())
                .contains(
                        "hint: paribus try optimizer.lr=0.0005 --success 'val_f1 > parent' --because \"Setting optimizer.lr to 0.0005 ")
                .contains(" because ...\"");
        assertThat(run("discard", "amber").exits(2).err()).contains("hint: paribus discard amber --because \"...\"");
    }

    @Test
    void json_holds_errors_too_and_nothing_stands_on_standard_error() {
        Ran ran = run("log", "--json").exits(3);
        assertThat(ran.out())
                .startsWith("{\"paribus\"")
                .contains("\"kind\":", "\"data\":", "no-project")
                .endsWith("}\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void without_a_verb_the_overview_is_printed() {
        assertThat(run().ok().out()).startsWith("paribus: one change").contains("  try ", "paribus demo");
        assertThat(run("--help").ok().out()).isEqualTo(run("help").ok().out());
        assertThat(run("log", "--help").ok().out())
                .isEqualTo(run("help", "log").ok().out())
                .contains("--oneline");
        assertThat(run("--version").ok().out()).matches("paribus [0-9.]+\n");
        assertThat(run("--no-color", "--version").ok().out()).matches("paribus [0-9.]+\n");
    }

    @Test
    void a_file_named_like_an_argument_file_is_a_plain_argument() {
        repo.write("args", "--oneline");
        assertThat(repo.paribus("show", "@args").err()).doesNotContain("oneline");
    }

    @Test
    void a_page_on_a_rule_is_printed_with_or_without_the_brackets() {
        assertThat(run("explain", "two-changes").ok().out()).startsWith("# ");
        assertThat(run("explain", "[two-changes]").ok().out())
                .isEqualTo(run("explain", "two-changes").out());
        assertThat(run("explain", "../demo/story").exits(2).err()).contains("[unknown-code]");
    }

    @Test
    void a_directory_behind_the_verb_counts_as_one_before_it() throws IOException {
        repo.write("train.sh", "echo score: 1\n");
        repo.commit("a script");
        run("init", "--command", "sh train.sh", "--metric", "score:maximize").ok();
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        String there = repo.dir().toString();

        assertThat(repo.paribusIn(elsewhere, "ls", "-C", there).ok().out())
                .isEqualTo(run("ls").ok().out())
                .isEqualTo(repo.paribusIn(elsewhere, "-C", there, "ls").ok().out());
        for (List<String> words :
                List.of(List.of("ls", "-C", elsewhere.toString()), List.of("-C", elsewhere.toString(), "ls"))) {
            assertThat(run(words.toArray(String[]::new)).exits(3).err()).contains("[not-a-repository]");
        }
        assertThat(repo.paribusIn(elsewhere, "ls", "--wher", "x").exits(2).err())
                .contains("[unknown-option]");
        assertThat(repo.paribusIn(elsewhere, "help", "ls").ok().out()).contains("--where");
    }

    @Test
    void colour_can_be_forced_and_refused() {
        assertThat(repo.paribus("--color", "help").out()).contains("\u001b[1m");
        assertThat(repo.paribus("--no-color", "help").out()).doesNotContain("\u001b");
        assertThat(new dev.paribus.support.Cli(repo.env(), repo.clock())
                        .run(repo.dir(), Map.of("CLICOLOR_FORCE", "1"), List.of("help"))
                        .out())
                .contains("\u001b[1m");
    }
}
