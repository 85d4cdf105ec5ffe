package dev.paribus.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk over two trees; collects what differs. */
final class Comparison {
    private static final List<String> SWITCHES = List.of("name", "type");

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
        if (options.blocks().contains(path) && switched(before, after)) {
            changes.add(new ParamChange(path, ParamChange.Kind.CHANGED, before, after, leavesThatDiffer(path, before, after)));
            return;
        }
        for (String key : keysInOrder(before, after)) {
            ParamNode old = before.entries().get(key);
            ParamNode now = after.entries().get(key);
            ParamPath at = path.key(key);
            if (old == null && now != null) {
                each(at, now, ParamChange.Kind.ADDED);
            } else if (old != null && now == null) {
                each(at, old, ParamChange.Kind.REMOVED);
            } else if (old != null && now != null) {
                nodes(at, old, now);
            }
        }
    }

    /** The newer file's order, with each removed key behind the one that it followed. */
    private static List<String> keysInOrder(ParamNode.Mapping before, ParamNode.Mapping after) {
        var out = new ArrayList<>(after.entries().keySet());
        int at = 0;
        for (String key : before.entries().keySet()) {
            int found = out.indexOf(key);
            if (found >= 0) {
                at = found + 1;
            } else {
                out.add(Math.min(at, out.size()), key);
                at++;
            }
        }
        return out;
    }

    private static boolean switched(ParamNode.Mapping before, ParamNode.Mapping after) {
        return SWITCHES.stream().anyMatch(key -> {
            ParamNode old = before.entries().get(key);
            ParamNode now = after.entries().get(key);
            return old != null && now != null && !same(old, now);
        });
    }

    private List<ParamPath> leavesThatDiffer(ParamPath path, ParamNode.Mapping before, ParamNode.Mapping after) {
        var inner = new Comparison(TreeDiff.Options.NONE);
        inner.mappings(path, before, after);
        return inner.changes.stream().map(ParamChange::path).toList();
    }

    private void nodes(ParamPath path, ParamNode before, ParamNode after) {
        if (before instanceof ParamNode.Mapping old && after instanceof ParamNode.Mapping now) {
            mappings(path, old, now);
        } else if (before instanceof ParamNode.Sequence old && after instanceof ParamNode.Sequence now) {
            sequences(path, old, now);
        } else if (before instanceof ParamNode.Scalar old && after instanceof ParamNode.Scalar now) {
            scalars(path, old, now);
        } else {
            changes.add(new ParamChange(path, ParamChange.Kind.CHANGED, before, after, List.of()));
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

    private void sequences(ParamPath path, ParamNode.Sequence before, ParamNode.Sequence after) {
        List<ParamNode> old = before.items();
        List<ParamNode> now = after.items();
        for (AbstractDelta<ParamNode> delta : DiffUtils.diff(old, now, Comparison::same).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            int gone = delta.getType() == DeltaType.INSERT ? 0 : delta.getSource().size();
            int come = delta.getType() == DeltaType.DELETE ? 0 : delta.getTarget().size();
            int pairs = Math.min(gone, come);
            for (int i = 0; i < pairs; i++) {
                nodes(path.item(to + i), old.get(from + i), now.get(to + i));
            }
            for (int i = pairs; i < gone; i++) {
                add(path.item(from + i), ParamChange.Kind.REMOVED, old.get(from + i), null);
            }
            for (int i = pairs; i < come; i++) {
                add(path.item(to + i), ParamChange.Kind.ADDED, null, now.get(to + i));
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

    /** Equal by meaning, places and anchors left aside. */
    static boolean same(ParamNode one, ParamNode other) {
        if (one instanceof ParamNode.Scalar a && other instanceof ParamNode.Scalar b) {
            return a.value().compare(b.value()) != Value.Sameness.DIFFERENT;
        }
        if (one instanceof ParamNode.Sequence a && other instanceof ParamNode.Sequence b) {
            if (a.items().size() != b.items().size()) {
                return false;
            }
            for (int i = 0; i < a.items().size(); i++) {
                if (!same(a.items().get(i), b.items().get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof ParamNode.Mapping a && other instanceof ParamNode.Mapping b) {
            if (!a.entries().keySet().equals(b.entries().keySet())) {
                return false;
            }
            for (Map.Entry<String, ParamNode> entry : a.entries().entrySet()) {
                ParamNode there = b.entries().get(entry.getKey());
                if (there == null || !same(entry.getValue(), there)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
