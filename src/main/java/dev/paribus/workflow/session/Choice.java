package dev.paribus.workflow.session;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return one(name, List.of());
    }

    /**
     * The same, where what runs is a choice too.
     *
     * @param running taken where none is named and none is checked out, if it is one alone
     */
    public Found one(@Nullable String name, Collection<ExperimentName> running) {
        Experiments experiments = session.experiments();
        if (name != null) {
            return experiments.find(name);
        }
        Optional<Found> here = experiments.checkedOut();
        if (here.isPresent()) {
            return here.get();
        }
        if (running.size() == 1) {
            return experiments.find(running.iterator().next().text());
        }
        throw running.isEmpty()
                ? Failure.commandLine(
                        "no-name", "no experiment is named and none is checked out", "paribus log shows their names")
                : Failure.commandLine(
                        "no-name",
                        "no experiment is named, none is checked out, and " + running.size() + " run",
                        "name one: "
                                + running.stream()
                                        .map(ExperimentName::text)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
    }
}
