package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Writes by JGit's plumbing. */
final class JGitWriter implements GitWriter {
    /** How long a reference may stay locked by another process before that is reported. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final RefStore refs;
    private final Commits commits;
    private final BranchPlacer placer;
    private final OwnLocks references;
    private final OwnLocks checkouts;
    private final WorktreeEntries worktrees;
    private final FilterGuard filters;

    private JGitWriter(GitReader.Layout layout, Git git, Identity identity, Trouble trouble) {
        this.database = new Database(layout.commonDir(), trouble);
        this.worktrees = new WorktreeEntries(layout);
        this.references = OwnLocks.ofReferences(worktrees);
        this.checkouts = OwnLocks.ofCheckouts(worktrees);
        this.refs = new RefStore(database, git, identity, references, PATIENCE);
        this.commits = new Commits(database, identity, git);
        this.placer = new BranchPlacer(refs, worktrees, git, trouble, checkouts, PATIENCE);
        this.filters = new FilterGuard(layout.commonDir(), git);
    }

    /** @param writing git as it writes, its version checked */
    static JGitWriter of(GitReader.Layout layout, Git writing, Map<String, String> env, Clock clock) {
        Git git = writing.with(Identity.variables(env));
        return new JGitWriter(layout, git, new Identity(git, clock), new Trouble(layout.commonDir()));
    }

    @Override
    public void requireAble() {
        commits.requirePeople();
        database.trouble().requireWritable();
    }

    @Override
    public void prepare() {
        database.prepare();
    }

    @Override
    public String author() {
        return commits.author();
    }

    @Override
    public void requireUnlocked(String branch) {
        placer.requireUnlocked(branch);
    }

    @Override
    public void clearOwnLocks() {
        references.clear();
        refs.restore();
        checkouts.clear();
    }

    @Override
    public Oid blob(byte[] content) {
        return database.write((repository, inserter) -> inserter.insert(Constants.OBJ_BLOB, content));
    }

    @Override
    public Oid tree(@Nullable Oid base, Map<String, TreeEdit> edits) {
        edits.keySet().forEach(JGitWriter::refuseUnsafe);
        return database.write((repository, inserter) -> {
            ObjectId start = base == null ? null : treeOf(repository, base);
            try (ObjectReader reader = inserter.newReader()) {
                filters.refuse(reader, inserter, start, edits);
                return new TreeEditor(reader, inserter).edit(start, edits);
            }
        });
    }

    private static ObjectId treeOf(Repository repository, Oid id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseTree(ObjectId.fromString(id.hex())).getId();
        }
    }

    private static void refuseUnsafe(String path) {
        try {
            new ObjectChecker().checkPath(path);
        } catch (CorruptObjectException unsafe) {
            throw Failure.data(
                    "unsafe-path", "git cannot hold a file of the path '" + path + "'", "choose another path");
        }
    }

    @Override
    public Oid commit(Oid tree, List<Oid> parents, String message) {
        return commits.commit(tree, parents, message);
    }

    @Override
    public boolean update(String ref, Oid expected, Oid next, String reason) {
        return refs.update(ref, expected, next, reason);
    }

    @Override
    public boolean create(Map<String, Oid> all, String reason) {
        return refs.create(all, reason);
    }

    @Override
    public boolean delete(String ref, Oid expected, String reason) {
        Worktrees.Worktree holder = worktrees.holding(ref);
        if (holder != null) {
            throw Failure.data(
                    "branch-checked-out",
                    "'" + ref + "' is checked out in '" + holder.path() + "'",
                    "git switch --detach");
        }
        return refs.delete(ref, expected, reason);
    }

    @Override
    public Placement place(String branch, Oid expected, Oid commit, String reason) {
        return placer.place(branch, expected, commit, reason);
    }

    @Override
    public boolean park(String branch, Oid commit, String reason) {
        return placer.park(branch, commit, reason);
    }

    @Override
    public Optional<Placement> retry(String branch, String reason) {
        return placer.retry(branch, reason);
    }
}
