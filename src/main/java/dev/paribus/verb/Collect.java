package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.launch.Collecting;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the results of a run that was made elsewhere. */
public final class Collect {
    private final Session session;

    public Collect(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed
     * @param seed the seed that ran
     * @param files files and folders, relative to the working directory
     * @param commit what ran; null: nobody says, and it does not count
     */
    public record Request(
            String name,
            int seed,
            List<String> files,
            @Nullable String commit) {
        public Request {
            files = List.copyOf(files);
        }
    }

    /**
     * What it came to.
     *
     * @param launched the one outcome
     * @param recovered what was delivered of earlier runs, and that it does not count
     */
    public record Result(Launched launched, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure before anything was written, with everything that stands in the way */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = session.experiments().find(request.name());
        var outcome = new Collecting(session)
                .collect(found, new Collecting.Handed(request.seed(), request.files(), request.commit()));
        var problems = new ArrayList<>(recovered);
        if (request.commit() == null) {
            problems.add(Problem.warning(
                            "collected-unknown",
                            "seed " + request.seed() + " does not count, since nobody says at which commit it ran")
                    .hint("give the same files once more with --commit COMMIT"));
        }
        return new Result(new Launched(List.of(outcome), null, false), problems);
    }
}
