package dev.paribus.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the {@code console} blocks of the pages for people, one session a page, so that no page can show what does not happen.
 * Both streams are mixed, as on a terminal. Blocks in other languages are not run. What a session needs before it begins stands
 * in the page as {@code <!-- $ command -->}, a line of its own; nobody sees what that prints.
 */
class ReadmeTest {
    @TestFactory
    Stream<DynamicTest> pages_show_what_happens(@TempDir Path temporary) throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), page.toUri(), () -> play(page, temporary)));
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (Path folder : List.of(Path.of("src/docs"), Path.of("templates"))) {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
                }
            }
        }
        if (Files.exists(Path.of("README.md"))) {
            pages.add(Path.of("README.md"));
        }
        return pages;
    }

    private static void play(Path page, Path temporary) throws IOException {
        List<List<String>> blocks = blocks(Files.readAllLines(page));
        if (blocks.isEmpty()) {
            return;
        }
        Path root = Files.createTempDirectory(temporary, "page");
        var session = new Session(root, Session.Streams.TOGETHER);
        var wanted = new ArrayList<String>();
        var shown = new ArrayList<String>();
        for (List<String> block : blocks) {
            Transcript transcript = Transcript.parse(block);
            var played = new ArrayList<Transcript.Step>();
            for (Transcript.Step step : transcript.steps()) {
                List<String> output = session.play(step.command());
                played.add(step.accepts(output) ? step : step.with(output));
            }
            wanted.addAll(transcript.lines());
            shown.addAll(new Transcript(played, transcript.tail()).lines());
        }
        assertThat(String.join("\n", shown)).isEqualTo(String.join("\n", wanted));
    }

    private static List<List<String>> blocks(List<String> lines) {
        var blocks = new ArrayList<List<String>>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).equals("```console")) {
                int end = lines.subList(at, lines.size()).indexOf("```") + at;
                assertThat(end).as("end of the block in line %d", at + 1).isGreaterThan(at);
                blocks.add(lines.subList(at + 1, end));
                at = end;
            } else if (lines.get(at).startsWith("<!-- $ ")) {
                String command = lines.get(at).replaceFirst("^<!-- ", "").replaceFirst(" -->$", "");
                blocks.add(List.of(command, "..."));
            }
        }
        return blocks;
    }
}
