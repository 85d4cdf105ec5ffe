package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.launch.Stopping;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends runs, whoever started them and wherever. */
public final class Stop {
    private final Session session;

    public Stop(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param names as typed; empty: the experiment that is checked out, else the only one that runs, unless {@code all}
     * @param seed null: all seeds of it, those that wait for their turn, too
     * @param all whatever runs in this project
     */
    public record Request(List<String> names, @Nullable Integer seed, boolean all) {
        public Request {
            names = List.copyOf(names);
        }
    }

    /**
     * What was stopped.
     *
     * @param stopped the attempts that ran
     * @param waiting experiments none of whose seeds ran just now, but more were to come: none starts any more
     * @param idle experiments that were named and of which nothing runs
     * @param attended true when the command that runs them records what was measured
     * @param recovered what was recorded here, because nobody else will
     */
    public record Result(
            List<Stopping.Stopped> stopped,
            List<ExperimentName> waiting,
            List<ExperimentName> idle,
            boolean attended,
            List<Problem> recovered) {
        public Result {
            stopped = List.copyOf(stopped);
            waiting = List.copyOf(waiting);
            idle = List.copyOf(idle);
            recovered = List.copyOf(recovered);
        }

        /** True when nothing of what was named runs any more, as far as this machine can tell. */
        public boolean over() {
            return stopped.stream().allMatch(one -> one.how() == Stopping.How.STOPPED);
        }
    }

    /** @throws dev.paribus.problem.Failure when a name means nothing; nothing was asked to stop then */
    public Result run(Request request) {
        var stopped = new ArrayList<Stopping.Stopped>();
        var waiting = new ArrayList<ExperimentName>();
        var idle = new ArrayList<ExperimentName>();
        boolean attended = false;
        for (Found found : targets(request)) {
            var stopping = new Stopping(session, found);
            boolean more = stopping.attended();
            List<Stopping.Stopped> ended = stopping.stop(request.seed());
            stopped.addAll(ended);
            if (ended.isEmpty()) {
                (more ? waiting : idle).add(found.name());
            }
            attended |= more;
        }
        return new Result(
                stopped, waiting, idle, attended, stopped.isEmpty() ? List.of() : new Recovery(session).run());
    }

    private List<Found> targets(Request request) {
        Experiments experiments = session.experiments();
        if (request.all()) {
            var known = experiments.names();
            return Attempts.read(session).seen().stream()
                    .filter(one -> one.phase() != Attempts.Phase.ENDED)
                    .map(one -> known.get(one.name()))
                    .filter(java.util.Objects::nonNull)
                    .distinct()
                    .toList();
        }
        return request.names().isEmpty()
                ? List.of(new Choice(session).one(null, Attempts.read(session).running()))
                : request.names().stream().map(experiments::find).distinct().toList();
    }
}
