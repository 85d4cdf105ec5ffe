package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads YAML as PyYAML does, with places and hard limits. Nothing is constructed but texts and numbers; whatever is wrong
 * ends as a {@link Problem}, never as an exception.
 */
public final class Yaml {
    /** Checked before anything is parsed, so that no file costs more than a second. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MOST_SHOWN = 5;
    private static final Pattern CONFLICT = Pattern.compile("(?m)^(?:<{7}|>{7})(?= )");

    private Yaml() {}

    /** The document with all its problems. */
    public static Document read(String path, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        String text = Utf8.decode(path, bytes, MAX_BYTES, problems);
        var source = new Source(path, text == null ? "" : text);
        if (text != null) {
            controls(source, problems);
        }
        if (!problems.isEmpty()) {
            return new Document(source, null, null, problems, java.util.Map.of());
        }
        return parse(source, problems);
    }

    private static Document parse(Source source, List<Problem> problems) {
        YamlNode root = null;
        ParamNode tree = null;
        var maker = new TreeMaker(source, problems);
        var events = new EventTree(source, problems);
        try {
            root = events.read();
            tree = root == null ? null : maker.make(root);
        } catch (MarkedYAMLException e) {
            problems.add(syntax(source, e));
        } catch (NumberFormatException e) {
            // SnakeYAML 2.7 reads "\\x" without its digits so.
            int at = events.reached();
            problems.add(source.place(
                    Problem.error("yaml-syntax", "an escape behind this place has no hexadecimal digits")
                            .hint("write a backslash in double quotes twice"),
                    at,
                    at));
        } catch (YAMLException e) {
            problems.add(Problem.error("yaml-syntax", "the file cannot be read as YAML")
                    .at(Location.at(source.path(), 1, 1)));
        } catch (Failure e) {
            problems.addAll(e.problems());
        }
        return new Document(source, root, tree, problems, maker.keys());
    }

    private static Problem syntax(Source source, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        int at = mark == null
                ? 0
                : Math.min(source.offset(mark.getIndex()), source.text().length());
        Problem marker = conflict(source);
        if (marker != null) {
            return marker;
        }
        if (at < source.text().length() && source.text().charAt(at) == '\t') {
            return source.place(Problem.error("yaml-tab", "a tab stands where YAML allows only spaces"), at, at)
                    .hint("indent with spaces");
        }
        String problem = String.valueOf(e.getProblem()).strip();
        return source.place(Problem.error("yaml-syntax", "the file cannot be read as YAML: " + problem), at, at)
                .hint("mend the line, or what stands before it");
    }

    /** The conflict markers of a merge; null without them. */
    static @Nullable Problem conflict(Source source) {
        Matcher marker = CONFLICT.matcher(source.text());
        return !marker.find()
                ? null
                : source.place(
                                Problem.error("conflict-markers", "a merge left its conflict markers here"),
                                marker.start(),
                                marker.end())
                        .hint("choose one side, delete the three marker lines, and 'git add " + source.path() + "'");
    }

    /** Characters that YAML does not allow anywhere (YAML 1.1, 5.1), told before SnakeYAML fails without a place. */
    private static void controls(Source source, List<Problem> problems) {
        String text = source.text();
        for (int i = 0; i < text.length() && problems.size() < MOST_SHOWN; i++) {
            char c = text.charAt(i);
            boolean control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                    || (c >= 0x7F && c < 0xA0 && c != 0x85)
                    || c >= 0xFFFE;
            if (control) {
                problems.add(source.place(
                                Problem.error(
                                        "control-character",
                                        String.format(Locale.ROOT, "the character U+%04X is not allowed", (int) c)),
                                i,
                                i + 1)
                        .hint(String.format(
                                Locale.ROOT, "delete it, or write it as \"\\u%04x\" in double quotes", (int) c)));
            }
        }
    }
}
