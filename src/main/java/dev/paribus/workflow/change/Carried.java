package dev.paribus.workflow.change;

import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEdit;
import dev.paribus.git.TreeEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of files as edits of a tree. */
public final class Carried {
    private Carried() {}

    public static Map<String, TreeEdit> edits(List<TreeChange> changes) {
        var out = new LinkedHashMap<String, TreeEdit>();
        for (TreeChange change : changes) {
            TreeEntry after = change.after();
            out.put(change.path(), after == null ? new TreeEdit.Remove() : new TreeEdit.Put(after.mode(), after.id()));
        }
        return out;
    }
}
