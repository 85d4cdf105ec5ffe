package dev.paribus.workflow.launch;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.RanParameters;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commit that a run elsewhere is said to have run: it counts if record, code and parameters there are the experiment's own. */
final class ClaimedCommit {
    private static final int NAMED = 3;

    private final Session session;
    private final Launchable target;

    ClaimedCommit(Session session, Launchable target) {
        this.session = session;
        this.target = target;
    }

    /**
     * What stands at it; without a claim, what stands on the branch now, which freezes the plan and counts for nothing.
     *
     * @throws Failure DATA {@code no-such-commit}, {@code other-work}
     */
    Ran ran(@Nullable String claimed) {
        if (claimed == null) {
            return target.ran();
        }
        Oid commit = session.git()
                .resolve(claimed)
                .orElseThrow(() -> Failure.data(
                        "no-such-commit", "there is no commit '" + claimed + "' in this clone", "git fetch --all"));
        Experiment there = session.reader().tolerant(commit).experiment();
        List<String> differ = there == null ? List.of("it has no record") : differences(there, commit);
        if (!differ.isEmpty()) {
            throw Failure.data(
                    "other-work",
                    commit.brief() + " is not what " + target.found().name() + " is: " + String.join("; ", differ),
                    "git log " + session.place().shortBranch(target.found().name())
                            + " shows what is; without --commit the results are recorded and do not count");
        }
        return standing(there, commit);
    }

    private Ran standing(@Nullable Experiment there, Oid commit) {
        if (there == null) {
            return target.ran();
        }
        return new Standing(session, there.project())
                .at(commit, there.recordBlob().id(), there.record());
    }

    private List<String> differences(Experiment there, Oid commit) {
        Ran then = standing(there, commit);
        Ran now = target.ran();
        var out = new ArrayList<String>();
        if (!then.record().equals(now.record())) {
            out.add("its record is "
                    + (there.record().name().equals(target.found().name())
                            ? "another version"
                            : "that of " + there.record().name()));
        }
        if (!then.code().equals(now.code())) {
            out.add("other code" + paths(commit));
        }
        var claimed = new SeedResult(0, Map.of(), List.of(), then);
        var parameters = new RanParameters(
                session.git(), session.place(), target.experiment().project());
        List<String> moved = parameters.moved(List.of(claimed), target.found().tip());
        if (!moved.isEmpty()) {
            out.add("other parameters (" + String.join(", ", moved) + ")");
        }
        return out;
    }

    private String paths(Oid commit) {
        var axes = new Axes(session.place(), target.experiment().project());
        List<String> paths = axes
                .on(Axis.CODE, session.git().diff(commit, target.found().tip()))
                .stream()
                .map(TreeChange::path)
                .limit(NAMED)
                .toList();
        return paths.isEmpty() ? "" : " (" + String.join(", ", paths) + ")";
    }
}
