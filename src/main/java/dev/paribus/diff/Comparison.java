package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk over two trees; collects what differs. */
final class Comparison {
    private final TreeDiff.Options options;
    private final List<ParamChange> changes = new ArrayList<>();
    private final Set<ParamPath> otherKinds = new LinkedHashSet<>();

    Comparison(TreeDiff.Options options) {
        this.options = options;
    }

    /** Every difference, shared values once for each place. */
    List<ParamChange> changes() {
        return changes;
    }

    /** Leaves that are equal as numbers, one of them an integer and the other a float. */
    Set<ParamPath> otherKinds() {
        return otherKinds;
    }

    void mappings(ParamPath path, ParamNode.Mapping before, ParamNode.Mapping after) {
        for (String key : keysInOrder(before, after)) {
            entry(path.key(key), before.entries().get(key), after.entries().get(key));
        }
    }

    private void entry(ParamPath path, @Nullable ParamNode old, @Nullable ParamNode now) {
        if (options.blocks().contains(path) && Blocks.switched(old, now)) {
            changes.add(new ParamChange(path, kind(old, now), old, now, leavesThatDiffer(path, old, now)));
        } else if (old != null && now != null) {
            nodes(path, old, now);
        } else if (now != null) {
            each(path, now, ParamChange.Kind.ADDED);
        } else if (old != null) {
            each(path, old, ParamChange.Kind.REMOVED);
        }
    }

    private static ParamChange.Kind kind(@Nullable ParamNode old, @Nullable ParamNode now) {
        return old == null ? ParamChange.Kind.ADDED : now == null ? ParamChange.Kind.REMOVED : ParamChange.Kind.CHANGED;
    }

    /** The newer file's order, with each removed key behind the one that it followed. */
    private static List<String> keysInOrder(ParamNode.Mapping before, ParamNode.Mapping after) {
        var first = new ArrayList<String>();
        Map<String, List<String>> behind = new HashMap<>();
        List<String> gone = first;
        for (String key : before.entries().keySet()) {
            if (after.entries().containsKey(key)) {
                gone = behind.computeIfAbsent(key, none -> new ArrayList<>());
            } else {
                gone.add(key);
            }
        }
        for (String key : after.entries().keySet()) {
            first.add(key);
            first.addAll(behind.getOrDefault(key, List.of()));
        }
        return first;
    }

    private static List<ParamPath> leavesThatDiffer(ParamPath path, @Nullable ParamNode old, @Nullable ParamNode now) {
        var inner = new Comparison(TreeDiff.Options.NONE);
        inner.entry(path, old, now);
        List<ParamPath> paths = new ArrayList<>();
        for (ParamChange change : inner.changes) {
            if (!change.path().equals(path)) {
                paths.add(change.path());
            }
        }
        return paths;
    }

    void nodes(ParamPath path, ParamNode before, ParamNode after) {
        if (before instanceof ParamNode.Mapping old && after instanceof ParamNode.Mapping now) {
            mappings(path, old, now);
        } else if (before instanceof ParamNode.Sequence old && after instanceof ParamNode.Sequence now) {
            sequences(path, old, now);
        } else if (before instanceof ParamNode.Scalar old && after instanceof ParamNode.Scalar now) {
            scalars(path, old, now);
        } else {
            otherShape(path, before, after);
        }
    }

    private void scalars(ParamPath path, ParamNode.Scalar before, ParamNode.Scalar after) {
        Value.Sameness sameness = before.value().compare(after.value());
        if (sameness == Value.Sameness.DIFFERENT) {
            changes.add(new ParamChange(path, ParamChange.Kind.CHANGED, before, after, List.of()));
        } else if (sameness == Value.Sameness.SAME_OTHER_KIND) {
            otherKinds.add(path);
        }
    }

    /** A block in place of a value, or the other way: one change, and one more for each further leaf, so that none can hide. */
    private void otherShape(ParamPath path, ParamNode before, ParamNode after) {
        var inside = new Comparison(TreeDiff.Options.NONE);
        if (after instanceof ParamNode.Mapping) {
            inside.each(path, after, ParamChange.Kind.ADDED);
        } else if (before instanceof ParamNode.Mapping) {
            inside.each(path, before, ParamChange.Kind.REMOVED);
        }
        changes.add(new ParamChange(path, ParamChange.Kind.CHANGED, before, after, List.of()));
        inside.changes.stream().skip(1).forEach(changes::add);
    }

    private void sequences(ParamPath path, ParamNode.Sequence before, ParamNode.Sequence after) {
        for (Alignment.Step step : Alignment.of(before.items(), after.items())) {
            if (step.to() < 0) {
                add(
                        path.item(step.from()),
                        ParamChange.Kind.REMOVED,
                        before.items().get(step.from()),
                        null);
            } else if (step.from() < 0) {
                add(
                        path.item(step.to()),
                        ParamChange.Kind.ADDED,
                        null,
                        after.items().get(step.to()));
            } else {
                ParamNode old = before.items().get(step.from());
                ParamNode now = after.items().get(step.to());
                if (Blocks.replaced(old, now)) {
                    add(path.item(step.to()), ParamChange.Kind.CHANGED, old, now);
                } else {
                    nodes(path.item(step.to()), old, now);
                }
            }
        }
    }

    /** A mapping that comes or goes is as many changes as it has leaves; anything else is one. */
    private void each(ParamPath path, ParamNode node, ParamChange.Kind kind) {
        if (node instanceof ParamNode.Mapping map && !map.entries().isEmpty()) {
            map.entries().forEach((key, child) -> each(path.key(key), child, kind));
        } else if (kind == ParamChange.Kind.ADDED) {
            add(path, kind, null, node);
        } else {
            add(path, kind, node, null);
        }
    }

    private void add(ParamPath path, ParamChange.Kind kind, @Nullable ParamNode before, @Nullable ParamNode after) {
        changes.add(new ParamChange(path, kind, before, after, List.of()));
    }

    /** Equal by meaning, places and anchors left aside; an integer equals the float of the same value. */
    static boolean same(ParamNode one, ParamNode other) {
        if (one instanceof ParamNode.Scalar a && other instanceof ParamNode.Scalar b) {
            return a.value().compare(b.value()) != Value.Sameness.DIFFERENT;
        }
        if (one instanceof ParamNode.Sequence a && other instanceof ParamNode.Sequence b) {
            boolean same = a.items().size() == b.items().size();
            for (int i = 0; same && i < a.items().size(); i++) {
                same = same(a.items().get(i), b.items().get(i));
            }
            return same;
        }
        if (one instanceof ParamNode.Mapping a && other instanceof ParamNode.Mapping b) {
            return a.entries().size() == b.entries().size()
                    && a.entries().entrySet().stream().allMatch(entry -> {
                        ParamNode there = b.entries().get(entry.getKey());
                        return there != null && same(entry.getValue(), there);
                    });
        }
        return false;
    }
}
