package dev.paribus.workflow.launch;

import dev.paribus.git.Oid;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.run.Attempt;
import dev.paribus.run.Identity;
import dev.paribus.run.Interpreter;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Shell;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that is ready to run.
 *
 * @param asked its branch as it stands
 * @param found the same with the commit that is going to run; a baseline may have to take trunk's newer code first
 * @param experiment what stands at the tip
 * @param registration its registration commit
 * @param ran the hashes of what is going to run
 * @param seeds the seeds to run, in order; empty when there is nothing to do
 * @param data hashes of the declared data before the start, by path
 * @param announced whether the start was told already
 * @param aborting what its seeds share while they run
 */
record Launchable(
        Found asked,
        Found found,
        Experiment experiment,
        Oid registration,
        Ran ran,
        List<Integer> seeds,
        Map<String, String> data,
        AtomicBoolean announced,
        Aborting aborting) {
    Launchable {
        seeds = List.copyOf(seeds);
        data = Map.copyOf(data);
    }

    /** The same after its branch took what it had to take. */
    Launchable begun() {
        return new Launchable(found, found, experiment, registration, ran, seeds, data, announced, aborting);
    }

    /**
     * Who its next attempt is.
     *
     * @param stage what runs: {@link #ran}, or that of the smoke stage
     * @param earlier all that the journal holds
     */
    Identity attempt(Session session, Ran stage, int seed, List<Attempt> earlier) {
        return new Identity(
                Identity.token(session.machine().random()),
                session.place().directory(),
                found.name(),
                registration.hex(),
                stage,
                seed,
                AttemptNumbers.next(earlier, experiment, stage.stage(), seed));
    }

    /** How it runs: the project's way, with the record's own command in its place. */
    Project.Run run() {
        return run(experiment);
    }

    static Project.Run run(Experiment experiment) {
        Project.Run run = experiment.project().run();
        List<String> own = experiment.record().command();
        return own == null
                ? run
                : new Project.Run(
                        own,
                        experiment.record().shell(),
                        run.smoke(),
                        run.timeout(),
                        run.link(),
                        run.path(),
                        run.grace(),
                        run.budget(),
                        run.recordEnv(),
                        run.resume(),
                        run.gpus(),
                        run.nice());
    }

    /** Says once what is about to run. */
    void announce(Machine machine, @Nullable Interpreter interpreter, Path program) {
        if (announced.compareAndSet(false, true)) {
            String with = interpreter == null
                    ? program.toString()
                    : (interpreter.shown() + " " + interpreter.version()).strip();
            String command = run().shell() ? run().command().get(0) : Shell.line(run().command());
            machine.say("running " + found.name() + ": " + command + " at commit "
                    + found.tip().brief() + " with " + with);
        }
    }
}
