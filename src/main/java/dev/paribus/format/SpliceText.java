package dev.paribus.format;

import dev.paribus.param.ParamPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The edits of the text that change one node: which bytes go and which come. */
final class SpliceText {
    private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]*");

    private final Source source;
    private final String text;

    SpliceText(Source source) {
        this.source = source;
        text = source.text();
    }

    List<Edit> set(YamlWalk.Found found, ParamPath at, String yaml) {
        YamlNode node = found.node();
        YamlNode.Span span = node.span();
        if (node instanceof YamlNode.Scalar s && s.style() == YamlNode.Style.BLOCK) {
            return List.of(blockScalar(s, yaml));
        }
        if (node instanceof YamlNode.Sequence s && !s.flow()) {
            return new SpliceLines(source).flatten(s, entry(found, at), yaml);
        }
        String kept = kept(node);
        if (span.start() == span.end() && node instanceof YamlNode.Scalar) {
            return List.of(fill(found, at, span, yaml));
        }
        boolean tagged = node.props().tag() != null;
        return List.of(new Edit(tagged ? span.properties() : span.start(), span.end(), (tagged ? kept : "") + yaml));
    }

    /** The anchor, which stays when the tag goes. */
    private static String kept(YamlNode node) {
        String anchor = node.props().anchor();
        return anchor == null ? "" : "&" + anchor + " ";
    }

    /** An empty value gets its blank, and its colon if it has none. */
    private Edit fill(YamlWalk.Found found, ParamPath at, YamlNode.Span span, String yaml) {
        YamlNode.Entry entry = entry(found, at);
        if (entry != null) {
            int keyEnd = entry.key().span().end();
            if (text.substring(keyEnd, span.start()).indexOf(':') < 0) {
                return Edit.insert(keyEnd, ": " + yaml);
            }
        }
        if (span.properties() < span.start()) {
            String anchor = found.node().props().anchor();
            return new Edit(span.properties(), span.end(), (anchor == null ? "" : "&" + anchor + " ") + yaml);
        }
        boolean glued = span.start() > 0 && !Character.isWhitespace(text.charAt(span.start() - 1));
        return Edit.insert(span.start(), (glued ? " " : "") + yaml);
    }

    /** A block scalar becomes one line; the comment of its header and the blank lines behind it stay. */
    private Edit blockScalar(YamlNode.Scalar scalar, String yaml) {
        int start = scalar.span().start();
        Matcher header = BLOCK_HEADER.matcher(text).region(start, text.length());
        int indicators = header.lookingAt() ? header.end() : start;
        int headerEnd = Math.min(source.lineEnd(start), scalar.span().end());
        String comment = text.substring(indicators, Math.max(indicators, headerEnd));
        int end = scalar.span().end();
        while (end > headerEnd && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean tagged = scalar.properties().tag() != null;
        return new Edit(
                tagged ? scalar.span().properties() : start,
                end,
                (tagged ? kept(scalar) : "") + yaml + comment.stripTrailing());
    }

    List<Edit> add(YamlWalk.Found found, ParamPath at, String yaml) {
        List<ParamPath.Step> rest = at.steps().subList(found.steps(), at.steps().size());
        YamlNode parent = found.node();
        if (parent instanceof YamlNode.Scalar) {
            return nothing(found, at, rest, yaml);
        }
        boolean flow = parent instanceof YamlNode.Mapping m ? m.flow() : ((YamlNode.Sequence) parent).flow();
        return List.of(flow ? SpliceFlow.add(parent, rest, yaml) : new SpliceLines(source).add(parent, rest, yaml));
    }

    /** Below a null: the root of an empty file gets a line, any other a flow mapping in its place. */
    private List<Edit> nothing(YamlWalk.Found found, ParamPath at, List<ParamPath.Step> rest, String yaml) {
        YamlNode parent = found.node();
        boolean emptyFile =
                found.steps() == 0 && parent.span().start() == parent.span().end();
        if (emptyFile) {
            String before = text.isEmpty() || text.endsWith("\n") || text.equals("\uFEFF") ? "" : source.lineBreak();
            return List.of(Edit.insert(
                    text.length(), before + new SpliceLines(source).lines(0, rest, yaml) + source.lineBreak()));
        }
        ParamPath of = new ParamPath(at.steps().subList(0, found.steps()));
        return set(found, of, "{" + SpliceFlow.entry(rest, yaml) + "}");
    }

    List<Edit> remove(YamlWalk.Found found, ParamPath at, int index) {
        YamlNode parent = found.parents().get(found.parents().size() - 1);
        boolean flow = parent instanceof YamlNode.Mapping m ? m.flow() : ((YamlNode.Sequence) parent).flow();
        if (flow) {
            return List.of(SpliceFlow.remove(source, parent, index));
        }
        var lines = new SpliceLines(source);
        int size = parent instanceof YamlNode.Mapping m
                ? m.entries().size()
                : ((YamlNode.Sequence) parent).items().size();
        if (size > 1) {
            return List.of(lines.remove(parent, index));
        }
        int depth = found.parents().size() - 1;
        ParamPath parentPath = new ParamPath(at.steps().subList(0, depth));
        var holder = new YamlWalk.Found(found.parents().subList(0, depth), depth, parent);
        return lines.flatten(parent, entry(holder, parentPath), parent instanceof YamlNode.Mapping ? "{}" : "[]");
    }

    /** The entry whose value the node is; null for the root and for items of lists. */
    private static YamlNode.@Nullable Entry entry(YamlWalk.Found found, ParamPath at) {
        if (!(found.parent() instanceof YamlNode.Mapping mapping) || at.steps().isEmpty()) {
            return null;
        }
        int index = YamlWalk.index(mapping, at.steps().get(found.steps() - 1));
        return index < 0 ? null : mapping.entries().get(index);
    }
}
