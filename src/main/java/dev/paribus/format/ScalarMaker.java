package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The value of one scalar by its text, style and tag. */
final class ScalarMaker {
    private static final String CORE = "tag:yaml.org,2002:";

    private final Source source;
    private final List<Problem> problems;

    ScalarMaker(Source source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Reports a tag on a collection that is not the collection's own. */
    static void checkTag(YamlNode node, String own, BiConsumer<Problem, YamlNode.Span> report) {
        String tag = node.props().tag();
        if (tag != null && !tag.equals("!") && !tag.equals(CORE + own)) {
            var span = new YamlNode.Span(
                    node.span().properties(),
                    node.span().properties(),
                    node.span().end());
            report.accept(unknown(tag), span);
        }
    }

    private static Problem unknown(String tag) {
        String shown = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        return Problem.error("unknown-tag", "the tag '" + shown + "' is not read")
                .hint("delete the tag");
    }

    ParamNode.Scalar make(YamlNode.Scalar scalar) {
        YamlNode.Span span = scalar.span();
        String written = source.text().substring(span.start(), span.end());
        Reading reading;
        try {
            reading = read(scalar);
        } catch (IllegalArgumentException e) {
            problems.add(source.place(
                    Problem.error("unreadable-scalar", String.valueOf(e.getMessage()))
                            .hint("put it in quotes if it is text"),
                    span.start(),
                    span.end()));
            reading = new Reading(new Value.Text(scalar.text()), null);
        }
        return new ParamNode.Scalar(
                reading.value,
                written,
                reading.other,
                source.location(span.start(), span.end()),
                scalar.properties().anchor());
    }

    private record Reading(Value value, @Nullable Value other) {}

    private Reading read(YamlNode.Scalar scalar) {
        String tag = scalar.properties().tag();
        String text = scalar.text();
        if (tag == null) {
            Value python = scalar.style() == YamlNode.Style.PLAIN ? Scalars.read(text) : new Value.Text(text);
            return new Reading(
                    python, scalar.style() == YamlNode.Style.PLAIN ? Scalars.otherReading(text, python) : null);
        }
        if (tag.equals("!")) {
            // PyYAML resolves "! 12" to a number, quoted or not; YAML 1.2 says text.
            Value python = Scalars.read(text);
            return new Reading(python, python instanceof Value.Text ? null : new Value.Text(text));
        }
        return new Reading(tagged(scalar, tag, text), null);
    }

    private Value tagged(YamlNode.Scalar scalar, String tag, String text) {
        switch (tag.startsWith(CORE) ? tag.substring(CORE.length()) : "") {
            case "str":
                return new Value.Text(text);
            case "null":
                return new Value.Null();
            case "int":
                return Scalars.readTagged(text, false);
            case "float":
                return Scalars.readTagged(text, true);
            case "bool":
                Value word = Scalars.read(text.toLowerCase(Locale.ROOT));
                if (word instanceof Value.Bool) {
                    return word;
                }
                throw new IllegalArgumentException("'" + text + "' is tagged as a truth value and is none");
            case "timestamp":
                return new Value.Time(text);
            default:
                problems.add(source.place(
                        unknown(tag), scalar.span().properties(), scalar.span().end()));
                return new Value.Text(text);
        }
    }
}
