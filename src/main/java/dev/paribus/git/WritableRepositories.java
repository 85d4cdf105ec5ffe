package dev.paribus.git;

import java.time.Clock;
import java.util.Map;

/** Opens a repository for writing by JGit. Apart from {@link Repositories}, so that a hook reads without a way to it. */
public final class WritableRepositories {
    private WritableRepositories() {}

    /**
     * Writes to the same repository.
     *
     * @param env the caller's environment; {@code GIT_AUTHOR_*} and {@code GIT_COMMITTER_*} name the person as they do for git
     * @param clock time and offset of commits and reflogs
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code git-too-old}
     */
    public static GitWriter writer(GitReader reader, Map<String, String> env, Clock clock) {
        return JGitWriter.of(reader.layout(), Repositories.writing(reader, env).get(), env, clock);
    }
}
