package dev.paribus.run;

import dev.paribus.model.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What a run left behind: files in its worktree that no commit holds, and what lies in PARIBUS_OUTPUT. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Moves untracked files, ignored ones too, to {@code output}, under their own path, with a number added where that is
     * taken. Not {@code __pycache__}, links and empty directories.
     *
     * @param tracked tells whether a path, relative to the worktree with {@code /}, is in the commit
     * @return the new paths, relative to {@code output}, sorted
     */
    public static List<String> move(Path worktree, Predicate<String> tracked, Path output) {
        throw new UnsupportedOperationException(worktree.toString() + tracked + output);
    }

    /**
     * Files that lie in {@code output}.
     *
     * @param files at most 100, by path
     * @param more how many further ones there are
     */
    public record Listing(List<Output> files, int more) {}

    /** Lists {@code output} with sizes and hashes; paths relative to the project's directory. */
    public static Listing list(Path output, Path project) {
        throw new UnsupportedOperationException(output.toString() + project);
    }
}
