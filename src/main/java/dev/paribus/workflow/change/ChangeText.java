package dev.paribus.workflow.change;

import dev.paribus.diff.ParamChange;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change in words.
 *
 * @param what for the record's {@code change.what}
 * @param with for {@code change.with}
 * @param line for trailers, e.g. {@code optimizer.lr: 0.001 -> 0.0005}
 * @param doing the start of a sentence, e.g. {@code Setting optimizer.lr to 0.0005}
 */
public record ChangeText(String what, List<String> with, String line, String doing) {
    private static final int NAMED = 3;

    public static ChangeText of(
            ProjectPlace place, ChangeKind kind, List<ParamChange> changes, List<TreeChange> carried, Plan plan) {
        if (kind == ChangeKind.HYPERPARAMETER) {
            ParamChange change = changes.get(0);
            return new ChangeText(change.path().written(), plan.with(), describe(change), doing(change));
        }
        String files = files(place, carried);
        String idea = plan.extras().what();
        String what = idea != null ? idea : files.isEmpty() ? kind.word() : files;
        String line = kind.word() + ": " + (idea != null ? idea : files.isEmpty() ? "to be written" : files);
        String doing = idea != null
                ? "The " + kind.word() + " (" + idea + ")"
                : files.isEmpty() ? "This " + kind.word() : "Changing " + files;
        return new ChangeText(what, plan.with(), line, doing);
    }

    private static String files(ProjectPlace place, List<TreeChange> carried) {
        List<String> names = carried.stream()
                .map(TreeChange::path)
                .map(path -> path.startsWith(place.directory())
                        ? path.substring(place.directory().length())
                        : path)
                .toList();
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    /** {@code path: before -> after}; {@code + path: value} and {@code - path: value} for what comes and goes. */
    public static String describe(ParamChange change) {
        return switch (change.kind()) {
            case ADDED -> "+ " + change.path().written() + ": " + value(change.after());
            case REMOVED -> "- " + change.path().written() + ": " + value(change.before());
            case CHANGED -> change.path().written() + ": " + value(change.before()) + " -> " + value(change.after());
        };
    }

    private static String doing(ParamChange change) {
        return switch (change.kind()) {
            case ADDED -> "Adding " + change.path().written() + " = " + value(change.after());
            case REMOVED -> "Removing " + change.path().written();
            case CHANGED -> "Setting " + change.path().written() + " to " + value(change.after());
        };
    }

    /** A value as a person would write it: scalars as written, lists in brackets, blocks by their first leaves. */
    public static String value(@Nullable ParamNode node) {
        if (node == null) {
            return "nothing";
        }
        if (node instanceof ParamNode.Scalar scalar) {
            return Scalars.write(scalar.value());
        }
        if (node instanceof ParamNode.Sequence list) {
            return list.items().stream().map(ChangeText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        var out = new ArrayList<String>();
        if (node instanceof ParamNode.Mapping map) {
            for (Map.Entry<String, ParamNode> entry : map.entries().entrySet()) {
                out.add(entry.getKey() + ": " + value(entry.getValue()));
            }
        }
        return "{" + String.join(", ", out) + "}";
    }

    /** The value of the record's {@code change:} field. */
    public Map<String, Object> field(ChangeKind kind) {
        var out = new LinkedHashMap<String, Object>();
        out.put("kind", kind.word());
        if (!what.isEmpty()) {
            out.put("what", what);
        }
        if (!with.isEmpty()) {
            out.put("with", with);
        }
        return out;
    }
}
