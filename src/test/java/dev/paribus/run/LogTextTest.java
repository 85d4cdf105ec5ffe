package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {
    private static final Secrets NONE = new Secrets(Map.of());

    @TempDir
    Path directory;

    private byte[] committed(byte[] log, Secrets secrets) throws IOException {
        Path file = directory.resolve("log");
        Files.write(file, log);
        return LogText.committed(file, secrets);
    }

    private String committed(String log) throws IOException {
        return new String(committed(log.getBytes(StandardCharsets.UTF_8), NONE), StandardCharsets.UTF_8);
    }

    @Test
    void bars_collapse_to_their_last_state_and_escapes_go() throws IOException {
        assertThat(committed(" 0%|   |\r 50%|#  |\r100%|###|\ndone\r\n\u001b[31mred\u001b[0m \u001b]0;title\u0007x\n"))
                .isEqualTo("100%|###|\ndone\nred x\n");
        assertThat(committed("no end")).isEqualTo("no end");
        assertThat(committed("\r\r\n\n")).isEqualTo("\n\n");
    }

    @Test
    void what_is_no_utf8_or_a_control_character_is_made_safe() throws IOException {
        assertThat(new String(
                        committed(new byte[] {'a', (byte) 0xff, 0, 7, '\t', 'b', '\n'}, NONE), StandardCharsets.UTF_8))
                .isEqualTo("a\ufffd\ufffd\ufffd\tb\n");
    }

    @Test
    void a_long_log_keeps_head_and_tail_and_says_what_was_cut() throws IOException {
        var log = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            log.append("line ").append(i).append(" é\n");
        }
        String text = committed(log.toString());
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(LogText.MAX_BYTES)
                .isGreaterThan(14 << 10);
        assertThat(text)
                .startsWith("line 0 é\n")
                .endsWith("line 299999 é\n")
                .contains("\n[... cut here: the log has " + log.toString().getBytes(StandardCharsets.UTF_8).length
                        + " bytes;");
    }

    @Test
    void binary_and_endless_lines_stay_within_the_limit_and_are_valid_text() throws Exception {
        byte[] binary = new byte[5_000_000];
        new Random(3).nextBytes(binary);
        for (byte[] log : new byte[][] {
            binary,
            "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8),
            "é".repeat(20_000).getBytes(StandardCharsets.UTF_8)
        }) {
            byte[] text = committed(log, NONE);
            assertThat(text.length).isLessThanOrEqualTo(LogText.MAX_BYTES);
            assertThat(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(text))
                            .toString())
                    .contains("[... cut here");
        }
    }

    @Test
    void secrets_of_the_environment_and_known_forms_are_marked() throws IOException {
        var secrets = new Secrets(Map.of(
                "WANDB_API_KEY",
                "0123456789abcdef",
                "TOKENIZERS_PARALLELISM",
                "true-true-true",
                "HOME",
                "/home/somebody"));
        byte[] text = committed(
                ("key 0123456789abcdef true-true-true /home/somebody ghp_" + "a".repeat(36)
                                + " https://me:hunter22@host/\n")
                        .getBytes(StandardCharsets.UTF_8),
                secrets);
        assertThat(new String(text, StandardCharsets.UTF_8))
                .isEqualTo(
                        "key [value of WANDB_API_KEY removed] true-true-true /home/somebody [secret removed] https://[secret removed]@host/\n");
    }

    @Test
    void secret_like_names_are_told_from_others() {
        assertThat(java.util.List.of("AWS_SECRET_ACCESS_KEY", "db-password", "GITHUB_TOKEN", "api.key"))
                .allMatch(Secrets::named);
        assertThat(java.util.List.of("TOKENIZERS_PARALLELISM", "KEYBOARD", "PATH", "PASSAGE", "MONKEY"))
                .noneMatch(Secrets::named);
    }

    @Test
    void a_missing_log_is_empty() {
        assertThat(LogText.committed(directory.resolve("none"), NONE)).isEmpty();
        assertThat(LogText.tail(directory.resolve("none"), 3, NONE)).isEmpty();
    }

    @Test
    void the_tail_is_the_last_lines() throws IOException {
        Path log = directory.resolve("log");
        Files.writeString(log, "a\nb\nc\nd\n");
        assertThat(LogText.tail(log, 2, NONE)).isEqualTo("c\nd");
    }
}
