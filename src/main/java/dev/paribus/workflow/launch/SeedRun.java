package dev.paribus.workflow.launch;

import dev.paribus.format.EnvironmentFile;
import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Project;
import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptPlan;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Claims;
import dev.paribus.run.Command;
import dev.paribus.run.DetachedTool;
import dev.paribus.run.EarlyEnd;
import dev.paribus.run.Ending;
import dev.paribus.run.EnvironmentFacts;
import dev.paribus.run.Gpus;
import dev.paribus.run.Identity;
import dev.paribus.run.Interpreter;
import dev.paribus.run.Journal;
import dev.paribus.run.Links;
import dev.paribus.run.LocalExecutor;
import dev.paribus.run.Slots;
import dev.paribus.workflow.conclusion.BaselineCatchUp;
import dev.paribus.workflow.judging.Resumption;
import dev.paribus.workflow.judging.SmokeRuns;
import dev.paribus.workflow.leftovers.WorktreeClearing;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One seed from its worktree to its end: claim, worktree, links, journal, child, what it left behind, removal. What was
 * measured stays in the journal; the conclusion commits it.
 */
final class SeedRun {
    private final Session session;
    private final Launchable target;
    private final Path worktree;
    private final Identity identity;
    private final Claims claims;
    private final Staging staging;
    private final StopRequests stops;
    private @Nullable Attempt attempt;
    private @Nullable Links links;

    SeedRun(Session session, Launchable target, Identity identity, Claims claims, Staging staging) {
        this.session = session;
        this.target = target;
        this.identity = identity;
        this.claims = claims;
        this.staging = staging;
        this.stops = new StopRequests(session, identity.name());
        this.worktree = WorktreeClearing.of(session, identity.token());
    }

    Identity identity() {
        return identity;
    }

    /** True when somebody asked, in another terminal, that it ends or does not start. */
    boolean unwanted() {
        return stops.asked(identity.seed());
    }

    /**
     * Makes everything ready; nothing of it remains when it fails.
     *
     * @param slot the place on this machine that it has
     * @throws Failure for everything that stands in the way of a start
     */
    void prepare(Journal journal, LaunchOptions options, Slots.Slot slot) {
        claims.take(identity);
        boolean ready = false;
        try {
            new DiskNeed(session).require(identity.label(), target.found().tip());
            session.worktrees().add(worktree, target.found().tip());
            staging.write(worktree);
            Path directory = worktree.resolve(session.place().directory());
            Project project = target.experiment().project();
            var linked =
                    new Links(session.mainProject(), directory, project.run().link());
            linked.make();
            links = linked;
            Path output = output();
            var place = new AttemptPlan.Place(
                    directory, session.mainProject(), output, project.run().path());
            Project.Run run = target.run();
            ParamNode.Mapping parameters = staging.params();
            Command command = Command.of(run, parameters, identity.seed(), output);
            Path program = command.check(place, session.machine().environment());
            Optional<Interpreter> interpreter =
                    Interpreter.find(program, place, session.machine().environment());
            requireNoEditable(interpreter.orElse(null), place);
            byte[] facts = EnvironmentFile.write(EnvironmentFacts.capture(
                    run,
                    command,
                    interpreter.orElse(null),
                    parameters,
                    environment(slot),
                    options.jobs().most()));
            var limits = new AttemptPlan.Limits(
                    options.timeout() != null ? options.timeout() : run.timeout(),
                    run.grace(),
                    options.jobs().most(),
                    DetachedTool.mode(session.machine().environment()));
            var plan = new AttemptPlan(identity, command, place, limits, project.metrics());
            Attempt made = journal.create(plan, ParamJson.write(parameters), facts);
            attempt = made;
            slot.runs(made);
            made.noteTogether(slot.together());
            if (run.resume() && options.again() == null && identity.stage().equals("full")) {
                Resumption.of(journal, identity).ifPresent(made::noteResumed);
            }
            makeOutput(output);
            target.announce(session.machine(), interpreter.orElse(null), program);
            ready = true;
        } finally {
            if (!ready) {
                abandon(journal);
            }
        }
    }

    /** The last thing before the first child starts, since it moves a branch. */
    void begin(Journal journal) {
        boolean begun = false;
        try {
            new BaselineCatchUp(session).take(target.asked(), target.found());
            begun = true;
        } finally {
            if (!begun) {
                abandon(journal);
            }
        }
    }

