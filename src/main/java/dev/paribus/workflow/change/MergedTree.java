package dev.paribus.workflow.change;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEdit;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Project;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Session;
import java.util.LinkedHashMap;
import java.util.List;

/** The tree of an adoption: record, results and the axes from the experiment, everything else from trunk. Never git merge. */
public final class MergedTree {
    private final Session session;

    public MergedTree(Session session) {
        this.session = session;
    }

    /** @param rules the rules that the experiment ran under */
    public Oid of(Oid trunk, Oid experiment, Project rules) {
        return with(trunk, session.git().diff(trunk, experiment), rules);
    }

    /** The same with only what the experiment's branch changed since it left trunk, so that newer code of trunk stays. */
    public Oid since(Oid base, Oid trunk, Oid experiment, Project rules) {
        return with(trunk, session.git().diff(base, experiment), rules);
    }

    private Oid with(Oid trunk, List<TreeChange> changes, Project rules) {
        var axes = new Axes(session.place(), rules);
        var edits = new LinkedHashMap<String, TreeEdit>();
        for (TreeChange change : changes) {
            Axis axis = axes.of(change.path());
            boolean fromTrunk = axis == Axis.RULES
                    || axis == Axis.IGNORED
                    || axis == Axis.OUTSIDE
                    || (axis == Axis.RESULTS && !session.place().writtenByTool(change.path()));
            if (!fromTrunk) {
                TreeEntry after = change.after();
                edits.put(
                        change.path(),
                        after == null ? new TreeEdit.Remove() : new TreeEdit.Put(after.mode(), after.id()));
            }
        }
        return session.writer().tree(session.git().commit(trunk).tree(), edits);
    }
}
