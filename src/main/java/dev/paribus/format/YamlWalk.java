package dev.paribus.format;

import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows a path through the nodes of a text, as far as they stand there themselves and not under an alias. */
final class YamlWalk {
    private final Document document;

    YamlWalk(Document document) {
        this.document = document;
    }

    /**
     * How far a path leads.
     *
     * @param parents the collections on the way, from the root; the last one holds {@code node}, or should
     * @param steps how many steps of the path were found
     * @param node the node at the end of them
     */
    record Found(List<YamlNode> parents, int steps, YamlNode node) {
        /** The collection that holds the node; null for the root. */
        @Nullable
        YamlNode parent() {
            return parents.isEmpty() ? null : parents.get(parents.size() - 1);
        }
    }

    /**
     * Follows the path.
     *
     * @throws Failure when it leads through an alias
     */
    Found follow(YamlNode root, ParamPath path) {
        var parents = new ArrayList<YamlNode>();
        YamlNode here = root;
        int steps = 0;
        for (ParamPath.Step step : path.steps()) {
            if (here instanceof YamlNode.Alias alias) {
                throw shared(alias, path);
            }
            YamlNode next = child(here, step);
            if (next == null) {
                break;
            }
            parents.add(here);
            here = next;
            steps++;
        }
        return new Found(List.copyOf(parents), steps, here);
    }

    /** The own child of a collection; null when it has none there. */
    static @Nullable YamlNode child(YamlNode node, ParamPath.Step step) {
        int index = index(node, step);
        if (index < 0) {
            return null;
        }
        return node instanceof YamlNode.Mapping m
                ? m.entries().get(index).value()
                : ((YamlNode.Sequence) node).items().get(index);
    }

    /** The position of a child within its collection; -1 when it is not there. */
    static int index(YamlNode node, ParamPath.Step step) {
        if (node instanceof YamlNode.Mapping m && step instanceof ParamPath.Step.Key key) {
            for (int i = 0; i < m.entries().size(); i++) {
                if (m.entries().get(i).key() instanceof YamlNode.Scalar s
                        && s.text().equals(key.name())) {
                    return i;
                }
            }
        } else if (node instanceof YamlNode.Sequence s && step instanceof ParamPath.Step.Item item) {
            return item.index() < s.items().size() ? item.index() : -1;
        }
        return -1;
    }

    /** The refusal to edit what stands elsewhere. */
    Failure shared(YamlNode.Alias alias, ParamPath path) {
        Source source = document.source();
        YamlNode.Span target = alias.target().span();
        Problem problem = Problem.error(
                        "shared-value",
                        "'" + path + "' stands under the alias '*" + alias.anchor()
                                + "': changing it would change every place that shares it")
                .hint("change it where '&" + alias.anchor() + "' stands, at " + anchorPath(alias));
        Problem placed = source.place(
                        problem, alias.span().start(), alias.span().end())
                .related("the anchor", source.location(target.properties(), target.end()));
        return new Failure(Failure.Kind.DATA, List.of(placed));
    }

    private String anchorPath(YamlNode.Alias alias) {
        YamlNode root = document.root();
        ParamPath path = root == null ? null : find(root, alias.target(), ParamPath.ROOT, new IdentityHashMap<>());
        return path == null ? "its line" : "'" + path + "'";
    }

    private static @Nullable ParamPath find(
            YamlNode here, YamlNode wanted, ParamPath path, Map<YamlNode, Boolean> seen) {
        if (here == wanted) {
            return path;
        }
        if (seen.put(here, true) != null) {
            return null;
        }
        ParamPath found = null;
        if (here instanceof YamlNode.Mapping m) {
            for (YamlNode.Entry entry : m.entries()) {
                found = found == null && entry.key() instanceof YamlNode.Scalar s
                        ? find(entry.value(), wanted, path.key(s.text()), seen)
                        : found;
            }
        } else if (here instanceof YamlNode.Sequence s) {
            for (int i = 0; i < s.items().size() && found == null; i++) {
                found = find(s.items().get(i), wanted, path.item(i), seen);
            }
        }
        return found;
    }
}
