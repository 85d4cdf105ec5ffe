package dev.paribus.git;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Worktrees by native git. */
final class ChildWorktrees implements Worktrees {
    private final WorktreeEntries entries;
    private final WorktreeMaker maker;
    private final Checkouts checkouts;
    private final Git index;

    /**
     * @param git as it writes
     * @param index with the index that a hook was told to look at
     */
    ChildWorktrees(GitReader.Layout layout, Git git, Git index) {
        this.index = index;
        this.entries = new WorktreeEntries(layout);
        this.maker = new WorktreeMaker(layout, git, entries);
        this.checkouts = new Checkouts(git, layout.commonDir());
    }

    @Override
    public List<Worktree> list() {
        return entries.all().stream()
                .map(entry -> new Worktree(entry.path(), entry.branch(), entry.gone() && !entry.locked()))
                .toList();
    }

    @Override
    public void add(Path directory, Oid commit) {
        maker.add(directory, commit);
    }

    @Override
    public void remove(Path directory) {
        maker.remove(directory);
    }

    @Override
    public void heal(Path under) {
        maker.heal(under);
    }

    @Override
    public @Nullable Worktree holding(String branch) {
        return entries.holding(branch);
    }

    @Override
    public boolean switchTo(Path checkout, String branch) {
        return checkouts.switchTo(checkout, branch);
    }

    @Override
    public Oid snapshot(Path checkout, List<String> untracked) {
        return checkouts.snapshot(checkout, untracked);
    }

    @Override
    public Oid stagedTree() {
        return checkouts.staged(index);
    }

    @Override
    public void carryTo(Path checkout, String branch, List<String> restore) {
        checkouts.carryTo(checkout, branch, restore);
    }
}
