package dev.paribus.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFormatTest {
    private static final List<String> FILE = """
            # first
            $ cat > a <<'END'
            $ not a command
            END

            # second
            $ paribus log \\
                --json
            {
            }
            ! oh
            [exit 3]

            # done
            """.lines().toList();

    @TempDir
    Path temporary;

    @Test
    void reads_commands_comments_and_output() {
        Transcript read = Transcript.parse(FILE);
        assertThat(read.steps()).hasSize(2);
        assertThat(read.steps().get(0).command()).isEqualTo("cat > a <<'END'\n$ not a command\nEND");
        assertThat(read.steps().get(0).expected()).isEmpty();
        assertThat(read.steps().get(1).command()).isEqualTo("paribus log \\\n    --json");
        assertThat(read.steps().get(1).expected()).containsExactly("{", "}", "! oh", "[exit 3]");
        assertThat(read.tail()).containsExactly("", "# done");
    }

    @Test
    void writes_what_it_read() {
        assertThat(Transcript.parse(FILE).lines()).isEqualTo(FILE);
    }

    @Test
    void output_never_reads_as_something_else() {
        List<String> output =
                Transcript.output(1, "# no comment\n$ no command\n! no error\n[exit 9]\n\\\n...\n\nend", "e\n\nf\n");
        assertThat(output)
                .containsExactly(
                        "\\# no comment",
                        "\\$ no command",
                        "\\! no error",
                        "\\[exit 9]",
                        "\\\\",
                        "\\...",
                        "",
                        "end",
                        "[no line end]",
                        "! e",
                        "!",
                        "! f",
                        "[exit 1]");
        var lines = new ArrayList<>(List.of("$ x"));
        lines.addAll(output);
        assertThat(Transcript.parse(lines).steps().get(0).expected()).isEqualTo(output);
    }

    @Test
    void three_dots_stand_for_any_lines() {
        var step = new Transcript.Step(List.of(), "x", List.of("a", "...", "z"));
        assertThat(step.accepts(List.of("a", "z"))).isTrue();
        assertThat(step.accepts(List.of("a", "b", "c", "z"))).isTrue();
        assertThat(step.accepts(List.of("a", "b", "c"))).isFalse();
        assertThat(step.accepts(List.of("z"))).isFalse();
    }

    @Test
    void splits_words_as_a_shell_does() {
        assertThat(ShellWords.split("paribus try a=b --because \"it's \\\"so\\\"\" 'x  y' c\\ d"))
                .hasValue(List.of("paribus", "try", "a=b", "--because", "it's \"so\"", "x  y", "c d"));
        assertThat(ShellWords.split("paribus new \\\n    a=1")).hasValue(List.of("paribus", "new", "a=1"));
        assertThat(ShellWords.split("paribus log | head")).isEmpty();
        assertThat(ShellWords.split("echo $HOME")).isEmpty();
        assertThat(ShellWords.split("echo \"$HOME\"")).isEmpty();
        assertThat(ShellWords.split("paribus new 'a > b'")).hasValue(List.of("paribus", "new", "a > b"));
    }

    @Test
    void a_session_keeps_folder_and_variables_and_hides_the_temporary_path() {
        var session = new Session(temporary, Session.Streams.APART);
        assertThat(session.play("mkdir sub")).isEmpty();
        assertThat(session.play("cd sub")).isEmpty();
        assertThat(session.play("export NAME=value")).isEmpty();
        assertThat(session.play("pwd; echo $NAME; echo oops >&2; exit 3"))
                .containsExactly("$DIR/sub", "value", "! oops", "[exit 3]");
        assertThat(session.play("paribus --version | cut -c 1-7")).containsExactly("paribus");
        assertThat(session.play("paribus --version").get(0)).startsWith("paribus ");
    }

    @Test
    void ids_get_labels_once_something_was_measured() {
        var session = new Session(temporary, Session.Streams.APART);
        session.play("git init -q && git commit -q --allow-empty -m one && git commit -q --allow-empty -m two");
        List<String> before = session.play("git log --format='%h %s'");
        assertThat(before).allMatch(line -> line.matches("[0-9a-f]{7} (one|two)"));
        session.play("paribus run");
        assertThat(session.play("git log --format='%h %s' && git rev-parse HEAD && echo 1234567"))
                .containsExactly("<id-1> two", "<id-2> one", "<id-1>", "1234567");
    }

    @Test
    void a_pages_block_mixes_both_streams() {
        var session = new Session(temporary, Session.Streams.TOGETHER);
        assertThat(session.play("echo a; echo b >&2; echo c")).containsExactly("a", "b", "c");
    }
}
