package dev.paribus.workflow;

import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import org.jspecify.annotations.Nullable;

/** The experiment that a command means: the one that is named, else the one that is checked out. */
public final class Choice {
    private final Session session;

    public Choice(Session session) {
        this.session = session;
    }

    /**
     * The experiment.
     *
     * @param name as typed; null for the one that is checked out
     * @throws Failure COMMAND_LINE {@code no-name} when none is named and none is checked out; DATA for an unknown name
     */
    public Found one(@Nullable String name) {
        Experiments experiments = session.experiments();
        if (name != null) {
            return experiments.find(name);
        }
        return experiments
                .checkedOut()
                .orElseThrow(() -> Failure.commandLine(
                        "no-name", "no experiment is named and none is checked out", "paribus log shows their names"));
    }
}
