package dev.paribus.run;

import dev.paribus.host.Background;
import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command of the user's that is told how something ended. Whatever it does, it takes no longer than it may. */
public final class FinishCommand {
    private FinishCommand() {}

    /**
     * Runs it by {@code sh -c} and waits.
     *
     * @param news what it finds on standard input
     * @param place directory for a file that is there as long as it runs
     * @param most after this time it is killed, with its children
     * @return what went wrong, in words that follow its name; empty when it ended with 0
     */
    public static Optional<String> run(
            String command, byte[] news, Path directory, Path place, Map<String, String> environment, Duration most) {
        Path input = null;
        Process process = null;
        try {
            input = Files.createTempFile(place, "finished-", ".json");
            Files.write(input, news);
            process = Background.silent(
                    new Child(List.of("sh", "-c", command), directory, ChildEnvironment.withoutOurs(environment)),
                    input);
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("took longer than " + most.toSeconds() + " s and was killed");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("ended with exit code " + process.exitValue());
        } catch (IOException broken) {
            return Optional.of("could not be told: " + broken.getMessage());
        } catch (Failure missing) {
            return Optional.of("could not be started");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("was not waited for");
        } finally {
            end(process, input);
        }
    }

    private static void end(@Nullable Process process, @Nullable Path input) {
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try {
            if (input != null) {
                Files.deleteIfExists(input);
            }
        } catch (IOException stays) {
            // A small file of no meaning.
        }
    }
}
