package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import java.util.List;

/** {@link Splice} for a file in JSON: what is between two entries is taken over for a new one, so that its style stays. */
final class JsonSplice {
    private final String path;
    private final Source source;
    private final String text;
    private final ParamNode tree;
    private final YamlNode root;
    private final ParamPath at;
    private final Spot spot;
    private final YamlWalk.Found found;

    JsonSplice(String path, byte[] file, ParamPath at) {
        this.path = path;
        this.at = at;
        Document document = JsonFile.read(path, file);
        if (!document.ok()) {
            throw new Failure(Failure.Kind.DATA, document.problems());
        }
        source = document.source();
        text = source.text();
        spot = new Spot(source, document.tree(), at);
        ParamNode read = document.tree();
        YamlNode node = document.root();
        if (node == null || read == null) {
            throw spot.byHand("the file is empty", 0, 0);
        }
        tree = read;
        root = node;
        found = new YamlWalk(document).follow(root, at);
    }

    byte[] set(ParamNode value) {
        YamlNode.Span span = found.node().span();
        if (found.steps() < at.steps().size()) {
            throw spot.missing();
        }
        if (found.node() instanceof YamlNode.Mapping m && !m.entries().isEmpty()) {
            throw spot.block(span.start(), span.end());
        }
        return checked(new Edit(span.start(), span.end(), spelling().value(value)), ParamTrees.set(tree, at, value));
    }

    byte[] add(ParamNode value) {
        int steps = found.steps();
        boolean item = at.steps().get(at.steps().size() - 1) instanceof ParamPath.Step.Item;
        if (steps == at.steps().size() && !(item && found.parent() instanceof YamlNode.Sequence)) {
            YamlNode.Span span = found.node().span();
            throw spot.exists(span.start(), span.end());
        }
        steps = Math.min(steps, at.steps().size() - (item ? 1 : 0));
        YamlNode parent = steps < found.steps() ? found.parents().get(steps) : found.node();
        List<ParamPath.Step> rest = at.steps().subList(steps, at.steps().size());
        requirePlace(parent, rest, steps);
        String entry = spelling().entry(rest, spelling().value(value));
        ParamNode wanted = ParamTrees.add(tree, at, value);
        if (parent instanceof YamlNode.Scalar) {
            return checked(new Edit(parent.span().start(), parent.span().end(), "{" + entry + "}"), wanted);
        }
        int size = SpliceFlow.size(parent);
        int index = rest.get(0) instanceof ParamPath.Step.Item i ? i.index() : size;
        if (size == 0) {
            return checked(Edit.insert(parent.span().start() + 1, entry), wanted);
        }
        return checked(
                index < size
                        ? Edit.insert(SpliceFlow.start(parent, index), entry + between(parent))
                        : Edit.insert(SpliceFlow.end(parent, size - 1), between(parent) + entry),
                wanted);
    }

    private void requirePlace(YamlNode parent, List<ParamPath.Step> rest, int steps) {
        boolean nothing = tree.find(new ParamPath(at.steps().subList(0, steps)))
                .filter(node -> node instanceof ParamNode.Scalar s && s.value() instanceof Value.Null)
                .isPresent();
        boolean fits = rest.get(0) instanceof ParamPath.Step.Item item
                ? rest.size() == 1 && parent instanceof YamlNode.Sequence && item.index() <= SpliceFlow.size(parent)
                : parent instanceof YamlNode.Mapping || nothing;
        if (!fits || rest.stream().skip(1).anyMatch(step -> step instanceof ParamPath.Step.Item)) {
            throw spot.noParent(steps, parent.span().start(), parent.span().end());
        }
    }

    byte[] remove() {
        YamlNode parent = found.parent();
        if (found.steps() < at.steps().size() || parent == null) {
            throw spot.missing();
        }
        int index = YamlWalk.index(parent, at.steps().get(at.steps().size() - 1));
        int size = SpliceFlow.size(parent);
        Edit edit = size == 1
                ? Edit.delete(parent.span().start() + 1, parent.span().end() - 1)
                : index < size - 1
                        ? Edit.delete(SpliceFlow.start(parent, index), SpliceFlow.start(parent, index + 1))
                        : Edit.delete(SpliceFlow.end(parent, index - 1), SpliceFlow.end(parent, index));
        return checked(edit, ParamTrees.remove(tree, at));
    }

    private byte[] checked(Edit edit, ParamNode wanted) {
        return spot.checked(List.of(edit), wanted, bytes -> JsonFile.read(path, bytes));
    }

    /** A comma with the blanks that the collection has between its entries. */
    private String between(YamlNode parent) {
        if (SpliceFlow.size(parent) > 1) {
            return text.substring(SpliceFlow.end(parent, 0), SpliceFlow.start(parent, 1));
        }
        String lead = text.substring(parent.span().start() + 1, SpliceFlow.start(parent, 0));
        return lead.indexOf('\n') >= 0 ? "," + lead : ", ";
    }

    private Spelling spelling() {
        String colon = root instanceof YamlNode.Mapping m && !m.entries().isEmpty()
                ? text.substring(
                        m.entries().get(0).key().span().end(),
                        m.entries().get(0).value().span().start())
                : ": ";
        return new JsonSpelling(text.chars().skip(1).allMatch(c -> c < 0x80), colon.indexOf('\n') < 0 ? colon : ": ");
    }
}
