package dev.paribus.workflow.facts;

import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.param.ParamNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells parameter files that are only written otherwise, by a comment or an order, from those that say something else. */
final class Respelled {
    private final GitReader git;

    Respelled(GitReader git) {
        this.git = git;
    }

    /** True when both sides can be read and have the same values. */
    boolean is(TreeChange change) {
        ParamNode.Mapping before = read(change.path(), change.before());
        ParamNode.Mapping after = read(change.path(), change.after());
        return before != null
                && after != null
                && TreeDiff.compare(before, after, TreeDiff.Options.NONE)
                        .changes()
                        .isEmpty();
    }

    private ParamNode.@Nullable Mapping read(String path, @Nullable TreeEntry entry) {
        if (entry == null) {
            return null;
        }
        Map<Oid, Blob> found = git.blobs(List.of(entry.id()));
        Blob blob = found.get(entry.id());
        return blob == null
                ? null
                : ParamFiles.read(Map.of(path, blob.content())).value();
    }
}
