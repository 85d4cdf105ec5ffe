package dev.paribus.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays every file below {@code src/test/resources/transcripts}, one test each. With {@code -Dparibus.update=true} the files are
 * rewritten with what was printed, and the run fails, so that nobody leaves it on.
 */
class TranscriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");
    private static final boolean UPDATE = Boolean.getBoolean("paribus.update");

    @TestFactory
    Stream<DynamicTest> transcripts(@TempDir Path temporary) throws IOException {
        String only = System.getProperty("paribus.only", "");
        return files().stream().filter(file -> file.toString().contains(only)).map(file -> {
            String name = FOLDER.relativize(file).toString();
            return DynamicTest.dynamicTest(
                    name, file.toUri(), () -> play(file, temporary.resolve(name.replace('/', '-'))));
        });
    }

    private static void play(Path file, Path root) throws IOException {
        Transcript wanted = Transcript.parse(Files.readAllLines(file));
        assertThat(wanted.steps()).as("commands in %s", file).isNotEmpty();
        var session = new Session(Files.createDirectory(root), Session.Streams.APART);
        var played = new ArrayList<Transcript.Step>();
        for (Transcript.Step step : wanted.steps()) {
            List<String> output = session.play(step.command());
            played.add(step.accepts(output) ? step : step.with(output));
        }
        List<String> lines = new Transcript(played, wanted.tail()).lines();
        if (UPDATE) {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } else {
            assertThat(String.join("\n", lines)).isEqualTo(String.join("\n", wanted.lines()));
        }
    }

    @Test
    void update_mode_is_off() {
        if (UPDATE) {
            fail("the transcripts were rewritten: read the difference, then run again without -Dparibus.update=true");
        }
    }

    @Test
    void every_folder_holds_cases_and_nothing_else() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(each)) {
                    try (Stream<Path> inside = Files.list(each)) {
                        assertThat(inside).as("cases in %s", each).isNotEmpty();
                    }
                } else {
                    assertThat(each.toString()).matches(".*/transcripts/[a-z-]+/[a-z0-9-]+\\.txt");
                }
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
