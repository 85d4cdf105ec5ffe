package dev.paribus.workflow.launch;

import dev.paribus.model.ExperimentName;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attempts of one experiment in this clone's journal, and which of them somebody means. */
public final class AttemptChoice {
    private final ExperimentName name;
    private final List<Attempt> attempts;

    /**
     * The attempts of an experiment.
     *
     * @param text as typed; null: the experiment that is checked out
     * @throws dev.paribus.problem.Failure when there is no such experiment
     */
    public AttemptChoice(Session session, @Nullable String text) {
        this(session, new Choice(session).one(text));
    }

    public AttemptChoice(Session session, Found found) {
        this.name = found.name();
        this.attempts = new Journals(session)
                .open().list().attempts().stream()
                        .filter(attempt -> attempt.identity()
                                .project()
                                .equals(session.place().directory()))
                        .filter(attempt -> attempt.identity().name().equals(name))
                        .toList();
    }

    public ExperimentName name() {
        return name;
    }

    /**
     * Oldest first.
     *
     * @param seed null: of every seed
     * @param stage {@code full} or {@code smoke}; null: of both
     */
    public List<Attempt> of(@Nullable Integer seed, @Nullable String stage) {
        return attempts.stream()
                .filter(attempt -> seed == null || attempt.identity().seed() == seed)
                .filter(attempt -> stage == null || attempt.identity().stage().equals(stage))
                .toList();
    }

    /** Of these the newest that runs, else the newest. */
    public static Optional<Attempt> newest(List<Attempt> attempts) {
        Attempt newest = null;
        Attempt running = null;
        for (Attempt attempt : attempts) {
            newest = attempt;
            running = runs(attempt) ? attempt : running;
        }
        return Optional.ofNullable(running == null ? newest : running);
    }

    /** True while nothing proves that it is over. */
    public static boolean runs(Attempt attempt) {
        AttemptState state = attempt.state();
        return !(state instanceof AttemptState.Ended || state instanceof AttemptState.Delivered);
    }
}
