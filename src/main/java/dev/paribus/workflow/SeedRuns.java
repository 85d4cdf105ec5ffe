package dev.paribus.workflow;

import dev.paribus.run.Attempt;
import dev.paribus.run.Claims;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import java.util.ArrayList;
import java.util.List;

/** Gives every seed of an experiment that is about to run an attempt of its own. */
final class SeedRuns {
    private final Session session;
    private final Journal journal;
    private final Claims claims;

    SeedRuns(Session session, Journal journal, Claims claims) {
        this.session = session;
        this.journal = journal;
        this.claims = claims;
    }

    List<SeedRun> of(Launchable target) {
        List<Attempt> earlier = journal.list().attempts();
        var out = new ArrayList<SeedRun>();
        for (int seed : target.seeds()) {
            var identity = new Identity(
                    Identity.token(session.machine().random()),
                    session.place().directory(),
                    target.found().name(),
                    target.registration().hex(),
                    target.ran(),
                    seed,
                    AttemptNumbers.next(earlier, target.experiment(), "full", seed));
            out.add(new SeedRun(session, target, identity, claims, Staging.full(target.experiment(), seed)));
        }
        return out;
    }
}
