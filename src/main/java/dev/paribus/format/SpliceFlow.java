package dev.paribus.format;

import dev.paribus.param.ParamPath;
import java.util.List;

/** Edits between flow brackets. */
final class SpliceFlow {
    private SpliceFlow() {}

    static Edit add(YamlNode parent, List<ParamPath.Step> rest, String yaml) {
        int index = rest.get(0) instanceof ParamPath.Step.Item item ? item.index() : size(parent);
        return insert(parent, index, entry(rest, yaml));
    }

    /** An entry or item before the one that has the index, or behind the last. */
    static Edit insert(YamlNode parent, int index, String added) {
        int size = size(parent);
        if (index < size) {
            return Edit.insert(start(parent, index), added + ", ");
        }
        return size == 0
                ? Edit.insert(parent.span().start() + 1, added)
                : Edit.insert(end(parent, size - 1), ", " + added);
    }

    /** {@code a: {b: 1}} for a.b; the value alone for an item. */
    static String entry(List<ParamPath.Step> rest, String yaml) {
        var out = new StringBuilder();
        int opened = 0;
        for (ParamPath.Step step : rest) {
            if (step instanceof ParamPath.Step.Key key) {
                boolean nested = !out.isEmpty();
                out.append(nested ? "{" : "").append(Splice.keyText(key.name())).append(": ");
                opened += nested ? 1 : 0;
            }
        }
        boolean itemFirst = rest.get(0) instanceof ParamPath.Step.Item && rest.size() > 1;
        return (itemFirst ? "{" : "") + out + yaml + "}".repeat(opened) + (itemFirst ? "}" : "");
    }

    static Edit remove(Source source, YamlNode parent, int index) {
        String text = source.text();
        int start = start(parent, index);
        int end = end(parent, index);
        int close = parent.span().end() - 1;
        int comma = Blanks.skip(text, end, close);
        boolean hasComma = comma < close && text.charAt(comma) == ',';
        boolean last = index == size(parent) - 1;
        boolean oneLine = last
                && index > 0
                && text.substring(end(parent, index - 1), start).chars().noneMatch(c -> c == '\n' || c == '\r');
        if (oneLine) {
            return Edit.delete(end(parent, index - 1), end);
        }
        int gone = hasComma && source.lineEnd(end) >= comma ? comma + 1 : end;
        int after = Blanks.spaces(text, gone);
        boolean opensLine = text.substring(source.lineStart(start), start).isBlank();
        boolean endsLine = after == source.lineEnd(gone) || text.charAt(after) == '#';
        if (opensLine && endsLine) {
            // A comment behind it on its line speaks of it.
            return Edit.delete(source.lineStart(start), source.nextLine(gone));
        }
        return Edit.delete(start, size(parent) == 1 || after == source.lineEnd(gone) ? gone : after);
    }

    static int size(YamlNode parent) {
        return parent instanceof YamlNode.Mapping m
                ? m.entries().size()
                : ((YamlNode.Sequence) parent).items().size();
    }

    static int start(YamlNode parent, int index) {
        return parent instanceof YamlNode.Mapping m
                ? m.entries().get(index).key().span().properties()
                : ((YamlNode.Sequence) parent).items().get(index).span().properties();
    }

    static int end(YamlNode parent, int index) {
        return parent instanceof YamlNode.Mapping m
                ? m.entries().get(index).value().span().end()
                : ((YamlNode.Sequence) parent).items().get(index).span().end();
    }
}
