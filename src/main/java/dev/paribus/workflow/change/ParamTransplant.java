package dev.paribus.workflow.change;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parameter changes of several experiments on top of one origin, by meaning: each value's bytes are replaced in place.
 * What changes at once is a <em>slot</em>: one parameter, one block that switched, or one list, whichever item of it changed.
 */
final class ParamTransplant {
    private final Session session;
    private final Origin origin;
    private final TreeDiff.Options options;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Clash> clashes = new ArrayList<>();

    ParamTransplant(Session session, Origin origin) {
        this.session = session;
        this.origin = origin;
        this.options = DeclaredBlocks.options(
                origin.experiment().project(), origin.experiment().record());
    }

    /**
     * What one experiment changes at once.
     *
     * @param made true when the origin has it already, so that nothing is left to do
     */
    private record Slot(
            Piece piece,
            ParamPath path,
            List<ParamChange> changes,
            ParamNode.Mapping from,
            ParamNode.Mapping to,
            boolean made) {
        @Nullable
        ParamNode target() {
            return to.find(path).orElse(null);
        }
    }

    List<Clash> clashes() {
        return clashes;
    }

    /** Takes in the changes of one experiment; returns them as they are told. */
    List<ParamChange> take(Piece piece) {
        ParamNode.Mapping from = session.experiments().read(piece.from()).params();
        ParamNode.Mapping to = session.experiments().read(piece.to()).params();
        List<ParamChange> own = TreeDiff.compare(from, to, options).changes();
        List<ParamChange> since =
                TreeDiff.compare(from, origin.experiment().params(), options).changes();
        grouped(own).forEach((path, changes) -> {
            var slot = new Slot(piece, path, changes, from, to, false);
            boolean there = since.stream().anyMatch(other -> touches(path, slot(other.path())));
            boolean equal =
                    there && same(origin.experiment().params().find(path).orElse(null), slot.target());
            if (there && !equal) {
                clash(slot, "in " + origin.name() + " since");
            } else if (!against(slot)) {
                slots.add(new Slot(piece, path, changes, from, to, equal));
            }
        });
        return own;
    }

    private boolean against(Slot slot) {
        for (Slot other : slots) {
            boolean alike = other.path().equals(slot.path()) && same(other.target(), slot.target());
            if (touches(other.path(), slot.path()) && !alike) {
                clash(slot, "by " + other.piece().name());
                return true;
            }
        }
        return false;
    }

    private void clash(Slot slot, String who) {
        ParamNode node = slot.target();
        clashes.add(new Clash(
                slot.path().written(),
                "is changed by " + slot.piece().name() + " and " + who,
                node == null || node.location() == null
                        ? null
                        : node.location().in(slot.piece().to().hex())));
    }

    private static Map<ParamPath, List<ParamChange>> grouped(List<ParamChange> changes) {
        var out = new LinkedHashMap<ParamPath, List<ParamChange>>();
        for (ParamChange change : changes) {
            out.computeIfAbsent(slot(change.path()), none -> new ArrayList<>()).add(change);
        }
        return out;
    }

    /** A path up to the first list: an item's index means another one as soon as somebody adds one. */
    private static ParamPath slot(ParamPath path) {
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof ParamPath.Step.Item) {
                return new ParamPath(path.steps().subList(0, i));
            }
        }
        return path;
    }

    private static boolean touches(ParamPath one, ParamPath other) {
        return one.contains(other) || other.contains(one);
    }

    private static boolean same(@Nullable ParamNode one, @Nullable ParamNode other) {
        return Objects.equals(
                one == null ? null : TreeDiff.meaning(one), other == null ? null : TreeDiff.meaning(other));
    }

    /** The files with all changes; what cannot be made in them becomes a clash. */
    PartParameters made() {
        var files = new PartParameters(session.git(), session.place(), origin);
        var done = new LinkedHashSet<ParamPath>();
        for (Slot slot : slots) {
            if (done.add(slot.path()) && !slot.made() && clashes.isEmpty()) {
                make(files, slot);
            }
        }
        if (clashes.isEmpty()) {
            verify(files);
        }
        return files;
    }

    private void make(PartParameters files, Slot slot) {
        ParamChange only = slot.changes().get(0);
        ParamChange change = slot.changes().size() > 1
                ? new ParamChange(
                        slot.path(),
                        ParamChange.Kind.CHANGED,
                        origin.experiment().params().find(slot.path()).orElse(null),
                        slot.target(),
                        List.of())
                : new ParamChange(only.path(), only.kind(), here(slot, only), only.after(), only.with());
        try {
            files.edit(change);
        } catch (Failure refused) {
            clashes.add(new Clash(
                    slot.path().written(),
                    "of " + slot.piece().name() + " cannot be made in its file: "
                            + refused.problems().get(0).message(),
                    null));
        }
    }

    /** The node of the origin that stands where the changed one stood. */
    private @Nullable ParamNode here(Slot slot, ParamChange change) {
        ParamNode before = change.before();
        return before == null
                ? null
                : PartParameters.place(slot.from(), before, ParamPath.ROOT)
                        .flatMap(origin.experiment().params()::find)
                        .orElse(null);
    }

    /** An edit that came out as anything else must not be registered. */
    private void verify(PartParameters files) {
        ParamNode.Mapping now = ParameterEdit.read(session.place(), origin, files.record(), files.parameterFiles());
        for (Slot slot : slots) {
            if (!same(now.find(slot.path()).orElse(null), slot.target())) {
                clashes.add(new Clash(
                        slot.path().written(),
                        "of " + slot.piece().name() + " cannot be made beside the others",
                        null));
            }
        }
        List<ParamChange> found =
                TreeDiff.compare(origin.experiment().params(), now, options).changes();
        for (ParamChange change : found) {
            Optional<Slot> meant = slots.stream()
                    .filter(slot -> touches(slot.path(), change.path()))
                    .findFirst();
            if (meant.isEmpty()) {
                clashes.add(new Clash(change.path().written(), "would change as well", null));
            }
        }
    }
}
