package dev.paribus.format;

import dev.paribus.param.Ambiguity;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves a tree as it stands in the text: values, aliases, merge keys; and finds what PyYAML would silently accept. */
final class TreeMaker {
    /** Nodes after all aliases are followed; a file without aliases cannot reach it within its size. */
    private static final long MAX_NODES = 600_000;

    private final Source source;
    private final List<Problem> problems;
    private final IdentityHashMap<YamlNode, Made> made = new IdentityHashMap<>();
    private final IdentityHashMap<ParamNode, Map<String, YamlNode.Span>> keys = new IdentityHashMap<>();
    private long copied;

    /** A node, how many nodes it stands for once aliases are followed, and how deep they nest. */
    private record Made(ParamNode node, long size, int depth) {}

    TreeMaker(Source source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * The tree.
     *
     * @throws Failure when aliases make it too large or too deep
     */
    ParamNode make(YamlNode node) {
        return resolve(node).node;
    }

    /** Where the keys of each mapping stand, by identity of the mapping. */
    Map<ParamNode, Map<String, YamlNode.Span>> keys() {
        return keys;
    }

    private Made resolve(YamlNode node) {
        Made known = made.get(node);
        if (known != null) {
            return known;
        }
        Made fresh;
        if (node instanceof YamlNode.Alias alias) {
            fresh = resolve(alias.target());
        } else if (node instanceof YamlNode.Mapping mapping) {
            fresh = mapping(mapping);
        } else if (node instanceof YamlNode.Sequence sequence) {
            fresh = sequence(sequence);
        } else {
            fresh = new Made(new ScalarMaker(source, problems).make((YamlNode.Scalar) node), 1, 1);
        }
        limit(node, fresh);
        made.put(node, fresh);
        return fresh;
    }

    private void limit(YamlNode node, Made fresh) {
        if (fresh.size > MAX_NODES || copied > MAX_NODES) {
            throw stop(
                    Problem.error("too-many-aliases", "aliases multiply this to more than " + MAX_NODES + " values"),
                    node);
        }
        if (fresh.depth > EventTree.MAX_DEPTH) {
            throw stop(
                    Problem.error("too-deep", "aliases nest this more than " + EventTree.MAX_DEPTH + " levels deep"),
                    node);
        }
    }

    private Failure stop(Problem problem, YamlNode node) {
        Problem placed = source.place(
                problem.hint("write the values out, or fewer of them"),
                node.span().start(),
                node.span().end());
        return new Failure(Failure.Kind.DATA, List.of(placed));
    }

    private Made sequence(YamlNode.Sequence sequence) {
        ScalarMaker.checkTag(sequence, "seq", this::add);
        var items = new ArrayList<ParamNode>();
        long size = 1;
        int depth = 0;
        for (YamlNode item : sequence.items()) {
            Made child = resolve(item);
            items.add(child.node);
            size += child.size;
            depth = Math.max(depth, child.depth);
        }
        return new Made(
                new ParamNode.Sequence(
                        items, place(sequence.span()), sequence.properties().anchor()),
                size,
                depth + 1);
    }

    private Made mapping(YamlNode.Mapping mapping) {
        ScalarMaker.checkTag(mapping, "map", this::add);
        var own = new LinkedHashMap<String, ParamNode>();
        var places = new HashMap<String, YamlNode.Span>();
        var taken = new KeySet(this::duplicate);
        var merged = new LinkedHashMap<String, ParamNode>();
        long size = 1;
        int depth = 0;
        for (YamlNode.Entry entry : mapping.entries()) {
            Made child = resolve(entry.value());
            size += child.size;
            depth = Math.max(depth, child.depth);
            if (isMerge(entry.key())) {
                merge(entry.value(), child.node, merged);
                continue;
            }
            String key = key(entry.key(), taken);
            if (key != null && !own.containsKey(key)) {
                own.put(key, child.node);
                places.put(key, entry.key().span());
            }
        }
        merged.putAll(own);
        var node = new ParamNode.Mapping(
                merged, place(mapping.span()), mapping.properties().anchor());
        keys.put(node, places);
        return new Made(node, size, depth + 1);
    }

    private @Nullable String key(YamlNode node, KeySet taken) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            String what = node instanceof YamlNode.Alias ? "an alias" : "a list or a mapping";
            add(
                    Problem.error("bad-key", "a key must be a plain word, not " + what)
                            .hint("write the key out"),
                    node.span());
            return null;
        }
        ParamNode.Scalar value = new ScalarMaker(source, problems).make(scalar);
        if (scalar.text().isEmpty() || value.value() instanceof dev.paribus.param.Value.Null) {
            add(
                    Problem.error("bad-key", "a key is empty")
                            .hint("put the key before the ':', or in quotes if it is '" + scalar.text() + "'"),
                    node.span());
            return null;
        }
        Problem ambiguous = Ambiguity.of(ParamPath.ROOT.key(scalar.text()), value);
        if (ambiguous != null) {
            problems.add(ambiguous.line(source.lineAt(scalar.span().start())));
        }
        taken.add(scalar, value.value());
        return scalar.text();
    }

    private void duplicate(YamlNode.Scalar first, YamlNode.Scalar second) {
        boolean alike = first.text().equals(second.text());
        String message = alike
                ? "the key '" + second.text() + "' stands twice"
                : "the keys '" + first.text() + "' and '" + second.text() + "' are one key to Python";
        Problem problem = Problem.error("duplicate-key", message)
                .hint("keep one of the two; PyYAML would silently take the last")
                .related("the first one", place(first.span()));
        add(problem, second.span());
    }

    private static boolean isMerge(YamlNode key) {
        return key instanceof YamlNode.Scalar s
                && s.style() == YamlNode.Style.PLAIN
                && s.text().equals("<<")
                && s.properties().tag() == null;
    }

    /** As PyYAML's {@code flatten_mapping}: of several merged mappings the first wins, and the mapping's own keys over all. */
    private void merge(YamlNode written, ParamNode value, Map<String, ParamNode> into) {
        List<ParamNode> from = value instanceof ParamNode.Sequence s ? s.items() : List.of(value);
        for (ParamNode each : from) {
            if (each instanceof ParamNode.Mapping mapping) {
                copied += mapping.entries().size();
                mapping.entries().forEach(into::putIfAbsent);
            } else {
                add(
                        Problem.error("bad-merge", "'<<' takes a mapping or a list of mappings")
                                .hint("name an anchor of a mapping, as in '<<: *defaults'"),
                        written.span());
                return;
            }
        }
    }

    private void add(Problem problem, YamlNode.Span span) {
        problems.add(source.place(problem, span.start(), span.end()));
    }

    private Location place(YamlNode.Span span) {
        return source.location(span.start(), span.end());
    }
}
