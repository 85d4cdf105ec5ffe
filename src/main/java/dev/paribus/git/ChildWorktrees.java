package dev.paribus.git;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Worktrees by native git. */
final class ChildWorktrees implements Worktrees {
    private final GitReader.Layout layout;
    private final Supplier<Git> writing;
    private final WorktreeEntries entries;
    private final Git index;

    /**
     * @param writing git as it writes, asked for when something is written, because it looks at git's version first
     * @param index with the index that a hook was told to look at
     */
    ChildWorktrees(GitReader.Layout layout, Supplier<Git> writing, Git index) {
        this.layout = layout;
        this.writing = writing;
        this.index = index;
        this.entries = new WorktreeEntries(layout);
    }

    private WorktreeMaker maker() {
        return new WorktreeMaker(layout, writing.get(), entries);
    }

    private Checkouts checkouts() {
        return new Checkouts(writing.get(), layout.commonDir(), OwnLocks.ofCheckouts(entries));
    }

    @Override
    public List<Worktree> list() {
        return entries.all().stream()
                .map(entry -> new Worktree(entry.path(), entry.branch(), entry.gone() && !entry.locked()))
                .toList();
    }

    @Override
    public void add(Path directory, Oid commit) {
        maker().add(directory, commit);
    }

    @Override
    public void remove(Path directory) {
        maker().remove(directory);
    }

    @Override
    public void heal(Path under, Predicate<String> dead) {
        maker().heal(under, dead);
    }

    @Override
    public List<Path> halfMade(Path under) {
        return maker().halfMade(under);
    }

    @Override
    public @Nullable Worktree holding(String branch) {
        return entries.holding(branch);
    }

    @Override
    public boolean switchTo(Path checkout, String branch) {
        return checkouts().switchTo(checkout, branch);
    }

    @Override
    public Oid snapshot(Path checkout, List<String> untracked) {
        return checkouts().snapshot(checkout, untracked);
    }

    @Override
    public Oid stagedTree() {
        return Checkouts.staged(index, layout.gitDir(), layout.commonDir());
    }

    @Override
    public void carryTo(Path checkout, String branch, List<String> restore) {
        checkouts().carryTo(checkout, branch, restore);
    }
}
