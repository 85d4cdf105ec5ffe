package dev.paribus.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BugReportTest {
    @Test
    void a_bug_shows_its_trace_the_command_and_where_results_wait() {
        List<String> lines = BugReport.lines(
                new IllegalStateException("odd\u001b[31m"), "0.1.0", "Java 17", List.of("log", "--where", "a b"));
        String text = String.join("\n", lines);
        assertThat(text)
                .contains(
                        "bug in Paribus",
                        ".git/paribus/runs",
                        "report",
                        "arguments: log --where 'a b'",
                        "at dev.paribus.terminal.BugReportTest");
        assertThat(text).doesNotContain("\u001b").contains("odd\\x1b[31m");
    }
}
