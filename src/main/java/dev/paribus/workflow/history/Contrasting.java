package dev.paribus.workflow.history;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Contrast.Side;
import dev.paribus.workflow.judging.ParentResults;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares experiments, two at a time. Reads only; nothing of either runs. */
public final class Contrasting {
    private final Session session;
    private final Experiments experiments;

    public Contrasting(Session session) {
        this.session = session;
        this.experiments = session.experiments();
    }

    /** The experiment that a text means. @throws Failure DATA for an unknown name */
    public Found find(String name) {
        return experiments.find(name);
    }

    /** An experiment as it stands. @throws Failure DATA when its files cannot be read */
    public Side side(Found found) {
        Experiment experiment = experiments.read(found.tip());
        return new Side(found.name(), found.ref(), experiment, experiment);
    }

    /** True when {@code before} is the parent of {@code after}. */
    public static boolean isParent(Side before, Side after) {
        return before.name().equals(after.at().record().parent());
    }

    /**
     * The parent as the child grew from it: its record and code at the base, its newest results wherever they stand.
     *
     * @throws Failure DATA {@code no-parent} for a first baseline, {@code parent-missing} where this clone knows nothing of it
     */
    public Side parent(Side child) {
        ExperimentName parent = child.at().record().parent();
        if (parent == null) {
            throw Failure.data(
                    "no-parent",
                    "'" + child.name() + "' is a baseline and has no parent to compare with",
                    "paribus diff " + child.name() + " OTHER");
        }
        Oid base = base(child).orElse(null);
        Found known = experiments.names().get(parent);
        Experiment results =
                known == null ? null : session.reader().tolerant(known.tip()).experiment();
        Experiment at = base == null ? null : session.reader().tolerant(base).experiment();
        if (at == null && results == null) {
            throw missing(parent, child);
        }
        boolean inherited = at != null && at.record().name().equals(parent);
        Experiment measured = results != null ? results : inherited ? at : null;
        String ref = known == null ? "" : known.ref();
        return new Side(parent, ref, at != null ? at : Objects.requireNonNull(results), measured);
    }

    private Failure missing(ExperimentName parent, Side child) {
        String branch = session.place().shortBranch(parent);
        var problems = new ArrayList<Problem>();
        problems.add(Problem.error(
                        "parent-missing", "the parent '" + parent + "' of '" + child.name() + "' is not in this clone")
                .hint("git fetch origin '+refs/heads/" + branch + ":refs/remotes/origin/" + branch + "'"));
        problems.addAll(session.absences());
        return new Failure(Failure.Kind.DATA, problems);
    }

    /** Empty where the history of this clone does not reach that far. */
    private Optional<Oid> base(Side child) {
        Oid base = experiments
                .registration(child.name(), child.at().commit())
                .flatMap(commit -> commit.parents().stream().findFirst())
                .orElse(null);
        return Optional.ofNullable(ParentResults.grewFrom(session, child.at().record(), base))
                .filter(commit -> session.git().peek(commit).isPresent());
    }

    /** What differs, from {@code before} to {@code after}. */
    public Contrast of(Side before, Side after) {
        Experiment newer = after.at();
        TreeDiff.Result params = TreeDiff.compare(
                before.at().params(), newer.params(), DeclaredBlocks.options(newer.project(), newer.record()));
        var axes = new Axes(session.place(), newer.project());
        List<Contrast.Changed> files = new ArrayList<>();
        for (FileChange file : new CodeDifference(session)
                .files(before.at().commit(), newer.commit(), newer.project().params())) {
            files.add(new Contrast.Changed(file, axes.of(file.path())));
        }
        var comparability = new Comparability(session);
        return new Contrast(
                params.changes(),
                equal(newer.params(), params.changes()),
                files,
                environment(before, after),
                data(before.at(), newer),
                isParent(before, after) ? comparability.against(before, after) : comparability.between(before, after),
                params.problems());
    }

    /** The patch of files that differ, in full; empty without any. */
    public String patch(Side before, Side after, List<FileChange> files) {
        return files.isEmpty()
                ? ""
                : session.git()
                        .patch(
                                before.at().commit(),
                                after.at().commit(),
                                files.stream().map(FileChange::path).toList());
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

    private Contrast.Environment environment(Side before, Side after) {
        List<Integer> old = seeds(before);
        List<Integer> own = seeds(after);
        Set<Integer> common = new LinkedHashSet<>(own);
        common.retainAll(old);
        Integer seed = common.stream().findFirst().orElse(null);
        ParamNode.Mapping then = facts(before, seed != null ? seed : first(old));
        ParamNode.Mapping now = facts(after, seed != null ? seed : first(own));
        if (then != null && now != null) {
            return new Contrast.Environment(EnvironmentDifference.between(then, now), "");
        }
        String who = then == null && now == null
                ? "neither has"
                : (then == null ? before.name() : after.name()) + " has not";
        return new Contrast.Environment(List.of(), who + " recorded an environment");
    }

    private static @Nullable Integer first(List<Integer> seeds) {
        return seeds.isEmpty() ? null : seeds.get(0);
    }

    private static List<Integer> seeds(Side side) {
        Summary summary = side.results() == null ? null : side.results().summary();
        return summary == null
                ? List.of()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }

    private ParamNode.@Nullable Mapping facts(Side side, @Nullable Integer seed) {
        return seed == null || side.results() == null
                ? null
                : new EnvironmentDifference(session).facts(side.results().commit(), seed);
    }

    private static Contrast.Data data(Experiment before, Experiment after) {
        Map<String, String> then = before.record().data();
        Map<String, String> now = after.record().data();
        Set<String> paths = new TreeSet<>(then.keySet());
        paths.addAll(now.keySet());
        var changes = new ArrayList<Contrast.DataChange>();
        for (String path : paths) {
            String old = then.get(path);
            String own = now.get(path);
            if (!Objects.equals(old, own)) {
                changes.add(new Contrast.DataChange(path, old == null ? "added" : own == null ? "removed" : "differs"));
            }
        }
        return new Contrast.Data(paths.size(), changes);
    }
}
