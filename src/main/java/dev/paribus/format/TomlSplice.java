package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Splice} for a file in TOML: lines below their header, dotted keys, inline tables and arrays. */
final class TomlSplice {
    private final String path;
    private final TomlFile file;
    private final ParamNode tree;
    private final ParamPath at;
    private final Spot spot;
    private final TomlLines lines;
    private final List<TomlNode> way = new ArrayList<>();

    TomlSplice(String path, byte[] bytes, ParamPath at) {
        this.path = path;
        this.at = at;
        file = TomlFile.read(path, bytes);
        TomlNode root = file.root();
        ParamNode read = file.document().tree();
        if (!file.document().ok() || root == null || read == null) {
            throw new Failure(Failure.Kind.DATA, file.document().problems());
        }
        tree = read;
        spot = new Spot(file.document().source(), tree, at);
        lines = new TomlLines(file.document().source(), file.sections());
        way.add(root);
        for (ParamPath.Step step : at.steps()) {
            TomlNode next = last().at(step);
            if (next == null) {
                break;
            }
            way.add(next);
        }
    }

    private TomlNode last() {
        return way.get(way.size() - 1);
    }

    private boolean found() {
        return way.size() == at.steps().size() + 1;
    }

    byte[] set(ParamNode value) {
        TomlNode node = last();
        YamlNode text = node.text;
        if (!found()) {
            throw spot.missing();
        }
        if (text == null || !node.children.isEmpty()) {
            int start = start(node);
            throw spot.block(start, start);
        }
        boolean date = text instanceof YamlNode.Scalar old
                && old.style() == YamlNode.Style.PLAIN
                && TomlFile.spelled(old.text()) instanceof Value.Time;
        var spelling = new TomlSpelling(" = ", date);
        String written = written(spelling, value);
        ParamNode meant = date && TomlSpelling.DATE.matcher(written).matches()
                ? new ParamNode.Scalar(new Value.Time(written), written, null, null, null)
                : value;
        return checked(
                List.of(new Edit(text.span().start(), text.span().end(), written)), ParamTrees.set(tree, at, meant));
    }

    byte[] add(ParamNode value) {
        boolean item = at.steps().get(at.steps().size() - 1) instanceof ParamPath.Step.Item;
        int steps = Math.min(way.size() - 1, at.steps().size() - (item ? 1 : 0));
        TomlNode parent = way.get(steps);
        if (found() && !item) {
            int start = start(last());
            throw spot.exists(start, start);
        }
        List<ParamPath.Step> rest = at.steps().subList(steps, at.steps().size());
        requirePlace(parent, rest, steps);
        var spelling = new TomlSpelling(lines.colon(), false);
        List<Edit> edits = insert(parent, steps, rest, spelling, written(spelling, value));
        return checked(edits, ParamTrees.add(tree, at, value));
    }

    private void requirePlace(TomlNode parent, List<ParamPath.Step> rest, int steps) {
        boolean items = rest.stream().skip(1).anyMatch(step -> step instanceof ParamPath.Step.Item);
        boolean fits = rest.get(0) instanceof ParamPath.Step.Item item
                ? rest.size() == 1 && parent.kind == TomlNode.Kind.LIST && item.index() <= parent.items.size()
                : parent.kind == TomlNode.Kind.TABLE;
        int start = start(parent);
        if (!fits || items) {
            throw spot.noParent(steps, start, start);
        }
        if (parent.kind == TomlNode.Kind.LIST && parent.text == null) {
            throw spot.byHand("its items are tables with headers of their own", start, start);
        }
    }

    private List<Edit> insert(
            TomlNode parent, int steps, List<ParamPath.Step> rest, TomlSpelling spelling, String value) {
        YamlNode text = parent.text;
        if (text != null) {
            int index = rest.get(0) instanceof ParamPath.Step.Item item ? item.index() : SpliceFlow.size(text);
            return lines.into(text, index, spelling.entry(rest, value));
        }
        TomlNode.Dotted dotted = parent.dotted;
        if (parent.section == null && dotted != null) {
            var keys = new ArrayList<ParamPath.Step>();
            dotted.keys().forEach(key -> keys.add(new ParamPath.Step.Key(key)));
            keys.addAll(rest);
            return lines.beside(dotted, spelling.entry(keys, value));
        }
        boolean newTable = steps == 0 && rest.size() > 1 && file.sections().size() > 1;
        if (parent.section != null && !newTable) {
            return lines.below(parent.section, spelling.entry(rest, value));
        }
        List<ParamPath.Step> header =
                at.steps().subList(0, newTable ? at.steps().size() - 1 : steps);
        if (header.stream().anyMatch(step -> step instanceof ParamPath.Step.Item)) {
            throw spot.byHand("its table has no header of its own", start(parent), start(parent));
        }
        return lines.table(
                "[" + spelling.dotted(header) + "]",
                spelling.entry(at.steps().subList(header.size(), at.steps().size()), value));
    }

    byte[] remove() {
        if (!found()) {
            throw spot.missing();
        }
        TomlNode node = last();
        TomlNode.Home home = node.home;
        int start = start(node);
        if (home == null) {
            throw spot.byHand("it is a table of several lines; remove its keys one by one", start, start);
        }
        TomlNode parent = way.get(way.size() - 2);
        TomlNode.Dotted dotted = parent.dotted;
        if (dotted != null && parent.section == null && parent.children.size() == 1) {
            // The table lives by this key alone: without it, it stays as an empty one.
            var spelling = new TomlSpelling(lines.colon(), false);
            var keys = new ArrayList<ParamPath.Step>();
            dotted.keys().forEach(key -> keys.add(new ParamPath.Step.Key(key)));
            return checked(lines.replace(home, spelling.entry(keys, "{}")), ParamTrees.remove(tree, at));
        }
        return checked(lines.remove(home), ParamTrees.remove(tree, at));
    }

    private String written(TomlSpelling spelling, ParamNode value) {
        try {
            return spelling.value(value);
        } catch (IllegalArgumentException none) {
            throw spot.refuse(
                    "no-such-value",
                    none.getMessage() + ": '" + at + "' cannot be set to it",
                    start(last()),
                    start(last()),
                    "paribus new --remove " + at + " takes the key away");
        }
    }

    private static int start(TomlNode node) {
        YamlNode text = node.text;
        TomlText.@Nullable Section section = node.section;
        return text != null ? text.span().start() : section != null ? section.start() : 0;
    }

    private byte[] checked(List<Edit> edits, ParamNode wanted) {
        return spot.checked(edits, wanted, bytes -> TomlFile.read(path, bytes).document());
    }
}
