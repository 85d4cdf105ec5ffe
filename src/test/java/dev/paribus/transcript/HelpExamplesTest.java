package dev.paribus.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * What not every machine with git, Java and Python has, and a command that says whether it is here. A session runs the example up
     * to there, and where it is here the whole one behind that.
     */
    private static final Map<String, String> MORE =
            Map.of(" | jq ", "echo {} | jq .", " | grep -P ", "echo a | grep -P '^\\w'");

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
        for (String example : examples()) {
            if (!played.contains(runnable(example))) {
                left.add(example);
            }
        }
        assertThat(left).isEmpty();
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("src/test/resources/golden/help.txt")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Optional<String> pipe(String example) {
        return MORE.keySet().stream().filter(example::contains).findFirst();
    }

    private static String runnable(String example) {
        return pipe(example)
                .map(pipe -> example.substring(0, example.indexOf(pipe)))
                .orElse(example);
    }

    /** The whole of what was played up to a pipe; it has to find something. */
    private static void piped(Session session, String played) throws IOException {
        for (String example : examples()) {
            String pipe = pipe(example).orElse("");
            if (pipe.isEmpty() || !runnable(example).equals(played)) {
                continue;
            }
            if (session.play(MORE.get(pipe)).stream().anyMatch(line -> line.startsWith("[exit "))) {
                System.out.println("not run: " + example + ": there is no "
                        + pipe.replace(" | ", "").strip() + " here");
                continue;
            }
            assertThat(session.play(example))
                    .as(example)
                    .isNotEmpty()
                    .noneMatch(line -> line.startsWith("[exit ") || line.startsWith("! "));
        }
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
            piped(session, step.command());
        }
    }
}
