package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedSourceTest {
    @TempDir
    Path temporary;

    private String joined(String... attempts) throws IOException {
        var parts = new ArrayList<Source>();
        for (String attempt : attempts) {
            Path file = temporary.resolve("m" + parts.size());
            var rows = new StringBuilder();
            for (String row : attempt.isEmpty() ? new String[0] : attempt.split(" ")) {
                String[] pair = row.split("=");
                rows.append(pair[0].isEmpty() ? "{" : "{\"step\": " + pair[0] + ", ")
                        .append("\"acc\": ")
                        .append(pair[1])
                        .append("}\n");
            }
            parts.add(Source.metricsFile(Files.writeString(file, rows)));
        }
        var out = new ArrayList<String>();
        Source.resumed(parts).read(Set.of("acc"), new Reports() {
            private String step = "";

            @Override
            public void row(@Nullable String newStep, String text) {
                step = newStep == null ? "" : newStep;
            }

            @Override
            public void number(String name, String text) {
                out.add(step + "=" + text);
            }

            @Override
            public void other(String name, String what) {}

            @Override
            public void unreadable(String what) {}
        });
        return String.join(" ", out);
    }

    @Test
    void the_later_attempt_wins_from_its_first_step_on() throws IOException {
        assertThat(joined("1=0.1 2=0.2 3=0.3", "2=0.25 3=0.35 4=0.4")).isEqualTo("1=0.1 2=0.25 3=0.35 4=0.4");
    }

    @Test
    void an_attempt_that_went_back_further_takes_its_steps_from_all_before_it() throws IOException {
        assertThat(joined("1=0.1 2=0.2 3=0.3", "3=0.31 4=0.41", "2=0.22 3=0.32"))
                .isEqualTo("1=0.1 2=0.22 3=0.32");
    }

    @Test
    void one_that_died_before_its_first_step_changes_nothing() throws IOException {
        assertThat(joined("1=0.1 2=0.2", "", "2=0.9")).isEqualTo("1=0.1 2=0.9");
        assertThat(joined("1=0.1 2=0.2", "")).isEqualTo("1=0.1 2=0.2");
    }

    @Test
    void rows_without_a_step_count_only_where_nothing_later_counts_steps() throws IOException {
        assertThat(joined("=0.1 1=0.2", "2=0.3")).isEqualTo("1=0.2 2=0.3");
        assertThat(joined("=0.1", "=0.3")).isEqualTo("=0.1 =0.3");
    }

    @Test
    void one_alone_is_itself() throws IOException {
        assertThat(List.of(joined("1=0.1 =0.2"))).containsExactly("1=0.1 =0.2");
    }
}
