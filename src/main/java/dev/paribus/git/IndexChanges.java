package dev.paribus.git;

import dev.paribus.host.Child;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index changes against commits; it stays as it is while a hook looks at it, so each answer is kept. */
final class IndexChanges {
    private final Git index;
    private final CatFile objects;
    private final @Nullable FirstChild first;
    private final Map<Oid, List<TreeChange>> known = new HashMap<>();
    private final Map<Oid, Child.Begun> expected = new HashMap<>();

    /**
     * @param index git with the index that a hook was told to look at
     * @param first what opened the repository and may have compared the index with HEAD; null when that failed
     */
    IndexChanges(Git index, CatFile objects, @Nullable FirstChild first) {
        this.index = index;
        this.objects = objects;
        this.first = first;
    }

    /** @throws dev.paribus.problem.Failure DATA {@code unmerged} */
    List<TreeChange> from(Oid commit) {
        List<TreeChange> changes = known.get(commit);
        if (changes == null) {
            changes = chained(commit);
        }
        if (changes == null) {
            Child.Begun asked = expected.remove(commit);
            changes = StagedFiles.changes(asked == null ? StagedFiles.ask(index, commit) : asked, commit);
        }
        known.put(commit, changes);
        return changes;
    }

    /** Begins a child, where the first one did not look already. */
    void expect(Oid commit) {
        boolean looked = first != null && first.comparesIndex();
        if (!looked && !known.containsKey(commit) && !expected.containsKey(commit)) {
            expected.put(commit, StagedFiles.ask(index, commit));
        }
    }

    /** From any commit to the index over HEAD, as the first child saw both; null when it did not, or HEAD moved since. */
    private @Nullable List<TreeChange> chained(Oid commit) {
        List<TreeChange> changes;
        try {
            changes = first == null ? null : first.staged();
        } catch (IOException ended) {
            changes = null;
        }
        if (first == null || changes == null || !headIs(first.head())) {
            return null;
        }
        Optional<List<TreeChange>> between = TreeCompare.between(objects, commit, first.head());
        return between.isEmpty() ? null : TreeCompare.chain(between.get(), StagedFiles.refuseUnmerged(changes));
    }

    private boolean headIs(Oid commit) {
        CatFile.Found head = objects.ask("HEAD^{commit}");
        return head != null && head.id().equals(commit);
    }
}
