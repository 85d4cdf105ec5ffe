package dev.paribus.workflow.facts;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages on the codes that a finding may have, as they ship with this build ({@code src/docs/checks}). */
public final class RulePages {
    private static final String FOLDER = "/dev/paribus/checks/";
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern ROW =
            Pattern.compile("\\| \\[([a-z0-9-]+)\\]\\([a-z0-9-]+\\.md\\) \\| ([a-z, ]+) \\| (.*) \\|");

    private RulePages() {}

    /**
     * One line of the table of all codes.
     *
     * @param severity what it weighs unless the policy says otherwise: {@code error}, {@code warning}, {@code note}, or
     *     several of them, the heaviest first
     * @param says what it finds, in a few words
     */
    public record Row(String code, String severity, String says) {}

    /** All codes, in alphabetical order. */
    public static List<Row> all() {
        return read("README.md")
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    /** The page on a code: Markdown, a title first; empty for a code without one. */
    public static Optional<String> page(String code) {
        return CODE.matcher(code).matches()
                ? Optional.of(read(code + ".md")).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static String read(String name) {
        try (InputStream stream = RulePages.class.getResourceAsStream(FOLDER + name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Failure.environment(
                    "installation", "cannot read the page " + name + " of this installation", "install Paribus again");
        }
    }
}
