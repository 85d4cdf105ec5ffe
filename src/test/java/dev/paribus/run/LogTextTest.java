package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {
    @TempDir
    Path temporary;

    private String committed(byte[] log, Map<String, String> environment) throws IOException {
        Path file = temporary.resolve("log");
        Files.write(file, log);
        return new String(LogText.committed(file, new Secrets(environment)), StandardCharsets.UTF_8);
    }

    private String committed(String log) throws IOException {
        return committed(log.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void a_short_log_is_kept_as_it_is() throws IOException {
        assertThat(committed("epoch 1\nepoch 2: é\n")).isEqualTo("epoch 1\nepoch 2: é\n");
        assertThat(committed("no line end")).isEqualTo("no line end\n");
        assertThat(committed("")).isEmpty();
        assertThat(LogText.committed(temporary.resolve("gone"), new Secrets(Map.of()))).isEmpty();
    }

    @Test
    void bars_are_collapsed_and_escapes_stripped() throws IOException {
        assertThat(committed("10%\r50%\r100%\nred \u001b[31mtext\u001b[0m\u001b]0;title\u0007\r\n")).isEqualTo("100%\nred text\n");
    }

    @Test
    void a_long_log_keeps_head_and_tail_in_16_kilobytes_and_says_so() throws IOException {
        var log = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            log.append("line ").append(i).append(" é\n");
        }
        String text = committed(log.toString());
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LogText.MAX_BYTES).isGreaterThan(14 << 10);
        assertThat(text).startsWith("line 0 é\nline 1 é\n").endsWith("line 199999 é\n").contains("the middle was cut");
        assertThat(text.lines().filter(line -> !line.startsWith("line "))).hasSize(1);
    }

    @Test
    void one_endless_line_is_cut_too() throws IOException {
        String text = committed("x".repeat(1 << 20));
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LogText.MAX_BYTES);
        assertThat(text).contains("the middle was cut");
    }

    @Test
    void bytes_that_are_no_text_become_harmless() throws IOException {
        String text = committed(new byte[] {'a', (byte) 0xff, 0, 7, 'b', '\n'}, Map.of());
        assertThat(text).startsWith("a").endsWith("b\n").doesNotContain("\u0000", "\u0007");
    }

    @Test
    void secrets_are_replaced_by_a_mark() throws IOException {
        Map<String, String> env = Map.of("WANDB_API_KEY", "0123456789abcdef", "PWD", "/home/me/project", "LR", "0.0005000");
        String text = committed(
                "key 0123456789abcdef in /home/me/project lr 0.0005000 ghp_abcdefghijklmnopqrstuvwxyz0123456789\n"
                        .getBytes(StandardCharsets.UTF_8),
                env);
        assertThat(text).isEqualTo("key [secret: value of WANDB_API_KEY] in /home/me/project lr 0.0005000 [secret: token]\n");
    }

    @Test
    void the_tail_is_the_last_lines() throws IOException {
        Files.writeString(temporary.resolve("log"), "a\nb\nc\nd\n");
        assertThat(LogText.tail(temporary.resolve("log"), 2, new Secrets(Map.of()))).isEqualTo("c\nd");
    }
}
