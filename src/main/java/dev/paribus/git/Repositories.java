package dev.paribus.git;

import java.nio.file.Path;
import java.util.Map;

/** Opens the repository that a directory belongs to, for reading and for worktrees: by git children alone, never by JGit. */
public final class Repositories {
    private Repositories() {}

    /**
     * The repository around {@code cwd}, for reading.
     *
     * @param env the caller's environment; of its {@code GIT_*} variables only those that name configuration files are
     *     passed on, and to {@link GitReader#staged} and {@link GitReader#indexFile} the index that a hook was given
     * @throws dev.paribus.problem.Failure DATA {@code not-a-repository}, {@code bare-repository}, {@code not-in-work-tree},
     *     {@code sha256-repository}, {@code unknown-extension}, {@code unsafe-owner}, {@code git-refused}; ENVIRONMENT
     *     {@code git-missing}, {@code git-too-old}
     */
    public static GitReader open(Path cwd, Map<String, String> env) {
        return new Opening(cwd, env).open(false);
    }

    /** The same for a reader that will be asked what is staged, which is found out at once. */
    public static GitReader openForIndex(Path cwd, Map<String, String> env) {
        return new Opening(cwd, env).open(true);
    }

    /**
     * Worktrees of the same repository.
     *
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code git-too-old}
     */
    public static Worktrees worktrees(GitReader reader, Map<String, String> env) {
        Git index = reader instanceof ChildReader children
                ? children.index()
                : Git.reading(reader.layout().workTree(), env);
        return new ChildWorktrees(reader.layout(), writing(reader, env), index);
    }

    static Writing writing(GitReader reader, Map<String, String> env) {
        return reader instanceof ChildReader children
                ? children.writing(env)
                : new Writing(reader.layout().workTree(), env, null);
    }

    /**
     * The same repository's own configuration, to be written.
     *
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code git-too-old}
     */
    public static LocalConfig config(GitReader reader, Map<String, String> env) {
        return new LocalConfig(reader.layout(), Opening.writing(reader.layout().workTree(), env));
    }

    /**
     * Merges three versions of a file line by line, as git does: the first one takes the result, with markers where both
     * changed the same lines.
     *
     * @return false when there are such places
     */
    public static boolean mergeFile(Path directory, Map<String, String> env, String ours, String base, String theirs) {
        return Git.reading(directory, env)
                .run("merge-file", "-L", "ours", "-L", "base", "-L", "theirs", ours, base, theirs)
                .ok();
    }
}
