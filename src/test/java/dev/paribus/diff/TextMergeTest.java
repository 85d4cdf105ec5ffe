package dev.paribus.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A three-way merge by lines, held against git's own. */
class TextMergeTest {
    @TempDir
    Path temporary;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static TextMerge.Outcome merge(String base, String ours, String theirs) {
        return TextMerge.merge(bytes(base), bytes(ours), bytes(theirs));
    }

    private static String merged(String base, String ours, String theirs) {
        byte[] text = merge(base, ours, theirs).text();
        return text == null ? "conflict" : new String(text, StandardCharsets.ISO_8859_1);
    }

    @Test
    void what_one_side_changed_is_taken_and_what_both_changed_alike_once() {
        assertThat(merged("a\nb\nc\n", "a\nb\nC\n", "A\nb\nc\n")).isEqualTo("A\nb\nC\n");
        assertThat(merged("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n")).isEqualTo("a\nB\nc\n");
        assertThat(merged("a\n", "a\n", "a\nb\n")).isEqualTo("a\nb\n");
        assertThat(merged("", "x\n", "x\n")).isEqualTo("x\n");
    }

    @Test
    void what_touches_is_a_conflict_with_its_line() {
        assertThat(merge("a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n").line()).isEqualTo(2);
        assertThat(merge("a\nb\nc\n", "0\na\nb\nX\n", "a\nb\nY\n").line()).isEqualTo(4);
        assertThat(merged("a\nb\nc\n", "a\nX\nc\n", "a\nb\nY\n")).isEqualTo("conflict");
        assertThat(merged("a\nb\n", "a\nb\nx\n", "a\nb\ny\n")).isEqualTo("conflict");
    }

    @Test
    void line_ends_and_odd_bytes_stay_as_they_are() {
        assertThat(merged("a\r\nb\r\nc\r\nd", "a\r\nb\r\nc\r\nD", "A\r\nb\r\nc\r\nd"))
                .isEqualTo("A\r\nb\r\nc\r\nD");
        assertThat(merged("\u00ff\nb\nc\n", "\u00ff\nb\nC\n", "\u00fe\nb\nc\n")).isEqualTo("\u00fe\nb\nC\n");
        assertThat(merge("a\nb\n", "a\0\nb\n", "a\nb\n").text()).isNull();
    }

    /** Random texts of few different lines, where it is hard: the same conflicts, and the same text where there is none. */
    @Test
    void random_texts_come_out_as_git_merge_file_has_them() throws IOException, InterruptedException {
        var random = new Random(7);
        int clean = 0;
        for (int i = 0; i < 60; i++) {
            String base = text(random, 12);
            String ours = edited(random, base);
            String theirs = edited(random, base);
            String git = git(base, ours, theirs);
            String own = merged(base, ours, theirs);
            assertThat(own).as("%s | %s | %s", base, ours, theirs).isEqualTo(git);
            clean += git.equals("conflict") ? 0 : 1;
        }
        assertThat(clean).isBetween(10, 50);
    }

    private static String text(Random random, int lines) {
        var out = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            out.append("line ")
                    .append(i)
                    .append(' ')
                    .append(random.nextInt(1000))
                    .append('\n');
        }
        return out.toString();
    }

    private static String edited(Random random, String base) {
        var lines = new ArrayList<>(List.of(base.split("(?<=\n)")));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.set(at, "other " + random.nextInt(3) + "\n");
                case 1 -> lines.add(at, "new " + random.nextInt(1000) + "\n");
                default -> lines.remove(at);
            }
        }
        return String.join("", lines);
    }

    private String git(String base, String ours, String theirs) throws IOException, InterruptedException {
        Files.write(temporary.resolve("base"), bytes(base));
        Files.write(temporary.resolve("ours"), bytes(ours));
        Files.write(temporary.resolve("theirs"), bytes(theirs));
        Process git = new ProcessBuilder("git", "merge-file", "-p", "-q", "ours", "base", "theirs")
                .directory(temporary.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return git.waitFor() == 0 ? out : "conflict";
    }
}
