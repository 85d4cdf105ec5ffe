package dev.paribus.workflow.registration;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user edited in the checkout, against HEAD, sorted onto the axes.
 *
 * @param head the commit that is checked out
 * @param tree the checkout as a tree
 * @param record the record as it stands in the checkout
 * @param params the parameter files as they stand there, by path of the repository
 * @param carried changes that belong to the experiment: code, lock files, data; in path order
 */
record WorkingChange(Oid head, Oid tree, byte[] record, Map<String, byte[]> params, List<TreeChange> carried) {

    /**
     * Reads the checkout.
     *
     * @throws Failure DATA {@code other-start} when HEAD is not at the origin's record and code, {@code untracked} when
     *     there are untracked files that nobody spoke for, {@code protected} when the rules were edited
     */
    static WorkingChange read(Session session, Origin origin, Plan plan) {
        GitReader git = session.git();
        ProjectPlace place = session.place();
        Oid head = git.resolve("HEAD")
                .orElseThrow(
                        () -> Failure.data("unborn", "the branch that is checked out has no commit yet", "git commit"));
        var axes = new Axes(place, origin.experiment().project());
        requireSameStart(git, place, axes, origin, head);
        requireSpokenFor(git, place, plan);
        Oid tree = session.worktrees().snapshot(git.layout().workTree(), plan.include());
        List<TreeChange> changes = git.diff(head, tree);
        List<TreeChange> rules = axes.on(Axis.RULES, changes);
        if (!rules.isEmpty()) {
            throw Failure.data(
                    "protected",
                    "'" + rules.get(0).path() + "' was edited; the rules change on "
                            + place.project().trunk() + " only",
                    "git commit it there first, or git restore " + rules.get(0).path());
        }
        var carried = new ArrayList<TreeChange>();
        for (TreeChange change : changes) {
            Axis axis = axes.of(change.path());
            if (axis == Axis.CODE
                    || axis == Axis.ENVIRONMENT
                    || axis == Axis.DATA
                    || plan.include().contains(change.path())) {
                carried.add(change);
            }
        }
        var params = new LinkedHashMap<String, byte[]>();
        for (String path : origin.experiment().project().params()) {
            git.file(tree, place.path(path)).ifPresent(blob -> params.put(place.path(path), blob.content()));
        }
        byte[] record = git.file(tree, place.record())
                .map(GitReader.Blob::content)
                .orElseThrow(() -> Failure.data(
                        "record-missing", place.record() + " was deleted", "git restore " + place.record()));
        return new WorkingChange(head, tree, record, params, List.copyOf(carried));
    }

    private static void requireSameStart(GitReader git, ProjectPlace place, Axes axes, Origin origin, Oid head) {
        if (head.equals(origin.commit())) {
            return;
        }
        for (TreeChange change : git.diff(origin.commit(), head)) {
            Axis axis = axes.of(change.path());
            if (axis != Axis.IGNORED && axis != Axis.OUTSIDE && axis != Axis.RESULTS) {
                String start = origin.champion() ? place.project().trunk() : place.shortBranch(origin.name());
                throw Failure.data(
                        "other-start",
                        "the checkout is not at " + origin.name() + ": '" + change.path()
                                + "' is committed differently here",
                        "git switch " + start + ", or --from NAME to grow from another experiment");
            }
        }
    }

    /** An idea or a lesson that a person wrote is no part of any change. */
    private static void requireSpokenFor(GitReader git, ProjectPlace place, Plan plan) {
        List<String> untracked = git.untracked().stream()
                .filter(path -> !plan.include().contains(path))
                .filter(path -> !path.startsWith(place.ideas()) && !path.startsWith(place.lessons()))
                .toList();
        if (untracked.isEmpty() || plan.leaveUntracked()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        for (String path : untracked.subList(0, Math.min(untracked.size(), 10))) {
            problems.add(Problem.error("untracked", "'" + path + "' is not tracked: does it belong to the change?")
                    .hint("--include " + path + " takes it along, --leave-untracked leaves it"));
        }
        throw new Failure(Failure.Kind.DATA, problems);
    }

    /** True when nothing was edited that an experiment could be. */
    boolean nothing(Origin origin, @Nullable Object ignored) {
        return carried.isEmpty();
    }
}
