package dev.paribus.workflow.facts;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.workflow.session.DataPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells changed data from data that are only kept otherwise: a pointer in place of what it points to, or the other way. */
final class DataChanges {
    private final GitReader git;
    private final Oid from;
    private final Oid to;

    DataChanges(GitReader git, Oid from, Oid to) {
        this.git = git;
        this.from = from;
        this.to = to;
    }

    /** Those whose content differs. */
    List<TreeChange> real(List<TreeChange> changes) {
        var out = new ArrayList<TreeChange>();
        for (TreeChange change : changes) {
            if (!same(change.path(), change.before(), change.after())) {
                out.add(change);
            }
        }
        return out;
    }

    private boolean same(String path, @Nullable TreeEntry before, @Nullable TreeEntry after) {
        if (before == null || after == null || !before.mode().equals(after.mode())) {
            return false;
        }
        if (!path.endsWith(DataPointers.DVC) && !filtered(path)) {
            return false;
        }
        Map<FileAt, Blob> blobs = git.files(List.of(new FileAt(from, path), new FileAt(to, path)));
        Blob then = blobs.get(new FileAt(from, path));
        Blob now = blobs.get(new FileAt(to, path));
        return then != null && now != null && DataPointers.same(path, then.content(), now.content());
    }

    /** By the attribute files of the checkout: only then can one side be a pointer. */
    private boolean filtered(String path) {
        return "lfs".equals(git.attribute("filter", List.of(path)).get(path));
    }

    /** True when a tracked change lies at the path, below it, or in its pointer: then it is told already. */
    static boolean below(String path, List<TreeChange> tracked) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return tracked.stream()
                .map(TreeChange::path)
                .anyMatch(each ->
                        each.equals(bare) || each.startsWith(bare + "/") || each.equals(bare + DataPointers.DVC));
    }
}
