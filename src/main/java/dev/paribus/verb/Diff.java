package dev.paribus.verb;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.Choice;
import dev.paribus.workflow.CodeDifference;
import dev.paribus.workflow.DeclaredBlocks;
import dev.paribus.workflow.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two experiments: what was declared, what differs, what it gave. */
public final class Diff {
    private final Session session;

    public Diff(Session session) {
        this.session = session;
    }

    /** How much of the code is shown. */
    public enum Code {
        STAT,
        PATCH
    }

    /**
     * What the command line asks for.
     *
     * @param first the newer one when {@code second} is null, as typed; null: the one that is checked out
     * @param second null: {@code first} is compared with its parent
     */
    public record Request(@Nullable String first, @Nullable String second, Code code) {}

    /**
     * One side.
     *
     * @param commit whose parameters and code were compared
     * @param summary null without a result
     */
    public record Side(
            ExperimentName name,
            String commit,
            ExperimentRecord record,
            @Nullable Summary summary) {}

    /**
     * The comparison.
     *
     * @param againstParent true when {@code before} is the parent of {@code after}, so that the declared change applies
     * @param params changed parameters, in the order of the newer tree
     * @param equalParams how many parameters are equal
     * @param code files that differ, without record, results and parameter files
     * @param patch unified patch of those files; null unless asked for
     * @param metrics the declared metrics
     * @param problems of the comparison
     */
    public record Result(
            Side before,
            Side after,
            boolean againstParent,
            List<ParamChange> params,
            int equalParams,
            List<CodeChange> code,
            @Nullable String patch,
            List<Metric> metrics,
            List<Problem> problems) {
        public Result {
            params = List.copyOf(params);
            code = List.copyOf(code);
            metrics = List.copyOf(metrics);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A file that differs.
     *
     * @param status {@code A}, {@code M}, {@code D} or {@code T}
     * @param added lines; null for a binary file
     * @param removed lines; null for a binary file
     */
    public record CodeChange(
            String path,
            char status,
            @Nullable Integer added,
            @Nullable Integer removed) {}

    /** @throws Failure DATA when an experiment is not found or cannot be read, or there is no parent to compare with */
    public Result run(Request request) {
        Experiments experiments = session.experiments();
        if (request.second() != null) {
            Found before = new Choice(session).one(request.first());
            Found after = experiments.find(request.second());
            return compare(side(experiments, before), side(experiments, after), request.code());
        }
        Found after = new Choice(session).one(request.first());
        Read newer = side(experiments, after);
        return compare(parent(experiments, after, newer), newer, request.code());
    }

    /** An experiment with the commit whose tree is compared and the name of its parent. */
    private record Read(
            ExperimentName name,
            Oid tree,
            Experiment experiment,
            @Nullable Summary summary) {}

    private static Read side(Experiments experiments, Found found) {
        Experiment experiment = experiments.read(found.tip());
        return new Read(found.name(), found.tip(), experiment, experiment.summary());
    }

    /** The parent as the child grew from it: its record and code at the base, its newest results wherever they stand. */
    private Read parent(Experiments experiments, Found child, Read newer) {
        ExperimentName parent = newer.experiment().record().parent();
        if (parent == null) {
            throw Failure.data(
                    "no-parent",
                    "'" + child.name() + "' is a baseline and has no parent to compare with",
                    "paribus diff " + child.name() + " OTHER");
        }
        Optional<Oid> base = experiments
                .registration(child.name(), child.tip())
                .flatMap(commit -> commit.parents().stream().findFirst());
        Found known = experiments.names().get(parent);
        Experiment results = known == null ? null : experiments.read(known.tip());
        Oid tree = base.isPresent() ? base.get() : known == null ? null : known.tip();
        if (tree == null) {
            throw Failure.data(
                    "parent-missing",
                    "the parent '" + parent + "' of '" + child.name() + "' is not in this clone",
                    "git fetch origin 'refs/heads/" + session.place().shortBranch(parent) + "'");
        }
        Experiment at = base.isPresent() ? experiments.read(tree) : results;
        Summary summary = results != null ? results.summary() : at == null ? null : at.summary();
        return new Read(parent, tree, at == null ? newer.experiment() : at, summary);
    }

    private Result compare(Read before, Read after, Code code) {
        Experiment newer = after.experiment();
        ParamNode.Mapping old = before.experiment().params();
        TreeDiff.Result params =
                TreeDiff.compare(old, newer.params(), DeclaredBlocks.options(newer.project(), newer.record()));
        List<CodeChange> files = code(before.tree(), after.tree(), newer);
        List<String> paths = files.stream().map(CodeChange::path).toList();
        String patch =
                code == Code.PATCH && !paths.isEmpty() ? session.git().patch(before.tree(), after.tree(), paths) : null;
        return new Result(
                view(before),
                view(after),
                before.name().equals(newer.record().parent()),
                params.changes(),
                equal(newer.params(), params.changes()),
                files,
                patch,
                newer.project().metrics(),
                params.problems());
    }

    private static Side view(Read read) {
        return new Side(read.name(), read.tree().hex(), read.experiment().record(), read.summary());
    }

    private static int equal(ParamNode.Mapping params, List<ParamChange> changes) {
        int equal = 0;
        for (ParamNode.Leaf leaf : params.leaves()) {
            boolean changed = changes.stream()
                    .anyMatch(c ->
                            c.path().contains(leaf.path()) || c.with().stream().anyMatch(p -> p.contains(leaf.path())));
            equal += changed ? 0 : 1;
        }
        return equal;
    }

    private List<CodeChange> code(Oid before, Oid after, Experiment newer) {
        return new CodeDifference(session)
                .files(before, after, newer.project().params()).stream()
                        .map(file -> new CodeChange(file.path(), file.status(), file.added(), file.removed()))
                        .toList();
    }
}
