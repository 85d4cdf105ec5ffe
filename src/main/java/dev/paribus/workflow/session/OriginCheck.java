package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import java.util.List;
import java.util.Optional;

/** Whether an experiment that grows from an origin can be compared with it at all. */
public final class OriginCheck {
    private final Session session;

    public OriginCheck(Session session) {
        this.session = session;
    }

    /**
     * Refuses an origin that was measured on other code than stands there now: every child's verdict would be void.
     *
     * @throws Failure DATA {@code parent-moved} naming the files, with the command that measures trunk as it is
     */
    public void requireComparable(Origin origin) {
        Optional<Ran> ran = ran(origin.experiment().summary());
        if (ran.isEmpty()) {
            return;
        }
        requireSameParameters(origin);
        var axes = new Axes(session.place(), origin.experiment().project());
        if (axes.codeHash(session.git().tree(origin.commit(), List.of()))
                .equals(ran.get().code())) {
            return;
        }
        throw Failure.data(
                "parent-moved",
                origin.name() + " was measured on other code than stands on "
                        + (origin.champion() ? session.place().project().trunk() : "its branch") + " now"
                        + changed(axes, ran.get().commit(), origin.commit()),
                "paribus try --kind baseline --because \"the code changed\" measures it as it is");
    }

    /** {@code policy: {champion: fresh}}: what is compared with a winner's record looks worse than it is (evidence R9). @throws Failure DATA */
    public void requireFresh(Origin origin) {
        boolean asked = "fresh".equals(session.place().project().policy().get("champion"));
        if (asked
                && origin.champion()
                && Reference.winner(
                        origin.experiment(),
                        session.reference(origin.experiment()).source())) {
            throw Failure.data(
                    "champion-not-fresh",
                    "the record of the champion " + origin.name()
                            + " is a winner's, and the project wants it measured on fresh seeds before the next one",
                    "paribus noise --fresh");
        }
    }

    private void requireSameParameters(Origin origin) {
        Summary summary = origin.experiment().summary();
        var parameters = new RanParameters(
                session.git(), session.place(), origin.experiment().project());
        List<String> moved = summary == null ? List.of() : parameters.moved(summary.seeds(), origin.commit());
        if (!moved.isEmpty()) {
            throw Failure.data(
                    "parent-moved",
                    origin.name() + " was measured with other parameters than stand on "
                            + (origin.champion() ? session.place().project().trunk() : "its branch") + " now: "
                            + String.join(", ", moved),
                    "paribus try --kind baseline --because \"the parameters changed\" measures it as it is");
        }
    }

    private String changed(Axes axes, String ran, Oid now) {
        Optional<Oid> then = session.git().resolve(ran);
        if (then.isEmpty()) {
            return "";
        }
        List<String> paths = axes.on(Axis.CODE, session.git().diff(then.get(), now)).stream()
                .map(TreeChange::path)
                .limit(3)
                .toList();
        return paths.isEmpty() ? "" : ": " + String.join(", ", paths);
    }

    /** What the newest measured seed ran. */
    public static Optional<Ran> ran(@org.jspecify.annotations.Nullable Summary summary) {
        return summary == null ? Optional.empty() : ran(summary.seeds());
    }

    /** The same of the seeds themselves. */
    public static Optional<Ran> ran(List<SeedResult> seeds) {
        Ran found = null;
        for (SeedResult seed : seeds) {
            found = seed.ran() != null ? seed.ran() : found;
        }
        return Optional.ofNullable(found);
    }
}
