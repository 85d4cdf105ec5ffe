package dev.paribus.workflow.launch;

import dev.paribus.evidence.SmokeRule;
import dev.paribus.model.AttemptEnd;
import dev.paribus.problem.Failure;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.conclusion.Conclusion;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.judging.SmokeRuns;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The command on a small sample before the full run, so that what cannot work costs minutes instead of days. */
final class SmokeStage {
    private final Session session;
    private final Journal journal;

    SmokeStage(Session session, Journal journal) {
        this.session = session;
        this.journal = journal;
    }

    /** True when it has to run first. */
    boolean due(Launchable target) {
        Experiment experiment = target.experiment();
        return !target.seeds().isEmpty()
                && !experiment.project().run().smoke().isEmpty()
                && !new SmokeRuns(session, journal, experiment).passed(target.ran());
    }

    /** Says that it is about to start. */
    void announce(Launchable target) {
        session.machine().say(target.found().name() + ": smoke run first, with " + values(target.experiment()));
    }

    private static String values(Experiment experiment) {
        var out = new StringJoiner(", ");
        experiment.project().run().smoke().forEach((path, value) -> out.add(path + " " + value));
        return out.toString();
    }

    /**
     * What its end means. The caller owns the experiment.
     *
     * @param again why everything is measured anew; null when it is not
     * @return the result of an experiment that its own {@code abort_if} ended; empty when the full run may start
     * @throws Failure ANSWER_NO {@code smoke-failed} when it did not pass, with the experiment as registered as before;
     *     INTERRUPTED when it was stopped
     */
    Optional<Outcome> judged(Launchable target, SeedRun smoke, @Nullable String again) {
        SmokeRuns.Judged run = new SmokeRuns(session, journal, target.experiment()).judge(smoke.attempt());
        String name = target.found().name().text();
        run.verdict()
                .untried()
                .forEach(line -> session.machine()
                        .say("abort_if '" + line + "' of " + name + " was held against nothing: "
                                + target.experiment().record().parent() + " had no smoke run"));
        if (run.is(SmokeRule.Kind.ABORTED)) {
            return Optional.of(
                    new Conclusion(session, journal).aborted(target.found().name(), run.attempt(), again));
        }
        SmokeRuns.settle(run.attempt());
        if (run.is(SmokeRule.Kind.PASSED)) {
            session.machine().say(name + ": smoke run passed, the full run starts");
            return Optional.empty();
        }
        if (run.gathered().ending().end() == AttemptEnd.INTERRUPTED) {
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
        throw Failure.no(
                "smoke-failed",
                "the smoke run of " + name + " did not pass: " + run.verdict().reason() + "; its log is "
                        + run.attempt().log(),
                "mend it and commit, then paribus run " + name);
    }
}
