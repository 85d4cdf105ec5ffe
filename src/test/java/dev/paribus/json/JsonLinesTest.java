package dev.paribus.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static List<String> read(String text) throws IOException {
        List<String> out = new ArrayList<>();
        JsonLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new JsonLines.Handler() {
            @Override
            public void row(long line, String text, Map<String, @Nullable Object> row) {
                out.add(line + " " + Json.write(row));
            }

            @Override
            public void malformed(long line, String what, boolean unfinished) {
                out.add(line + " bad" + (unfinished ? " unfinished" : ""));
            }
        });
        return out;
    }

    @Test
    void each_line_is_an_object_and_a_bad_one_does_not_end_the_reading() throws IOException {
        assertThat(read("{\"a\": 1}\r\n\nnothing\n[1]\n{\"a\": NaN}\n"))
                .containsExactly("1 {\"a\": 1}", "3 bad", "4 bad", "5 {\"a\": \"NaN\"}");
    }

    @Test
    void a_last_line_cut_by_a_kill_is_told_apart_and_a_whole_one_without_line_end_counts() throws IOException {
        assertThat(read("{\"a\": 1}\n{\"a\": 0.")).containsExactly("1 {\"a\": 1}", "2 bad unfinished");
        assertThat(read("{\"a\": 1}\n{\"a\": 2}")).containsExactly("1 {\"a\": 1}", "2 {\"a\": 2}");
    }

    @Test
    void a_line_beyond_the_limit_is_skipped_and_the_next_one_is_read() throws IOException {
        String huge = "{\"a\": \"" + "x".repeat(JsonLines.MAX_LINE * 3) + "\"}\n{\"b\": 2}\n";
        assertThat(read(huge)).containsExactly("1 bad", "2 {\"b\": 2}");
    }
}
