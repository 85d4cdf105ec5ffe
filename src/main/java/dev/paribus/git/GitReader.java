package dev.paribus.git;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one repository through git children only, so that a hook that uses it never loads JGit. Paths are relative to the
 * root of the work tree. Every method throws {@code Failure} ENVIRONMENT when git itself fails.
 */
public interface GitReader extends AutoCloseable {
    /**
     * Where the repository lives.
     *
     * @param workTree root of the checkout that the command was started in
     * @param gitDir that checkout's own git directory
     * @param commonDir the git directory that all worktrees share
     * @param mainWorkTree root of the main checkout; equals {@code workTree} outside linked worktrees
     */
    record Layout(Path workTree, Path gitDir, Path commonDir, Path mainWorkTree) {}

    /** A blob and its id. */
    record Blob(Oid id, byte[] content) {
        /** The content as UTF-8, malformed bytes replaced. */
        public String text() {
            return new String(content, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** A file in a commit or tree. */
    record FileAt(Oid tree, String path) {
        /** Written out: that of a record is put together by method handles, which costs a short command 20 ms on JDK 17. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FileAt file && file.path.equals(path) && file.tree.equals(tree);
        }

        @Override
        public int hashCode() {
            return 31 * tree.hashCode() + path.hashCode();
        }
    }

    Layout layout();

    /** Full name of the branch that HEAD points to, also when it is not born yet; empty when detached. */
    Optional<String> headRef();

    /** The commit that a revision expression means; empty when there is none. */
    Optional<Oid> resolve(String revision);

    /**
     * All references below the prefixes ({@code refs/heads/exp/}; without the last slash also the reference of just that
     * name): names and ids only, sorted by name.
     */
    Map<String, Oid> refs(List<String> prefixes);

    /** Where a symbolic reference ({@code refs/remotes/origin/HEAD}) points; empty when it is none. */
    Optional<String> symbolic(String ref);

    CommitInfo commit(Oid id);

    /** A commit, or empty where the history ends early, as in a shallow clone. */
    Optional<CommitInfo> peek(Oid id);

    /** Many of them by one child; one that this clone lacks is absent. */
    Map<Oid, CommitInfo> peek(List<Oid> ids);

    /** Many commits by one child, in the order asked for. */
    List<CommitInfo> commits(List<Oid> ids);

    /** Times and messages of many commits by one child; an annotated tag's id counts as its commit's; what else it is is absent. */
    Map<Oid, CommitText> texts(List<Oid> ids);

    /** A file of a commit, a tree or {@link Oid#INDEX}; empty when it is not there or is no blob. */
    Optional<Blob> file(Oid commitOrTree, String path);

    /** Many files by one child; what is not there is absent. */
    Map<FileAt, Blob> files(List<FileAt> wanted);

    /** Sizes in bytes of objects, without reading them, by one child; what is not there is absent. */
    Map<Oid, Long> sizes(List<Oid> objects);

    /** Many blobs by one child; what is not there or is no blob is absent. */
    Map<Oid, Blob> blobs(List<Oid> ids);

    /** All files of a commit or tree below the paths (all when empty), recursively; sorted by path. */
    List<TreeEntry> tree(Oid commitOrTree, List<String> paths);

    /** True when {@code ancestor} is {@code descendant} or before it. */
    boolean isAncestor(Oid ancestor, Oid descendant);

    Optional<Oid> mergeBase(Oid one, Oid other);

    /**
     * The first-parent line from {@code from} backwards.
     *
     * @param until not included, nor what is before it; null: to the root
     * @param paths only commits that change one of them against their first parent; empty: all
     * @param limit at most so many
     */
    List<CommitInfo> firstParents(Oid from, @Nullable Oid until, List<String> paths, int limit);

    /**
     * Files that differ between two commits or trees; no renames; sorted by path.
     *
     * @param to may be {@link Oid#INDEX}
     */
    List<TreeChange> diff(Oid from, Oid to);

    /**
     * What each commit changes against its first parent (a root commit against nothing), for all of them by one child; no
     * renames. In the order asked for; a commit whose parent is not in this clone has no entry.
     */
    Map<Oid, List<TreeChange>> changes(List<CommitInfo> commits);

    /** Says that {@link #diff} of these will be asked for, so that a slow one may be begun; changes nothing else. */
    void expect(Oid from, Oid to);

    /**
     * Files in which the index differs from a commit; honours GIT_INDEX_FILE.
     *
     * @throws dev.paribus.problem.Failure DATA {@code unmerged}
     */
    List<TreeChange> staged(Oid from);

    /** Tracked files in which the work tree or the index differs from HEAD. */
    List<TreeChange> edited();

    /** Untracked files that are not ignored, directories not collapsed. */
    List<String> untracked();

    /** Paths that exist in the checkout and that a pattern ignores; not what is below such a directory. Directories end with a slash. */
    List<String> ignored();

    /** True when git would ignore the path. */
    boolean isIgnored(String path);

    /** The whole configuration, includes and all, as it stood when the repository was opened; keys as git prints them. */
    Map<String, List<String>> settings();

    /** A configuration value as git resolves it, includes and all. */
    Optional<String> config(String key);

    /** Unified patch between two trees for the paths (all when empty), without colour, external drivers or text conversion. */
    String patch(Oid from, Oid to, List<String> paths);

    /** Blob content in the index (stage 0), honouring GIT_INDEX_FILE; empty when not there. */
    default Optional<Blob> indexFile(String path) {
        return Optional.ofNullable(indexFiles(List.of(path)).get(path));
    }

    /** Many files of the index (stage 0) by one child, honouring GIT_INDEX_FILE; what is not there is absent. */
    Map<String, Blob> indexFiles(List<String> paths);

    /**
     * Value of an attribute ({@code filter}) for each path that has one, by the attribute files of the checkout; unspecified
     * ones are absent, {@code set} and {@code unset} are git's words for a name without a value.
     */
    Map<String, String> attribute(String name, List<String> paths);

    /** Any reading git command, its output streamed; for what has no method. The words after {@code git}. */
    void stream(List<String> arguments, StreamReader reader);

    /** Ends the child that answers small reads; a later read starts a new one. Forgetting to close harms nobody. */
    @Override
    void close();

    /** Takes what a child prints. */
    interface StreamReader {
        void read(InputStream stream) throws java.io.IOException;
    }
}
