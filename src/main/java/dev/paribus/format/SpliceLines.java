package dev.paribus.format;

import dev.paribus.param.ParamPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits of block mappings and block lists: whole lines, except where the first entry shares its line with a dash. */
final class SpliceLines {
    private static final int INDENT = 2;

    private final Source source;
    private final String text;

    SpliceLines(Source source) {
        this.source = source;
        text = source.text();
    }

    Edit add(YamlNode parent, List<ParamPath.Step> rest, String yaml) {
        int indent = column(start(parent, 0));
        int index = rest.get(0) instanceof ParamPath.Step.Item item ? item.index() : size(parent);
        String lines = lines(indent, rest, yaml);
        if (index < size(parent)) {
            int at = start(parent, index);
            return opensLine(at)
                    ? Edit.insert(source.lineStart(at), lines + source.lineBreak())
                    : Edit.insert(at, lines.stripLeading() + source.lineBreak() + " ".repeat(indent));
        }
        int end = end(parent, size(parent) - 1);
        int at = afterLine(end);
        boolean broken = at > 0 && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r');
        return Edit.insert(at, broken ? lines + source.lineBreak() : source.lineBreak() + lines);
    }

    /** The lines of a new entry, indented, without the last line break. */
    String lines(int indent, List<ParamPath.Step> rest, String yaml) {
        var out = new StringBuilder();
        int depth = indent;
        String lead = " ".repeat(depth);
        for (int i = 0; i < rest.size(); i++) {
            boolean last = i == rest.size() - 1;
            if (rest.get(i) instanceof ParamPath.Step.Key key) {
                out.append(lead)
                        .append(Splice.keyText(key.name()))
                        .append(last ? ": " + yaml : ":" + source.lineBreak());
                depth += INDENT;
                lead = " ".repeat(depth);
            } else {
                out.append(lead).append("- ").append(last ? yaml : "");
                depth += INDENT;
                lead = "";
            }
        }
        return out.toString();
    }

    /** Removes one of several children. */
    Edit remove(YamlNode parent, int index) {
        int start = start(parent, index);
        int end = end(parent, index);
        if (opensLine(start)) {
            return wholeLines(source.lineStart(start), end);
        }
        // The first child stands behind a dash: the next one takes its place.
        int next = start(parent, index + 1);
        boolean commented = text.substring(end, next).indexOf('#') >= 0;
        return Edit.delete(start, commented ? end : next);
    }

    /**
     * Replaces a whole block collection by a value on the line of its key.
     *
     * @param entry whose value it is; null for the root and for an item of a list
     */
    List<Edit> flatten(YamlNode collection, YamlNode.@Nullable Entry entry, String yaml) {
        YamlNode.Span span = collection.span();
        if (!opensLine(span.start()) || entry == null) {
            boolean lineEnds = span.end() > span.start() && text.charAt(span.end() - 1) == '\n';
            return List.of(new Edit(span.start(), span.end(), yaml + (lineEnds ? source.lineBreak() : "")));
        }
        int after = span.properties() < span.start()
                ? propertiesEnd(span)
                : text.indexOf(':', entry.key().span().end()) + 1;
        Edit gone = wholeLines(source.lineStart(span.start()), span.end());
        // Comments between the key and the first line stay; the value goes before them.
        return List.of(Edit.insert(after, " " + yaml), gone);
    }

    private int propertiesEnd(YamlNode.Span span) {
        int end = span.properties();
        for (int at = span.properties();
                at < span.start() && (text.charAt(at) == '&' || text.charAt(at) == '!');
                at = Blanks.skip(text, end, span.start())) {
            end = at;
            while (end < span.start() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** Deletes from the start of a line to behind the line that holds an end; without a last line break, the one before goes. */
    private Edit wholeLines(int lineStart, int end) {
        int after = afterLine(end);
        boolean broken = after > 0 && (text.charAt(after - 1) == '\n' || text.charAt(after - 1) == '\r');
        if (broken || lineStart == 0) {
            return Edit.delete(lineStart, after);
        }
        int before = lineStart - (lineStart > 1 && text.startsWith("\r\n", lineStart - 2) ? 2 : 1);
        return Edit.delete(text.charAt(lineStart - 1) == '\uFEFF' ? lineStart : before, after);
    }

    /** Where the next line begins; a block scalar's end is there already. */
    private int afterLine(int end) {
        boolean there =
                end > 0 && end <= text.length() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r');
        return there ? end : source.nextLine(end);
    }

    private boolean opensLine(int at) {
        return text.substring(source.lineStart(at), at).isBlank();
    }

    private int column(int at) {
        return text.codePointCount(source.lineStart(at), at);
    }

    private static int size(YamlNode parent) {
        return parent instanceof YamlNode.Mapping m
                ? m.entries().size()
                : ((YamlNode.Sequence) parent).items().size();
    }

    /** Where a child begins: its key, or its dash. */
    private int start(YamlNode parent, int index) {
        if (parent instanceof YamlNode.Mapping m) {
            return m.entries().get(index).key().span().properties();
        }
        var items = ((YamlNode.Sequence) parent).items();
        int from =
                index == 0 ? parent.span().start() : items.get(index - 1).span().end();
        return Blanks.skip(text, from, text.length());
    }

    private static int end(YamlNode parent, int index) {
        return parent instanceof YamlNode.Mapping m
                ? m.entries().get(index).value().span().end()
                : ((YamlNode.Sequence) parent).items().get(index).span().end();
    }
}
