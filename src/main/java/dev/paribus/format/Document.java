package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One YAML file as it was read: its text with places, its tree with everything resolved, and what is wrong with it. */
public final class Document {
    private final Source source;
    private final @Nullable YamlNode root;
    private final @Nullable ParamNode tree;
    private final List<Problem> problems;
    private final Map<ParamNode, Map<String, YamlNode.Span>> keys;

    Document(
            Source source,
            @Nullable YamlNode root,
            @Nullable ParamNode tree,
            List<Problem> problems,
            Map<ParamNode, Map<String, YamlNode.Span>> keys) {
        this.source = source;
        this.root = root;
        this.tree = tree;
        this.problems = List.copyOf(sorted(problems));
        this.keys = keys;
    }

    /** Problems in the order of the file. */
    static List<Problem> sorted(List<Problem> problems) {
        var sorted = new ArrayList<>(problems);
        sorted.sort(Document::byPlace);
        return sorted;
    }

    private static int byPlace(Problem one, Problem other) {
        int byLine = Integer.compare(line(one.location()), line(other.location()));
        return byLine != 0 ? byLine : Integer.compare(column(one.location()), column(other.location()));
    }

    private static int line(@Nullable Location location) {
        return location == null ? 0 : location.line();
    }

    private static int column(@Nullable Location location) {
        return location == null ? 0 : location.column();
    }

    /** The tree with aliases and merge keys resolved; null when the file is empty or could not be parsed. */
    public @Nullable ParamNode tree() {
        return tree;
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** True when no error was found. */
    public boolean ok() {
        return !Problem.anyError(problems);
    }

    Source source() {
        return source;
    }

    @Nullable
    YamlNode root() {
        return root;
    }

    /** Where the key of a mapping's entry stands; the mapping's own place for one that was merged in. */
    @Nullable
    Location key(ParamNode.Mapping mapping, String key) {
        YamlNode.Span span = keys.getOrDefault(mapping, Map.of()).get(key);
        return span == null ? mapping.location() : source.location(span.start(), span.end());
    }
}
