package dev.paribus.verb;

import dev.paribus.param.Assignment;
import dev.paribus.param.SweepValues;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.planning.PriorReading;
import dev.paribus.workflow.planning.Prospect;
import dev.paribus.workflow.planning.Prospects;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.registration.Sweeping;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers an experiment for each value of one parameter, and runs them when asked. */
public final class Sweep {
    private final Session session;

    public Sweep(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param words as typed, {@code PATH=V1,V2,...} and its like; exactly one is wanted
     * @param plan of each experiment, without assignments; exploratory unless it has criteria and a reason
     * @param run how to run them at once; null: they are registered only
     */
    public record Request(
            List<String> words, Plan plan, @Nullable RunOptions run) {
        public Request {
            words = List.copyOf(words);
        }
    }

    /**
     * What was, or would be, registered, and what it came to.
     *
     * @param prospect what all of them together can show and take
     * @param primary the project's primary metric
     * @param dryRun true when nothing was registered
     * @param launched null when nothing was to be run
     */
    public record Result(
            Sweeping.Sweep sweep,
            Prospect prospect,
            dev.paribus.model.Metric primary,
            boolean exploratory,
            boolean dryRun,
            @Nullable Launched launched,
            List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws Failure with everything that stands in the way; nothing was registered then */
    public Result run(Request request) {
        List<Assignment> values = values(request.words());
        boolean dry = request.plan().has(Plan.Mark.DRY_RUN);
        var plan = new PlanReading().read(request.plan());
        List<Problem> recovered = dry ? List.of() : new Recovery(session).run();
        PriorReading reading = PriorReading.begin(session);
        RunOptions how = request.run();
        Sweeping.Sweep made = new Sweeping(session).sweep(plan, values, how != null, dry);
        List<Registered> all =
                made.members().stream().map(Sweeping.Member::registered).toList();
        RunOptions options = how == null ? RunOptions.DEFAULT : how;
        int jobs = LaunchOptionsOf.options(session, options, null).jobs().most();
        Prospect prospect = Prospects.of(reading, all, jobs, dry ? Prospects.Detail.FULL : Prospects.Detail.SHORT);
        Launched launched = null;
        if (how != null && !dry) {
            prospect.lines().forEach(line -> session.machine().say(line));
            made.notes().forEach(note -> session.machine().say(note.message()));
            prospect.first().forEach(note -> session.machine().say(note.message()));
            List<Found> targets = made.members().stream()
                    .map(member -> session.experiments()
                            .find(member.registered().name().text()))
                    .toList();
            launched = new Launch(session).run(targets, LaunchOptionsOf.options(session, how, null));
        }
        return new Result(
                made, prospect, session.primary(), request.plan().has(Plan.Mark.EXPLORATORY), dry, launched, recovered);
    }

    private static List<Assignment> values(List<String> words) {
        var problems = new ArrayList<Problem>();
        var values = new ArrayList<Assignment>();
        for (String word : words) {
            SweepValues read = SweepValues.read(word);
            read.wrong()
                    .forEach(wrong ->
                            problems.add(Problem.error("sweep-values", wrong).hint("paribus help sweep")));
            values.addAll(read.assignments());
        }
        if (words.size() != 1) {
            problems.add(
                    words.isEmpty()
                            ? Problem.error("sweep-values", "paribus sweep needs a parameter and its values")
                                    .hint("paribus sweep PATH=V1,V2,...")
                            : Problem.error(
                                            "two-changes",
                                            "each experiment of a sweep changes one parameter, and " + words.size()
                                                    + " were given: " + String.join(" ", words))
                                    .hint("paribus sweep '" + words.get(0) + "', and the next one from what it finds"));
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
        return values;
    }
}
