package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts a value once that several aliases or merge keys share: all of them stand at one place of the file, so one edit made
 * all of these changes. A value that came or went counts once only when it did so wherever it is used; where some uses stay,
 * each of the others is an edit of its own.
 */
final class SharedValues {
    private final Map<Location, Integer> usesBefore = new HashMap<>();
    private final Map<Location, Integer> usesAfter = new HashMap<>();

    SharedValues(ParamNode before, ParamNode after) {
        count(before, usesBefore);
        count(after, usesAfter);
    }

    /** Where the one value stood and stands. */
    private record Place(
            @Nullable Location before, @Nullable Location after) {
        /** Written out: that of a record is put together by method handles, which costs a hook 30 ms on JDK 17. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that
                    && Objects.equals(before, that.before)
                    && Objects.equals(after, that.after);
        }

        @Override
        public int hashCode() {
            return 31 * Objects.hashCode(before) + Objects.hashCode(after);
        }
    }

    List<ParamChange> merged(List<ParamChange> changes) {
        if (changes.size() < 2) {
            return changes;
        }
        Map<Place, List<ParamChange>> groups = new LinkedHashMap<>();
        for (ParamChange change : changes) {
            Place place = place(change);
            List<ParamChange> group = groups.get(place);
            if (group == null) {
                group = new ArrayList<>();
                groups.put(place, group);
            }
            group.add(change);
        }
        var out = new ArrayList<ParamChange>();
        for (ParamChange change : changes) {
            List<ParamChange> group = groups.getOrDefault(place(change), List.of());
            if (!oneEdit(place(change), group)) {
                out.add(change);
            } else if (group.get(0).path().equals(change.path())) {
                out.add(with(change, group));
            }
        }
        return out;
    }

    private boolean oneEdit(Place place, List<ParamChange> group) {
        if (group.size() < 2 || (place.before == null && place.after == null)) {
            return false;
        }
        return switch (group.get(0).kind()) {
            case CHANGED -> place.before != null && place.after != null;
            case ADDED -> usesAfter.getOrDefault(place.after, 0) == group.size();
            case REMOVED -> usesBefore.getOrDefault(place.before, 0) == group.size();
        };
    }

    private static Place place(ParamChange change) {
        return new Place(location(change.before()), location(change.after()));
    }

    private static @Nullable Location location(@Nullable ParamNode node) {
        return node == null ? null : node.location();
    }

    private static ParamChange with(ParamChange first, List<ParamChange> group) {
        var with = new ArrayList<>(first.with());
        for (ParamChange change : group.subList(1, group.size())) {
            with.add(change.path());
        }
        return new ParamChange(first.path(), first.kind(), first.before(), first.after(), with);
    }

    private static void count(ParamNode node, Map<Location, Integer> into) {
        Location at = node.location();
        if (at != null) {
            into.put(at, into.getOrDefault(at, 0) + 1);
        }
        if (node instanceof ParamNode.Mapping mapping) {
            for (ParamNode child : mapping.entries().values()) {
                count(child, into);
            }
        } else if (node instanceof ParamNode.Sequence sequence) {
            for (ParamNode child : sequence.items()) {
                count(child, into);
            }
        }
    }
}
