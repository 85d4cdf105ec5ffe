package dev.paribus.format;

import dev.paribus.param.Assignment;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Byte-exact edits of one parameter in a YAML, JSON or TOML file: every other byte is kept, comments, line ends, byte order mark, quoting
 * and flow style included. The edited file is read again and held against the tree that was meant; an edit that would mean
 * anything else is refused with its place.
 */
public final class Splice {
    private final String path;
    private final Document document;
    private final ParamPath at;
    private final YamlNode root;

    private Splice(String path, byte[] file, ParamPath at) {
        this.path = path;
        this.at = at;
        document = Yaml.read(path, file);
        if (!document.ok()) {
            throw new Failure(Failure.Kind.DATA, document.problems());
        }
        YamlNode found = document.root();
        int end = document.source().text().length();
        root = found != null
                ? found
                : new YamlNode.Scalar(
                        new YamlNode.Span(end, end, end), YamlNode.Properties.NONE, "", YamlNode.Style.PLAIN);
    }

    /**
     * Replaces the value at a path. A value that a merge key brings in is overridden by an entry of its own.
     *
     * @param yaml the new value as YAML on one line: a scalar or a flow list
     * @throws Failure of kind DATA with the place when the file is broken, the path is not there, leads through an alias or
     *     to a mapping
     */
    public static byte[] set(String path, byte[] file, ParamPath at, String yaml) {
        return switch (ParamFiles.kind(path)) {
            case JSON -> new JsonSplice(path, file, at).set(value(yaml));
            case TOML -> new TomlSplice(path, file, at).set(value(yaml));
            default -> new Splice(path, file, at).set(yaml);
        };
    }

    /**
     * Adds an entry to a mapping, with the parents that are missing, or an item to a list before the one that has the index.
     *
     * @throws Failure of kind DATA with the place when the file is broken, something stands there already, or the path leads
     *     through an alias or a scalar
     */
    public static byte[] add(String path, byte[] file, ParamPath at, String yaml) {
        return switch (ParamFiles.kind(path)) {
            case JSON -> new JsonSplice(path, file, at).add(value(yaml));
            case TOML -> new TomlSplice(path, file, at).add(value(yaml));
            default -> new Splice(path, file, at).add(yaml);
        };
    }

    /**
     * Removes an entry or an item; what was the only one leaves an empty collection.
     *
     * @throws Failure of kind DATA with the place when the file is broken, the path is not there or leads through an alias
     */
    public static byte[] remove(String path, byte[] file, ParamPath at) {
        return switch (ParamFiles.kind(path)) {
            case JSON -> new JsonSplice(path, file, at).remove();
            case TOML -> new TomlSplice(path, file, at).remove();
            default -> new Splice(path, file, at).remove();
        };
    }

    /**
     * Does what was typed on the command line.
     *
     * @param under put before the path: {@code params} in a record, {@link ParamPath#ROOT} in a parameter file
     */
    public static byte[] apply(String path, byte[] file, ParamPath under, Assignment assignment) {
        var steps = new ArrayList<>(under.steps());
        steps.addAll(assignment.path().steps());
        var at = new ParamPath(steps);
        return switch (assignment.kind()) {
            case SET -> set(path, file, at, assignment.yaml());
            case ADD -> add(path, file, at, assignment.yaml());
            case REMOVE -> remove(path, file, at);
        };
    }

    private byte[] set(String yaml) {
        YamlWalk.Found found = new YamlWalk(document).follow(root, at);
        if (found.steps() < at.steps().size()) {
            if (!merged()) {
                throw missing();
            }
            if (found.steps() == at.steps().size() - 1) {
                return insert(found, yaml);
            }
            throw byMerge(found);
        }
        boolean full =
                found.node() instanceof YamlNode.Mapping m && !m.entries().isEmpty();
        if (full) {
            YamlNode.Span span = found.node().span();
            throw refuse(
                    "not-one-value",
                    "'" + at + "' is a mapping, not one value",
                    span,
                    "name one value below it: " + example());
        }
        YamlNode value = value(yaml, found.node().span());
        List<Edit> edits = new SpliceText(document.source()).set(found, at, yaml);
        return checked(edits, new YamlEdit(found.node(), old -> value));
    }

    private byte[] add(String yaml) {
        YamlWalk.Found found = new YamlWalk(document).follow(root, at);
        boolean list = found.parent() instanceof YamlNode.Sequence
                && at.steps().get(at.steps().size() - 1) instanceof ParamPath.Step.Item;
        if (found.steps() == at.steps().size()) {
            if (!list) {
                throw refuse(
                        "parameter-exists",
                        "'" + at + "' is there already",
                        found.node().span(),
                        "set it without the '+'");
            }
            int last = at.steps().size() - 1;
            return insert(
                    new YamlWalk.Found(
                            found.parents().subList(0, last),
                            last,
                            found.parents().get(last)),
                    yaml);
        }
        if (found.steps() == at.steps().size() - 1 && merged()) {
            throw refuse(
                    "parameter-exists",
                    "'" + at + "' is there already, by a merge key",
                    found.node().span(),
                    "set it without the '+'");
        }
        return insert(found, yaml);
    }

