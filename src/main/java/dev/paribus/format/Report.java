package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the problems and places of one file while it is read into a model. */
final class Report {
    /** The format that this build reads and writes. */
    static final int VERSION = 1;

    private static final Pattern VERSION_LINE =
            Pattern.compile("(?m)^\\uFEFF?paribus:[ " + "\\t]+[\"']?([0-9]{1,9})[\"']?[ \\t]*(?:#.*)?\\r?$");

    private final Document document;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Location> where = new LinkedHashMap<>();

    Report(Document document) {
        this.document = document;
    }

    /**
     * Reads a versioned file: the version before everything else, so that a newer file is told as newer and not as wrong.
     *
     * @param body makes the value from the fields; may return anything, also null, where it reported an error
     */
    static <T> Parsed<T> read(String path, byte[] bytes, Body<T> body) {
        Document document = Yaml.read(path, bytes);
        var report = new Report(document);
        if (report.newer()) {
            return new Parsed<>(null, report.problems, report.where);
        }
        report.problems.addAll(document.problems());
        ParamNode tree = document.tree();
        T value = null;
        if (tree instanceof ParamNode.Mapping mapping) {
            var fields = new Fields(report, "", mapping);
            report.version(fields);
            value = body.read(report, fields);
            fields.finish();
        } else if (document.ok()) {
            report.add(
                    tree == null
                            ? Problem.error("empty-file", "the file is empty").at(Location.at(path, 1, 1))
                            : Problem.error("wrong-type", "the file holds no keys")
                                    .at(tree.location()),
                    "begin with 'paribus: 1'");
        }
        return report.parsed(value);
    }

    /** Makes a value from the top-level fields of a file. */
    interface Body<T> {
        @Nullable
        T read(Report report, Fields fields);
    }

    private boolean newer() {
        Matcher m = VERSION_LINE.matcher(document.source().text());
        if (!m.find() || Integer.parseInt(m.group(1)) <= VERSION) {
            return false;
        }
        problems.add(document.source()
                .place(
                        Problem.error(
                                "newer-format",
                                "the file has format " + m.group(1) + "; this build reads format " + VERSION),
                        m.start(1),
                        m.end(1))
                .hint("install a Paribus that reads format " + m.group(1)));
        return true;
    }

    private void version(Fields fields) {
        ParamNode node = fields.get("paribus");
        if (node == null) {
            error(
                    "format-version",
                    "the format version is missing",
                    Location.at(document.source().path(), 1, 1),
                    "put 'paribus: " + VERSION + "' first");
        } else if (!(node instanceof ParamNode.Scalar s) || !s.source().equals(Integer.toString(VERSION))) {
            error(
                    "format-version",
                    "the format version cannot be read",
                    node.location(),
                    "write 'paribus: " + VERSION + "'");
        }
    }

    /** Adds an error with its source line. */
    void error(String code, String message, @Nullable Location at, @Nullable String hint) {
        add(Problem.error(code, message).at(at), hint == null || hint.isEmpty() ? null : hint);
    }

    void add(Problem problem, @Nullable String hint) {
        Location at = problem.location();
        problems.add(
                problem.hint(hint).line(at == null ? null : document.source().lineNumbered(at.line())));
    }

    void place(String field, @Nullable Location at) {
        if (at != null) {
            where.put(field, at);
        }
    }

    @Nullable
    Location place(String field) {
        return where.get(field);
    }

    Document document() {
        return document;
    }

    /** The top-level mapping; an empty one where there is none. */
    ParamNode.Mapping root() {
        return document.tree() instanceof ParamNode.Mapping mapping ? mapping : ParamNode.empty();
    }

    /** Runs a reading that throws with words for the user, and reports those. */
    <T> @Nullable T attempt(String code, @Nullable Location at, @Nullable String hint, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            error(code, String.valueOf(e.getMessage()), at, hint);
            return null;
        }
    }

    private <T> Parsed<T> parsed(@Nullable T value) {
        List<Problem> sorted = Document.sorted(problems);
        boolean good = !Problem.anyError(sorted);
        return new Parsed<>(good ? value : null, sorted, where);
    }
}
