package dev.paribus.workflow.session;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitWriter;
import java.time.Clock;
import java.util.Map;

/**
 * Opens the repository for writing. Handed down from where the program is wired, so that what only reads (a hook) has no way
 * to the library that writes.
 */
public interface WriterSource {
    /**
     * The writer of the repository that {@code reader} reads.
     *
     * @param env the caller's environment
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code git-too-old}
     */
    GitWriter open(GitReader reader, Map<String, String> env, Clock clock);
}
