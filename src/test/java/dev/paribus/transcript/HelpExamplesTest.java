package dev.paribus.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every example of every page of help, as it stands there, in sessions of {@code help-examples}. A line of them has to end
 * well, or with the code behind it in brackets. What they print is for the transcripts. The sessions take most of a minute, and are
 * played with {@code -Pslow}; that each example is in one is held always.
 */
class HelpExamplesTest {
    private static final Path SESSIONS = Path.of("src/test/resources/help-examples");
    private static final Pattern EXAMPLE = Pattern.compile("^  (paribus .*)$", Pattern.MULTILINE);

    /** In front of a line with a name or id that only the session knows. */
    private static final String INSTEAD = "# stands for: ";

    /** What not every machine with git, Java and Python has; in its place the example runs up to there. */
    private static final Map<String, String> MISSING =
            Map.of(" | jq ", "jq", " | grep -P ", "grep with Perl's expressions");

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> examples_run(@TempDir Path temporary) throws IOException {
        return sessions().stream()
                .map(session -> DynamicTest.dynamicTest(
                        session.getFileName().toString(), session.toUri(), () -> play(session, temporary)));
    }

    @Test
    void every_example_is_in_a_session() throws IOException {
        var played = new HashSet<String>();
        for (Path session : sessions()) {
            for (Transcript.Step step :
                    Transcript.parse(Files.readAllLines(session)).steps()) {
                played.add(step.command());
                step.before().stream()
                        .filter(line -> line.startsWith(INSTEAD))
                        .forEach(line -> played.add(line.substring(INSTEAD.length())));
            }
        }
        var left = new TreeSet<String>();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("src/test/resources/golden/help.txt")));
        while (example.find()) {
            if (!played.contains(runnable(example.group(1)))) {
                left.add(example.group(1));
            }
        }
        assertThat(left).isEmpty();
    }

    private static String runnable(String example) {
        for (String pipe : MISSING.keySet()) {
            int at = example.indexOf(pipe);
            if (at >= 0) {
                return example.substring(0, at);
            }
        }
        return example;
    }

    private static Set<Path> sessions() throws IOException {
        try (Stream<Path> all = Files.list(SESSIONS)) {
            return new TreeSet<>(all.toList());
        }
    }

    private static void play(Path file, Path temporary) throws IOException {
        var session = new Session(Files.createTempDirectory(temporary, "examples"), Session.Streams.APART);
        for (Transcript.Step step : Transcript.parse(Files.readAllLines(file)).steps()) {
            List<String> output = session.play(step.command());
            String last = output.isEmpty() ? "" : output.get(output.size() - 1);
            assertThat(last.startsWith("[exit ") ? List.of(last) : List.of())
                    .as("%s%n%s", step.command(), String.join("\n", output))
                    .isEqualTo(step.expected());
        }
    }
}
