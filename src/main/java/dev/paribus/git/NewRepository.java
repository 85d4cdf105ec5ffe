package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Makes a new repository of the files that lie in a directory. */
public final class NewRepository {
    private NewRepository() {}

    /**
     * Makes it, with all files in one commit. Where git knows no identity, one is set in the new repository and nowhere else.
     *
     * @param branch short name of its first branch
     * @param clock gives the commit's time
     */
    public static void create(
            Path directory, String branch, String message, Map<String, String> environment, Clock clock) {
        Git git = Opening.writing(directory, environment);
        must(git, "init", "--quiet", "-b", branch);
        if (!git.run("var", "GIT_COMMITTER_IDENT").ok()) {
            must(git, "config", "user.name", "Demo");
            must(git, "config", "user.email", "demo@localhost");
        }
        String now = clock.instant().getEpochSecond() + " +0000";
        Git plain = git.with("core.hooksPath=/dev/null", "core.fsync=all", "commit.gpgsign=false")
                .with(Map.of("GIT_AUTHOR_DATE", now, "GIT_COMMITTER_DATE", now));
        must(plain, "add", "--all");
        must(plain, "commit", "--quiet", "--no-verify", "-m", message);
    }

    private static void must(Git git, String... arguments) {
        var result = git.run(arguments);
        if (!result.ok()) {
            throw Failure.environment(
                    "git-failed",
                    "git " + arguments[0] + ": " + result.errorText(),
                    "git --version; is the directory writable?");
        }
    }
}
