package dev.paribus.workflow.session;

import dev.paribus.format.ProjectFile;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether trunk still is, by tree and not by ancestry, what an experiment grew from. A README commit is no move. */
public final class TrunkMoved {
    private static final int NAMED = 5;

    private final Session session;

    public TrunkMoved(Session session) {
        this.session = session;
    }

    /**
     * Requires that trunk's record, parameters, code, data, environment and yardstick equal the base's.
     *
     * @throws Failure DATA {@code trunk-moved} naming what differs
     */
    public void requireNot(ExperimentName name, Oid base, Oid trunk, Project rules) {
        ProjectPlace place = session.place();
        var axes = new Axes(place, rules);
        var moved = new ArrayList<String>();
        for (TreeChange change : session.git().diff(base, trunk)) {
            Axis axis = axes.of(change.path());
            boolean counts = axis == Axis.RECORD
                    || axis == Axis.PARAMETERS
                    || axis == Axis.CODE
                    || axis == Axis.DATA
                    || axis == Axis.ENVIRONMENT
                    || (axes.protectedPath(change.path()) && axis != Axis.RULES);
            if (counts || (change.path().equals(place.rules()) && yardstickMoved(base, trunk))) {
                moved.add(change.path());
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        String shown = String.join(", ", moved.subList(0, Math.min(NAMED, moved.size())))
                + (moved.size() > NAMED ? " and " + (moved.size() - NAMED) + " more" : "");
        throw new Failure(
                Failure.Kind.DATA,
                List.of(Problem.error(
                                "trunk-moved",
                                place.project().trunk() + " has moved on since the experiment grew from it: " + shown)
                        .hint(
                                "measure what stands there, paribus try --kind baseline --because \"...\", and the change on top"
                                        + " of it: paribus combine BASELINE " + name + " --because \"...\"")));
    }

    private boolean yardstickMoved(Oid base, Oid trunk) {
        Optional<Project> before = rules(base);
        Optional<Project> after = rules(trunk);
        if (before.isEmpty() || after.isEmpty()) {
            return true;
        }
        Project one = before.get();
        Project other = after.get();
        return !one.run().equals(other.run())
                || !one.metrics().equals(other.metrics())
                || !one.protect().equals(other.protect())
                || !one.code().equals(other.code())
                || !one.data().equals(other.data());
    }

    private Optional<Project> rules(Oid commit) {
        String path = session.place().rules();
        return session.git()
                .file(commit, path)
                .flatMap(blob -> Optional.ofNullable(
                        ProjectFile.read(path, blob.content()).value()));
    }
}
