package dev.paribus.run;

import dev.paribus.host.CancelToken;
import dev.paribus.model.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Runs attempts on this machine, each under a wrapper of its own. */
public final class LocalExecutor {
    private final Path paribus;
    private final Map<String, String> environment;

    /**
     * An executor for one repository.
     *
     * @param paribus {@code COMMON_GIT_DIR/paribus}, where the wrapper's script is kept
     * @param environment the caller's
     */
    public LocalExecutor(Path paribus, Map<String, String> environment) {
        this.paribus = paribus;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts the attempt's child and waits for its end; with {@code DETACHED}, only until the start is durable. The first
     * request of {@code cancel} sends INT (TERM when TERM asked), KILL follows after the grace; a second one kills at once.
     *
     * @param progress gets the start, at most four reports a second, and the end
     * @return how it ended; for a detached one that still runs, UNKNOWN
     */
    public Ending run(Attempt attempt, Consumer<Progress> progress, CancelToken cancel) {
        throw new UnsupportedOperationException(attempt.toString() + progress + cancel + paribus + environment);
    }
}
