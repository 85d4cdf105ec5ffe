package dev.paribus.format;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree from SnakeYAML's events. The events, and not its nodes, because an alias node has the place of its anchor,
 * and because neither its resolver nor its constructor is wanted.
 */
final class EventTree {
    /** As SnakeYAML's own default; deeper is an attack or an accident. */
    static final int MAX_DEPTH = 50;

    private final Source source;
    private final ParserImpl parser;
    private final List<Problem> problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int reached;

    EventTree(Source source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
        parser = new ParserImpl(new StreamReader(source.text()), new LoaderOptions());
    }

    /**
     * The root, or null when the file holds nothing.
     *
     * @throws Failure when nesting is too deep
     * @throws org.yaml.snakeyaml.error.YAMLException when the text is no YAML
     */
    @Nullable
    YamlNode read() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        parser.getEvent();
        YamlNode root = node(1);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            int at = start(parser.peekEvent());
            problems.add(source.place(Problem.error("several-documents", "a second YAML document begins here"), at, at)
                    .hint("keep one document in the file; '---' may stand on the first line only"));
        }
        return root;
    }

    /** The offset up to which the text was understood. */
    int reached() {
        return reached;
    }

    private YamlNode node(int depth) {
        Event event = parser.getEvent();
        reached = end(event);
        if (depth > MAX_DEPTH) {
            throw new Failure(
                    Failure.Kind.DATA,
                    List.of(source.place(
                                    Problem.error("too-deep", "more than " + MAX_DEPTH + " levels are nested here"),
                                    start(event),
                                    start(event))
                            .hint("flatten the file")));
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            open.add(anchor);
        }
        YamlNode made =
                event instanceof ScalarEvent scalar ? scalar(scalar) : collection((CollectionStartEvent) event, depth);
        if (anchor != null) {
            open.remove(anchor);
            anchors.put(anchor, made);
        }
        return made;
    }

    private YamlNode alias(AliasEvent alias) {
        String name = alias.getAnchor();
        var span = new YamlNode.Span(start(alias), start(alias), end(alias));
        YamlNode target = anchors.get(name);
        if (target != null && !open.contains(name)) {
            return new YamlNode.Alias(span, name, target);
        }
        Problem problem = open.contains(name)
                ? Problem.error("recursive-alias", "'*" + name + "' stands inside the value that '&" + name + "' names")
                        .hint("write the value out")
                : Problem.error("unknown-alias", "no '&" + name + "' stands before '*" + name + "'")
                        .hint(DidYouMean.question(name, anchors.keySet()));
        problems.add(source.place(problem, span.start(), span.end()));
        return new YamlNode.Scalar(span, YamlNode.Properties.NONE, "", YamlNode.Style.PLAIN);
    }

    private YamlNode scalar(ScalarEvent event) {
        var properties = new YamlNode.Properties(event.getAnchor(), event.getTag());
        int from = start(event);
        int end = end(event);
        boolean empty = event.getValue().isEmpty() && event.getScalarStyle() == ScalarStyle.PLAIN;
        int start = empty ? end : content(from, end, properties);
        YamlNode.Style style = switch (event.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> YamlNode.Style.PLAIN;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> YamlNode.Style.QUOTED;
            case LITERAL, FOLDED -> YamlNode.Style.BLOCK;
        };
        return new YamlNode.Scalar(new YamlNode.Span(from, start, end), properties, event.getValue(), style);
    }

    private YamlNode collection(CollectionStartEvent event, int depth) {
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        var properties = new YamlNode.Properties(event.getAnchor(), event.getTag());
        int from = start(event);
        int start = content(from, source.text().length(), properties);
        var entries = new ArrayList<YamlNode.Entry>();
        var items = new ArrayList<YamlNode>();
        int end = start;
        while (!parser.checkEvent(mapping ? Event.ID.MappingEnd : Event.ID.SequenceEnd)) {
            YamlNode first = node(depth + 1);
            YamlNode last = mapping ? node(depth + 1) : first;
            if (mapping) {
                entries.add(new YamlNode.Entry(first, last));
            } else {
                items.add(first);
            }
            end = last.span().end();
        }
        Event closing = parser.getEvent();
        // A pair in a flow list ("[a: 1]") has no brackets of its own: its end event stands at the next token.
        boolean brackets = event.isFlow()
                && start < source.text().length()
                && "{[".indexOf(source.text().charAt(start)) >= 0;
        var span = new YamlNode.Span(from, start, brackets ? end(closing) : end);
        return mapping
                ? new YamlNode.Mapping(span, properties, List.copyOf(entries), event.isFlow())
                : new YamlNode.Sequence(span, properties, List.copyOf(items), event.isFlow());
    }

    /** Skips anchor, tag, and the blanks, line breaks and comments between them and the content. */
    private int content(int from, int end, YamlNode.Properties properties) {
        String text = source.text();
        int at = from;
        int left = (properties.anchor() == null ? 0 : 1) + (properties.tag() == null ? 0 : 1);
        while (left > 0 && at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < end && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at = Blanks.skip(text, at, end);
            left--;
        }
        return at;
    }

    private int start(Event event) {
        return offset(event.getStartMark());
    }

    private int end(Event event) {
        return offset(event.getEndMark());
    }

    private int offset(@Nullable Mark mark) {
        return mark == null ? 0 : source.offset(mark.getIndex());
    }
}
