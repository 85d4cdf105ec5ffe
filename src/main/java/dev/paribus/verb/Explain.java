package dev.paribus.verb;

import dev.paribus.problem.Failure;
import dev.paribus.text.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Gives the page on the rule behind a code. */
public final class Explain {
    private static final String PAGES = "/dev/paribus/checks/";

    /** What the command line asks for: the code as typed, brackets around it allowed. */
    public record Request(String code) {}

    /** The page: Markdown, a title first. */
    public record Result(String code, String page) {}

    /** @throws Failure COMMAND_LINE {@code unknown-code} with near ones */
    public Result run(Request request) {
        String code = request.code().replaceAll("^\\[|\\]$", "");
        String page = code.matches("[a-z0-9-]{1,60}") ? resource(code + ".md") : "";
        if (page.isEmpty()) {
            String question = DidYouMean.question(code, codes());
            throw Failure.commandLine(
                    "unknown-code",
                    "there is no page on '" + request.code() + "'" + (question.isEmpty() ? "" : "; " + question),
                    "paribus explain CODE, with a code that stands in [brackets] behind a message");
        }
        return new Result(code, page);
    }

    /** The codes that have a page, read from the jar or folder that this class came from; needed only for a guess. */
    private static List<String> codes() {
        try {
            Path home = Path.of(Explain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String folder = PAGES.substring(1);
            if (Files.isDirectory(home)) {
                try (Stream<Path> files = Files.list(home.resolve(folder))) {
                    return files.map(file -> code(file.getFileName().toString()))
                            .sorted()
                            .toList();
                }
            }
            try (JarFile jar = new JarFile(home.toFile())) {
                return jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(folder) && name.endsWith(".md"))
                        .map(name -> code(name.substring(folder.length())))
                        .toList();
            }
        } catch (IOException | URISyntaxException unreadable) {
            // Without the list there is no guess; the message is as true.
            return List.of();
        }
    }

    private static String code(String file) {
        return file.replaceFirst("[.]md$", "");
    }

    private static String resource(String name) {
        try (InputStream stream = Explain.class.getResourceAsStream(PAGES + name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Failure.environment(
                    "installation", "cannot read the page " + name + " of this installation", "install Paribus again");
        }
    }
}
