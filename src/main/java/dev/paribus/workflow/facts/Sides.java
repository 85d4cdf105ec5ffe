package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.RecordFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one side of a comparison: the rules, the record and its parameters as they stand in a commit, the index or the work tree. */
final class Sides {
    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;

    Sides(Session session) {
        this.session = session;
        this.git = session.git();
        this.place = session.place();
    }

    /** The rules beside the record. @throws Failure DATA when there are none, or they cannot be read */
    Project project(Oid tree) {
        return rules(tree).orThrow();
    }

    Parsed<Project> rules(Oid tree) {
        Optional<Blob> rules = git.file(tree, place.rules());
        if (rules.isEmpty()) {
            throw Failure.data(
                    "no-rules",
                    "there is no " + place.rules() + " beside the record",
                    "git checkout " + place.project().trunk() + " -- " + place.rules());
        }
        return session.rules().read(place.rules(), rules.get());
    }

    /** The side of a commit, read by the rules that stand there; null without a record. */
    Facts.@Nullable Side at(Oid base) {
        Optional<Blob> record = git.file(base, place.record());
        return record.isEmpty() ? null : read(base, project(base), record.get(), base.hex());
    }

    Facts.Side read(Oid tree, Project project, Blob record, @Nullable String revision) {
        Parsed<ExperimentRecord> parsed = RecordFile.read(place.record(), record.content(), project);
        var problems = new ArrayList<>(parsed.problems());
        ParamNode.Mapping params = ParamNode.empty();
        if (project.params().isEmpty()) {
            ExperimentRecord value = parsed.value();
            params = value == null || value.params() == null ? params : value.params();
        } else {
            Parsed<ParamNode.Mapping> files = ParamFiles.read(paramFiles(tree, project, problems));
            problems.addAll(files.problems());
            params = files.value() == null ? params : files.value();
        }
        var where = new LinkedHashMap<String, Location>();
        for (Map.Entry<String, Location> field : parsed.where().entrySet()) {
            where.put(field.getKey(), field.getValue().in(revision));
        }
        return new Facts.Side(place.record(), parsed.value(), params, where, in(problems, revision));
    }

    private static List<Problem> in(List<Problem> problems, @Nullable String revision) {
        var out = new ArrayList<Problem>(problems.size());
        for (Problem problem : problems) {
            Location at = problem.location();
            out.add(at == null ? problem : problem.at(at.in(revision)));
        }
        return out;
    }

    private Map<String, byte[]> paramFiles(Oid tree, Project project, List<Problem> problems) {
        var out = new LinkedHashMap<String, byte[]>();
        for (String path : project.params()) {
            Optional<Blob> blob = git.file(tree, place.path(path));
            if (blob.isPresent()) {
                out.put(place.path(path), blob.get().content());
            } else {
                problems.add(
                        Problem.error("params-missing", "the parameter file '" + place.path(path) + "' is not there")
                                .hint("git add " + place.path(path)));
            }
        }
        return out;
    }

    /** False where a parameter file cannot be read: that is said, and not that each of its parameters is gone. */
    boolean readable(Facts.Side side) {
        for (Problem problem : side.problems()) {
            Location at = problem.severity() == Severity.ERROR ? problem.location() : null;
            if (at != null && !at.path().equals(place.record()) && !at.path().equals(place.rules())) {
                return false;
            }
        }
        return true;
    }

    /** The same with more findings, placed in the revision. */
    static Facts.Side with(Facts.Side side, List<Problem> more, @Nullable String revision) {
        var all = new ArrayList<>(side.problems());
        all.addAll(in(more, revision));
        return new Facts.Side(side.path(), side.record(), side.params(), side.where(), all);
    }
}