    boolean prepared() {
        return attempt != null;
    }

    /** Takes back what {@link #prepare} made: no child has started. */
    void abandon(Journal journal) {
        Attempt made = attempt;
        if (made != null) {
            attempt = null;
            journal.remove(made);
            unmake(made.intent().plan().place().output());
        }
        clear();
    }

    private void requireNoEditable(@Nullable Interpreter interpreter, AttemptPlan.Place place) {
        List<Problem> problems = interpreter == null
                ? List.of()
                : interpreter.editable(session.git().layout().mainWorkTree(), place);
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
    }

    private Path outputs() {
        return session.mainProject().resolve(".paribus");
    }

    /** The directory for artifacts that stay, one that does not exist yet. */
    private Path output() {
        Path seed = outputs().resolve(identity.name().text()).resolve(staging.folder());
        int number = identity.number();
        while (Files.exists(seed.resolve("attempt-" + number))) {
            number++;
        }
        return seed.resolve("attempt-" + number);
    }

    /** Makes it, empty, under the project's {@code .paribus/}, which ignores itself. */
    private void makeOutput(Path output) {
        Path ignore = outputs().resolve(".gitignore");
        try {
            Files.createDirectories(output);
            if (!Files.exists(ignore)) {
                DurableFiles.write(ignore, Templates.read("project/paribus-gitignore"));
            }
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot make a directory for outputs below " + outputs(),
                    outputs(),
                    broken,
                    "free some space, or mend its permissions");
        }
    }

    /** Takes the empty directory away, and those around it that hold nothing else. */
    private void unmake(Path output) {
        try {
            for (Path empty = output; empty != null && !empty.equals(outputs()); empty = empty.getParent()) {
                Files.deleteIfExists(empty);
            }
        } catch (IOException holdsMore) {
            // Another attempt's outputs, or an empty directory that harms nobody.
        }
    }

    /** True when another seed of the experiment met its {@code abort_if}: this one need not start. */
    boolean aborted() {
        return target.aborting().met();
    }

    /** What {@link #prepare} made. */
    Attempt attempt() {
        Attempt made = attempt;
        if (made == null) {
            throw new IllegalStateException("not prepared");
        }
        return made;
    }

    /** Runs the child to its end; no lock is held and no git runs meanwhile. */
    Ending run(int nice, Slots.Slot slot) {
        Attempt made = attempt();
        try {
            EarlyEnd early = SmokeRuns.isSmoke(made)
                    ? EarlyEnd.NEVER
                    : target.aborting().watch(made, target.experiment().record().abortIf());
            Ending ending = new LocalExecutor(session.state(), environment(slot), nice)
                    .run(
                            made,
                            early,
                            session.machine().progress(),
                            session.machine().cancel());
            if (ending.end() == AttemptEnd.FAILED) {
                new DiskNeed(session).tellIfFull(made.intent().plan().place().output());
            }
            return ending;
        } finally {
            made.noteTogether(slot.together());
            unlink();
            leave(made);
        }
    }

    /**
     * Moves what the child left to its output, and only then takes the worktree away. Where that fails (no space, a git that
     * was killed), or the child may still run, worktree and claim stay: the next writing command goes on with them.
     */
    private void leave(Attempt made) {
        if (made.state() instanceof AttemptState.Ended) {
            try {
                new WorktreeClearing(session).clear(made);
                claims.release(identity);
            } catch (Failure stays) {
                stays.problems().forEach(problem -> session.machine().say(problem.message()));
            }
        }
    }

    /** The caller's, with the GPUs that the place on this machine gave. */
    private Map<String, String> environment(Slots.Slot slot) {
        Map<String, String> caller = session.machine().environment();
        if (slot.gpus().isEmpty()) {
            return caller;
        }
        var out = new LinkedHashMap<>(caller);
        out.put(Gpus.VARIABLE, String.join(",", slot.gpus()));
        return out;
    }

    private void unlink() {
        if (links != null) {
            links.unlink();
        }
    }

    /** Takes worktree and claim away; safe to call at any point. */
    void clear() {
        unlink();
        session.worktrees().remove(worktree);
        claims.release(identity);
    }
}
