package dev.paribus.run;

import dev.paribus.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The attempts of one repository, a directory each below {@code COMMON_GIT_DIR/paribus/runs}. */
public final class Journal {
    private final Path directory;
    private final Machine machine;
    private final Clock clock;

    /** The journal below {@code paribus}, the directory {@code COMMON_GIT_DIR/paribus}, which need not exist yet. */
    public Journal(Path paribus, Machine machine, Clock clock) {
        this.directory = paribus.resolve("runs");
        this.machine = machine;
        this.clock = clock;
    }

    /**
     * What stands in the journal.
     *
     * @param attempts that this version understands, oldest first
     * @param problems a directory of a newer format or without a readable intent, each named; both are left alone
     */
    public record Listing(List<Attempt> attempts, List<Problem> problems) {}

    /**
     * Writes the plan down, durably, and reserves the disk space that the conclusion needs.
     *
     * @param parameters JSON for PARIBUS_PARAMS
     * @param environment the content of {@code environment.yaml}
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code disk} when it cannot be written; nothing is left behind
     */
    public Attempt create(AttemptPlan plan, String parameters, byte[] environment) {
        throw new UnsupportedOperationException(plan.toString() + parameters + environment.length + machine + clock);
    }

    public Listing list() {
        throw new UnsupportedOperationException(directory.toString());
    }

    public Optional<Attempt> find(String token) {
        throw new UnsupportedOperationException(token);
    }

    /** Deletes an attempt's directory; its log and full metrics are gone with it. */
    public void remove(Attempt attempt) {
        throw new UnsupportedOperationException(attempt.toString());
    }
}
