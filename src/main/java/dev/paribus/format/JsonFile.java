package dev.paribus.format;

import dev.paribus.json.JsonNumber;
import dev.paribus.json.JsonPlaces;
import dev.paribus.json.MalformedJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a parameter file in JSON as Python's {@code json.load} does, with places: {@code NaN} and {@code Infinity} are
 * numbers, whole numbers are exact, and a byte order mark is allowed. A key that stands twice is an error.
 */
final class JsonFile implements JsonPlaces.Handler {
    private static final int MOST_DUPLICATES = 20;

    private final Source source;
    private final int shift;
    private final List<Problem> problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private @Nullable ParamNode tree;

    private JsonFile(Source source, int shift, List<Problem> problems) {
        this.source = source;
        this.shift = shift;
        this.problems = problems;
    }

    /** An object or array that is not closed yet. */
    private static final class Open {
        private final boolean object;
        private final int start;
        private final List<YamlNode.Entry> entries = new ArrayList<>();
        private final List<YamlNode> items = new ArrayList<>();
        private final Map<String, ParamNode> values = new LinkedHashMap<>();
        private final List<ParamNode> list = new ArrayList<>();
        private final Map<String, YamlNode.Scalar> keys = new LinkedHashMap<>();
        private YamlNode.@Nullable Scalar key;

        private Open(boolean object, int start) {
            this.object = object;
            this.start = start;
        }
    }

    static Document read(String path, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        String text = Utf8.decode(path, bytes, Yaml.MAX_BYTES, problems);
        var source = new Source(path, text == null ? "" : text);
        int shift = source.text().startsWith("\uFEFF") ? 1 : 0;
        var reading = new JsonFile(source, shift, problems);
        if (text != null && !text.substring(shift).isBlank()) {
            try {
                JsonPlaces.read(text.substring(shift), EventTree.MAX_DEPTH, reading);
            } catch (MalformedJson wrong) {
                problems.add(reading.syntax(wrong));
            }
        }
        boolean good = problems.isEmpty();
        return new Document(source, good ? reading.root : null, good ? reading.tree : null, problems, Map.of());
    }

    private Problem syntax(MalformedJson wrong) {
        Problem marker = Yaml.conflict(source);
        if (marker != null) {
            return marker;
        }
        int at = Math.min(shift + Math.max(0, wrong.offset()), source.text().length());
        String message = "the file cannot be read as JSON: " + wrong.what();
        if (wrong.what().startsWith("more than")) {
            return source.place(Problem.error("too-deep", message).hint("flatten the file"), at, at);
        }
        return source.place(Problem.error("json-syntax", message), at, at)
                .hint(
                        "mend the line, or what stands before it; JSON has no comments and no comma behind the last entry");
    }

    @Override
    public void begin(boolean object, int start) {
        open.push(new Open(object, start + shift));
    }

    @Override
    public void end(int end) {
        Open done = open.pop();
        var span = new YamlNode.Span(done.start, done.start, end + shift);
        YamlNode node = done.object
                ? new YamlNode.Mapping(span, YamlNode.Properties.NONE, List.copyOf(done.entries), true)
                : new YamlNode.Sequence(span, YamlNode.Properties.NONE, List.copyOf(done.items), true);
        var place = source.location(span.start(), span.end());
        add(
                node,
                done.object
                        ? new ParamNode.Mapping(done.values, place, null)
                        : new ParamNode.Sequence(done.list, place, null));
    }

    @Override
    public void key(String name, int start, int end) {
        Open here = open.getFirst();
        var span = new YamlNode.Span(start + shift, start + shift, end + shift);
        var key = new YamlNode.Scalar(span, YamlNode.Properties.NONE, name, YamlNode.Style.QUOTED);
        here.key = key;
        YamlNode.Scalar first = here.keys.putIfAbsent(name, key);
        if (first != null && problems.size() < MOST_DUPLICATES) {
            problems.add(source.place(
                            Problem.error("duplicate-key", "the key '" + name + "' stands twice"),
                            span.start(),
                            span.end())
                    .hint("keep one of the two; Python would silently take the last")
                    .related(
                            "the first one",
                            source.location(first.span().start(), first.span().end())));
        }
    }

    @Override
    public void scalar(@Nullable Object value, int start, int end) {
        var span = new YamlNode.Span(start + shift, start + shift, end + shift);
        String written = source.text().substring(span.start(), span.end());
        add(
                new YamlNode.Scalar(span, YamlNode.Properties.NONE, written, YamlNode.Style.QUOTED),
                new ParamNode.Scalar(meaning(value), written, null, source.location(span.start(), span.end()), null));
    }

    private static Value meaning(@Nullable Object value) {
        if (value == null) {
            return new Value.Null();
        } else if (value instanceof Boolean truth) {
            return new Value.Bool(truth);
        } else if (value instanceof JsonNumber number) {
            String text = number.text();
            boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
            return whole ? new Value.Int(new BigInteger(text)) : new Value.Real(number.doubleValue());
        }
        return new Value.Text(value.toString());
    }

    private void add(YamlNode node, ParamNode value) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
            tree = value;
        } else if (parent.key != null) {
            parent.entries.add(new YamlNode.Entry(parent.key, node));
            parent.values.put(parent.key.text(), value);
            parent.key = null;
        } else {
            parent.items.add(node);
            parent.list.add(value);
        }
    }
}
