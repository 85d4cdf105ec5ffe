package dev.paribus.workflow.change;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.Splice;
import dev.paribus.git.GitReader;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Scalars;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some of the changes between two parameter trees, made in the files of the older one. */
public final class PartParameters {
    private final ProjectPlace place;
    private final Origin origin;
    private final boolean inRecord;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public PartParameters(GitReader git, ProjectPlace place, Origin origin) {
        this.place = place;
        this.origin = origin;
        List<String> named = origin.experiment().project().params();
        this.inRecord = named.isEmpty();
        files.put(place.record(), origin.experiment().recordBlob().content());
        for (String path : named) {
            git.file(origin.commit(), place.path(path)).ifPresent(blob -> files.put(place.path(path), blob.content()));
        }
    }

    /**
     * Makes them.
     *
     * @throws Failure DATA {@code cannot-split} when the files would then mean anything else
     */
    public void make(List<ParamChange> changes) {
        for (ParamChange change : changes) {
            one(change);
        }
        ParamNode.Mapping now = ParameterEdit.read(place, origin, record(), parameterFiles());
        List<ParamPath> got = TreeDiff.compare(
                        origin.experiment().params(),
                        now,
                        DeclaredBlocks.options(origin.experiment().project(), null))
                .changes()
                .stream()
                .map(ParamChange::path)
                .toList();
        if (got.size() != changes.size()) {
            throw Failure.data(
                    "cannot-split",
                    "the change of "
                            + changes.stream().map(c -> c.path().toString()).collect(Collectors.joining(", "))
                            + " cannot be made alone",
                    "make it by hand: paribus new PATH=VALUE --because \"...\"");
        }
    }

    /** Makes one; {@code before} is a node of the origin. What came of it is for the caller to see. */
    void edit(ParamChange change) {
        one(change);
    }

    private void one(ParamChange change) {
        ParamNode before = change.before();
        ParamNode after = change.after();
        if (before instanceof ParamNode.Mapping old && after instanceof ParamNode.Mapping now) {
            // A block that switched: leaf by leaf, so that its file keeps its form.
            for (ParamChange leaf :
                    TreeDiff.compare(old, now, TreeDiff.Options.NONE).changes()) {
                one(new ParamChange(
                        joined(change.path(), leaf.path()), leaf.kind(), leaf.before(), leaf.after(), List.of()));
            }
            return;
        }
        String file = file(change);
        ParamPath at = inFile(file, change);
        byte[] bytes = files.getOrDefault(file, new byte[0]);
        files.put(
                file,
                switch (change.kind()) {
                    case CHANGED -> Splice.set(file, bytes, at, text(file, after));
                    case ADDED -> Splice.add(file, bytes, at, text(file, after));
                    case REMOVED -> Splice.remove(file, bytes, at);
                });
    }

    private String file(ParamChange change) {
        if (inRecord) {
            return place.record();
        }
        ParamNode node = change.before() != null ? change.before() : change.after();
        Location at = node == null ? null : node.location();
        return at != null
                ? at.path()
                : files.keySet().stream().skip(1).findFirst().orElse(place.record());
    }

    private ParamPath inFile(String file, ParamChange change) {
        ParamPath path = change.before() == null
                ? change.path()
                : place(origin.experiment().params(), change.before(), ParamPath.ROOT)
                        .orElse(change.path());
        var steps = new ArrayList<>(path.steps());
        if (steps.get(0) instanceof ParamPath.Step.Key key && key.name().startsWith(file + ":")) {
            steps.set(0, new ParamPath.Step.Key(key.name().substring(file.length() + 1)));
        }
        if (inRecord) {
            steps.add(0, new ParamPath.Step.Key("params"));
        }
        return new ParamPath(steps);
    }

    /** Where a node stands in the older tree: an item's index there need not be the one in the newer tree. */
    static Optional<ParamPath> place(ParamNode here, ParamNode wanted, ParamPath at) {
        if (here == wanted) {
            return Optional.of(at);
        }
        if (here instanceof ParamNode.Mapping map) {
            return map.entries().entrySet().stream()
                    .flatMap(entry -> place(entry.getValue(), wanted, at.key(entry.getKey())).stream())
                    .findFirst();
        }
        if (here instanceof ParamNode.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                Optional<ParamPath> found = place(list.items().get(i), wanted, at.item(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static ParamPath joined(ParamPath head, ParamPath tail) {
        var steps = new ArrayList<>(head.steps());
        steps.addAll(tail.steps());
        return new ParamPath(steps);
    }

    /** The value on one line: as it is written where that can be, else canonical. */
    private static String text(String file, @Nullable ParamNode node) {
        if (node instanceof ParamNode.Sequence list) {
            return list.items().stream().map(item -> text(file, item)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof ParamNode.Mapping map) {
            return map.entries().entrySet().stream()
                    .map(entry -> Scalars.write(new dev.paribus.param.Value.Text(entry.getKey())) + ": "
                            + text(file, entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (!(node instanceof ParamNode.Scalar scalar)) {
            return "null";
        }
        boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
        boolean line = !scalar.source().isEmpty() && scalar.source().indexOf('\n') < 0;
        return yaml && line ? scalar.source() : Scalars.write(scalar.value());
    }

    public byte[] record() {
        return files.getOrDefault(place.record(), new byte[0]);
    }

    public Map<String, byte[]> parameterFiles() {
        var out = new LinkedHashMap<>(files);
        out.remove(place.record());
        return out;
    }
}