    private byte[] insert(YamlWalk.Found found, String yaml) {
        YamlNode parent = found.node();
        List<ParamPath.Step> rest = at.steps().subList(found.steps(), at.steps().size());
        boolean nothing = parent instanceof YamlNode.Scalar && isNull(found.steps());
        boolean fits = rest.get(0) instanceof ParamPath.Step.Key
                ? parent instanceof YamlNode.Mapping || nothing
                : parent instanceof YamlNode.Sequence s
                        && ((ParamPath.Step.Item) rest.get(0)).index()
                                <= s.items().size();
        if (!fits || rest.subList(1, rest.size()).stream().anyMatch(step -> step instanceof ParamPath.Step.Item)) {
            throw refuse(
                    "no-such-parent",
                    "nothing can be added at '" + at + "': "
                            + new ParamPath(at.steps().subList(0, found.steps())) + " is no place for it",
                    parent.span(),
                    "name a mapping, or the item behind the last of a list");
        }
        YamlNode.Entry entry = entry(rest, yaml, parent.span());
        List<Edit> edits = new SpliceText(document.source()).add(found, at, yaml);
        UnaryOperator<YamlNode> change = nothing
                ? old -> new YamlNode.Mapping(parent.span(), YamlNode.Properties.NONE, List.of(entry), true)
                : old -> YamlEdit.with(old, entry, rest.get(0) instanceof ParamPath.Step.Item item ? item.index() : 0);
        return checked(edits, new YamlEdit(parent, change));
    }

    private byte[] remove() {
        YamlWalk.Found found = new YamlWalk(document).follow(root, at);
        YamlNode parent = found.parent();
        if (found.steps() < at.steps().size() || parent == null) {
            throw merged() ? byMerge(found) : missing();
        }
        int index = YamlWalk.index(parent, at.steps().get(at.steps().size() - 1));
        List<Edit> edits = new SpliceText(document.source()).remove(found, at, index);
        return checked(edits, new YamlEdit(parent, old -> YamlEdit.without(old, index)));
    }

    /** Applies the edits, reads the result and holds it against the tree that was meant. */
    private byte[] checked(List<Edit> edits, YamlEdit meant) {
        String text = Edit.apply(document.source().text(), edits);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Document after = Yaml.read(path, bytes);
        ParamNode wanted = new TreeMaker(document.source(), new ArrayList<>()).make(meant.apply(root));
        ParamNode got = after.tree();
        if (!after.ok() || got == null || !ParamTrees.same(wanted, got)) {
            Location place = document.source()
                    .location(edits.get(0).start(), edits.get(0).end());
            Problem why = after.ok() ? null : after.problems().get(0);
            Problem problem = Problem.error(
                            "cannot-edit",
                            "'" + at + "' cannot be changed in place" + (why == null ? "" : ": " + why.message()))
                    .at(place)
                    .line(document.source().lineNumbered(place.line()))
                    .hint("edit " + path + " by hand");
            throw new Failure(Failure.Kind.DATA, List.of(problem));
        }
        return bytes;
    }

    private static ParamNode value(String yaml) {
        ParamNode node =
                Yaml.read("value", yaml.getBytes(StandardCharsets.UTF_8)).tree();
        if (node == null) {
            throw new IllegalArgumentException("no YAML value: '" + yaml + "'");
        }
        return node;
    }

    private static YamlNode value(String yaml, YamlNode.Span span) {
        YamlNode node =
                Yaml.read("value", yaml.getBytes(StandardCharsets.UTF_8)).root();
        if (node == null) {
            throw new IllegalArgumentException("no YAML value: '" + yaml + "'");
        }
        return YamlEdit.moved(node, span);
    }

    private static YamlNode.Entry entry(List<ParamPath.Step> rest, String yaml, YamlNode.Span span) {
        YamlNode value = value(yaml, span);
        for (int i = rest.size() - 1; i > 0; i--) {
            value = new YamlNode.Mapping(
                    span, YamlNode.Properties.NONE, List.of(new YamlNode.Entry(key(rest.get(i), span), value)), true);
        }
        return new YamlNode.Entry(key(rest.get(0), span), value);
    }

    private static YamlNode key(ParamPath.Step step, YamlNode.Span span) {
        String name = step instanceof ParamPath.Step.Key key ? key.name() : "";
        return new YamlNode.Scalar(span, YamlNode.Properties.NONE, name, YamlNode.Style.QUOTED);
    }

    /** True when the resolved tree has the path although the text has it not: a merge key brings it in. */
    private boolean merged() {
        ParamNode tree = document.tree();
        return tree != null && tree.find(at).isPresent();
    }

    private boolean isNull(int steps) {
        ParamNode tree = document.tree();
        ParamNode here = tree == null
                ? null
                : tree.find(new ParamPath(at.steps().subList(0, steps))).orElse(null);
        return tree == null || (here instanceof ParamNode.Scalar s && s.value() instanceof Value.Null);
    }

    private Failure byMerge(YamlWalk.Found found) {
        return refuse(
                "shared-value",
                "'" + at + "' comes from a merge key and stands elsewhere",
                found.node().span(),
                "change it where it stands");
    }

    private Failure missing() {
        return new Spot(document.source(), document.tree(), at).missing();
    }

    private String example() {
        ParamNode tree = document.tree();
        ParamNode here = tree == null ? null : tree.find(at).orElse(null);
        return here == null ? at.toString() : at + "." + here.leaves().get(0).path();
    }

    private Failure refuse(String code, String message, YamlNode.Span span, @Nullable String hint) {
        Problem problem = Problem.error(code, message).hint(hint);
        return new Failure(Failure.Kind.DATA, List.of(document.source().place(problem, span.start(), span.end())));
    }

    /** A key as it may stand in any mapping. */
    static String keyText(String key) {
        return Scalars.write(new Value.Text(key));
    }
}
