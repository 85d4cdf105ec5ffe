package dev.paribus.workflow.launch;

import dev.paribus.model.Ran;
import dev.paribus.run.Attempt;
import dev.paribus.run.Claims;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Session;
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

    /** The full run of every seed that is to be run. */
    List<SeedRun> full(Launchable target) {
        List<Attempt> earlier = journal.list().attempts();
        var out = new ArrayList<SeedRun>();
        for (int seed : target.seeds()) {
            out.add(one(target, target.ran(), seed, earlier, Staging.full(target.experiment(), seed)));
        }
        return out;
    }

    /** The smoke run, with the first planned seed. */
    SeedRun smoke(Launchable target) {
        Experiment experiment = target.experiment();
        int seed = experiment.record().seeds().get(0);
        Staging staging = Staging.smoke(session, experiment);
        return one(target, target.ran().smoke(), seed, journal.list().attempts(), staging);
    }

    private SeedRun one(Launchable target, Ran ran, int seed, List<Attempt> earlier, Staging staging) {
        Identity identity = target.attempt(session, ran, seed, earlier);
        return new SeedRun(session, target, identity, claims, staging);
    }
}
