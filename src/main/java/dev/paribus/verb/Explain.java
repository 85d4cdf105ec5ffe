package dev.paribus.verb;

import dev.paribus.problem.Failure;
import dev.paribus.text.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
            List<String> known = resource("index.txt").lines().toList();
            String question = DidYouMean.question(code, known);
            throw Failure.commandLine(
                    "unknown-code",
                    "there is no page on '" + request.code() + "'" + (question.isEmpty() ? "" : "; " + question),
                    "paribus explain CODE, with a code that stands in [brackets] behind a message");
        }
        return new Result(code, page);
    }

    private static String resource(String name) {
        try (InputStream stream = Explain.class.getResourceAsStream(PAGES + name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Failure.environment("installation", "cannot read the page " + name + " of this installation", "install Paribus again");
        }
    }
}
