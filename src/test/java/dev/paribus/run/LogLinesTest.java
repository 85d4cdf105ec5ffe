package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {
    @TempDir
    Path temporary;

    private Path file() {
        return temporary.resolve("log");
    }

    private void append(String text) throws IOException {
        Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> rest(LogLines lines) throws IOException {
        var out = new ArrayList<String>();
        while (lines.next(out)) {
            // until nothing is left
        }
        return out;
    }

    @Test
    void a_log_that_grows_is_read_on_and_a_half_line_waits() throws IOException {
        var lines = new LogLines(file());
        assertThat(rest(lines)).isEmpty();
        append("one\ntw");
        assertThat(rest(lines)).containsExactly("one");
        assertThat(lines.open()).isEqualTo("tw");
        append("o\nthree\n");
        assertThat(rest(lines)).containsExactly("two", "three");
        assertThat(lines.open()).isEmpty();
    }

    @Test
    void bars_show_their_last_state_and_nothing_acts_on_a_terminal() throws IOException {
        append(" 10%\r 50%\r100%\r\n\u001b[2J\u001b]0;title\u0007red\u001b[0m\tx\u0007\n\u202eevil\n");
        assertThat(rest(new LogLines(file()))).containsExactly("100%", "red  x\ufffd", "\ufffdevil");
    }

    @Test
    void a_line_without_an_end_comes_in_pieces_that_cut_no_character() throws IOException {
        append("é".repeat(300_000));
        var lines = new LogLines(file());
        List<String> pieces = rest(lines);
        assertThat(pieces).hasSizeGreaterThan(5).allMatch(piece -> piece.chars().allMatch(c -> c == 'é'));
        assertThat(String.join("", pieces) + lines.open()).hasSize(300_000);
    }

    @Test
    void of_an_endless_bar_only_the_last_state_is_kept() throws IOException {
        append("\r 12% of it".repeat(50_000) + "\r 99% of it");
        var lines = new LogLines(file());
        assertThat(rest(lines)).isEmpty();
        assertThat(lines.open()).isEqualTo(" 99% of it");
    }

    @Test
    void the_end_of_a_long_log_begins_at_a_line() throws IOException {
        append("first\n" + "x".repeat(500) + "\nlast but one\nlast\n");
        assertThat(rest(new LogLines(file()).fromEnd(20))).containsExactly("last but one", "last");
        assertThat(rest(new LogLines(file()).fromEnd(10_000))).hasSize(4);
    }

    @Test
    void bytes_that_are_no_text_are_shown_as_such() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, 'a', 0, '\n'});
        assertThat(rest(new LogLines(file()))).containsExactly("\ufffda\ufffd");
        assertThat(LogLines.of("a\nb".getBytes(StandardCharsets.UTF_8))).containsExactly("a", "b");
    }
}
