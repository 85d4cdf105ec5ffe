package dev.paribus.workflow.change;

import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.RecordFile;
import dev.paribus.format.Splice;
import dev.paribus.git.GitReader;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.param.Assignment;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.session.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies assignments to the parameters of an origin, wherever they stand: in the record or in files of the user's. Each
 * touches one scalar's bytes.
 */
public final class ParameterEdit {
    private static final int NEAR = 3;

    private final ProjectPlace place;
    private final Origin origin;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private byte[] record;

    public ParameterEdit(GitReader git, ProjectPlace place, Origin origin) {
        this.place = place;
        this.origin = origin;
        this.record = origin.experiment().recordBlob().content();
        for (String path : origin.experiment().project().params()) {
            String full = place.path(path);
            git.file(origin.commit(), full).ifPresent(blob -> files.put(full, blob.content()));
        }
    }

    /**
     * Applies them all.
     *
     * @throws Failure COMMAND_LINE with every path that cannot be set, added or removed
     */
    public void apply(List<Assignment> assignments) {
        var problems = new ArrayList<Problem>();
        for (Assignment assignment : assignments) {
            judge(assignment).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
        for (Assignment assignment : assignments) {
            apply(assignment);
        }
    }

    private Optional<Problem> judge(Assignment assignment) {
        ParamPath path = assignment.path();
        String file = assignment.file() == null ? null : place.path(assignment.file());
        Optional<ParamNode> now = ParamFiles.locate(origin.experiment().params(), file, path)
                .flatMap(origin.experiment().params()::find);
        if (assignment.kind() == Assignment.Kind.ADD) {
            return now.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Problem.error("parameter-exists", "there is a parameter '" + path + "' already")
                            .at(now.get().location())
                            .hint("paribus new " + path + "=" + assignment.yaml() + " --because ..."));
        }
        if (now.isEmpty()) {
            return Optional.of(path.toString().equalsIgnoreCase("seed") ? seed(assignment) : unknown(assignment));
        }
        if (assignment.kind() == Assignment.Kind.SET
                && !(now.get() instanceof ParamNode.Scalar)
                && !(now.get() instanceof ParamNode.Sequence)) {
            return Optional.of(
                    Problem.error("parameter-block", "'" + path + "' is a block of parameters, not one value")
                            .at(now.get().location())
                            .hint("name one of its leaves: " + leavesOf(path, now.get())));
        }
        return Optional.empty();
    }

    private static String leavesOf(ParamPath path, ParamNode node) {
        List<String> out = node.leaves().stream()
                .limit(NEAR)
                .map(leaf -> joined(path, leaf.path()).toString())
                .toList();
        return String.join(", ", out);
    }

    private static ParamPath joined(ParamPath head, ParamPath tail) {
        var steps = new ArrayList<>(head.steps());
        steps.addAll(tail.steps());
        return new ParamPath(steps);
    }

    private Problem seed(Assignment assignment) {
        return Problem.error(
                        "seed-is-no-change",
                        "'" + assignment.path()
                                + "' is no parameter here, and another seed is no change but a repetition")
                .hint(
                        "give the one change, with more seeds: paribus new PATH=VALUE --seeds 1..10 --because ...; the script gets each in PARIBUS_SEED");
    }

    private Problem unknown(Assignment assignment) {
        List<String> known = origin.experiment().params().leaves().stream()
                .map(leaf -> leaf.path().toString())
                .toList();
        String file = assignment.file();
        List<String> near = DidYouMean.near(assignment.path().toString(), known, NEAR).stream()
                .filter(path -> !path.equals(assignment.path().toString()))
                .toList();
        String message =
                "there is no parameter '" + assignment.path() + "' in " + (file == null ? home() : "'" + file + "'");
        String remove = near.isEmpty()
                ? "paribus show " + origin.name() + " lists them"
                : "paribus new --remove " + near.get(0) + " --because ...";
        String add = "paribus new +" + (file == null ? "" : file + ":") + assignment.path() + "=" + assignment.yaml()
                + " --because ... adds it";
        return Problem.error(
                        "unknown-parameter",
                        near.isEmpty() ? message : message + "; did you mean " + String.join(" or ", near) + "?")
                .hint(assignment.kind() == Assignment.Kind.SET ? add : remove);
    }

    private String home() {
        List<String> params = origin.experiment().project().params();
        return params.isEmpty() ? "the record of " + origin.name() : String.join(", ", params);
    }

    private void apply(Assignment assignment) {
        if (origin.experiment().project().params().isEmpty()) {
            record = Splice.apply(place.record(), record, ParamPath.ROOT.key("params"), assignment);
        } else {
            String file = fileOf(assignment);
            files.put(file, Splice.apply(file, files.getOrDefault(file, new byte[0]), ParamPath.ROOT, assignment));
        }
    }

    /** The file that holds the path, or the longest part of it that exists; the first file for a new top-level key. */
    private String fileOf(Assignment assignment) {
        if (assignment.file() != null) {
            return place.path(assignment.file());
        }
        ParamPath path = assignment.path();
        for (int length = path.steps().size(); length > 0; length--) {
            Optional<ParamNode> node =
                    origin.experiment().params().find(new ParamPath(path.steps().subList(0, length)));
            if (node.isPresent() && node.get().location() != null) {
                return node.get().location().path();
            }
        }
        return files.keySet().iterator().next();
    }

    /** The origin's record with the edits in its {@code params:} block. */
    public byte[] record() {
        return record.clone();
    }

    /** The parameter files with the edits, by path of the repository. */
    public Map<String, byte[]> files() {
        return new LinkedHashMap<>(files);
    }

    /** The parameters after the edits. @throws Failure DATA when they cannot be read any more */
    public ParamNode.Mapping params() {
        return read(place, origin, record, files);
    }

    public static ParamNode.Mapping read(ProjectPlace place, Origin origin, byte[] record, Map<String, byte[]> files) {
        if (origin.experiment().project().params().isEmpty()) {
            Parsed<ExperimentRecord> parsed =
                    RecordFile.read(place.record(), record, origin.experiment().project());
            ExperimentRecord value = parsed.orThrow();
            return value.params() == null ? ParamNode.empty() : value.params();
        }
        return ParamFiles.read(files).orThrow();
    }
}
