package dev.paribus.workflow.session;

import dev.paribus.host.CancelToken;
import dev.paribus.model.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a command gets from outside; nothing else of the machine is asked.
 *
 * @param environment the caller's environment
 * @param directory the caller's working directory, absolute
 * @param program path of the launcher that started this, absolute; null when nobody knows
 * @param progress takes what happens meanwhile; called from several threads
 */
public record Machine(
        Map<String, String> environment,
        Path directory,
        @Nullable Path program,
        Clock clock,
        RandomGenerator random,
        Consumer<Progress> progress,
        CancelToken cancel) {
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The same machine, seen from another directory. */
    public Machine in(Path other) {
        return new Machine(environment, other, program, clock, random, progress, cancel);
    }

    /** Says what is being done now. */
    public void say(String sentence) {
        progress.accept(new Progress.Note(sentence));
    }
}
