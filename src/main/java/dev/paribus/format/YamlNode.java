package dev.paribus.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node as it stands in the text: nothing resolved, every span known. */
sealed interface YamlNode {
    Span span();

    /**
     * Where a node stands.
     *
     * @param properties first char of its anchor or tag; {@code start} without one
     * @param start first char of the content
     * @param end behind the content; comments and blank lines that follow do not belong to it
     */
    record Span(int properties, int start, int end) {}

    /**
     * Anchor and tag.
     *
     * @param anchor name without the ampersand
     * @param tag resolved, e.g. {@code tag:yaml.org,2002:str}
     */
    record Properties(@Nullable String anchor, @Nullable String tag) {
        static final Properties NONE = new Properties(null, null);
    }

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        QUOTED,
        /** {@code |} or {@code >}; the span ends behind the last line break. */
        BLOCK
    }

    /** A scalar; {@code text} without quotes, escapes and indentation. */
    record Scalar(Span span, Properties properties, String text, Style style) implements YamlNode {}

    /** A mapping, flow ({@code {}}) or block. */
    record Mapping(Span span, Properties properties, List<Entry> entries, boolean flow) implements YamlNode {}

    /** A list, flow ({@code []}) or block. */
    record Sequence(Span span, Properties properties, List<YamlNode> items, boolean flow) implements YamlNode {}

    /** An alias and what its anchor stands for. */
    record Alias(Span span, String anchor, YamlNode target) implements YamlNode {}

    /** A key and its value. */
    record Entry(YamlNode key, YamlNode value) {}

    default Properties props() {
        if (this instanceof Scalar s) {
            return s.properties();
        } else if (this instanceof Mapping m) {
            return m.properties();
        } else if (this instanceof Sequence s) {
            return s.properties();
        }
        return Properties.NONE;
    }
}
