package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import java.util.List;

/** The hashes of what stands at a commit or in a tree, in the form in which a run records them. */
public final class Standing {
    private final Session session;
    private final Project rules;

    public Standing(Session session, Project rules) {
        this.session = session;
        this.rules = rules;
    }

    /**
     * The hashes.
     *
     * @param tree a commit, or a tree without one; its id stands in {@code commit}
     * @param record blob of the record there
     */
    public Ran at(Oid tree, Oid record, ExperimentRecord plan) {
        List<TreeEntry> files = session.git().tree(tree, List.of());
        var axes = new Axes(session.place(), rules);
        String rulesBlob = files.stream()
                .filter(entry -> entry.path().equals(session.place().rules()))
                .map(entry -> entry.id().hex())
                .findFirst()
                .orElse("");
        return new Ran(
                tree.hex(),
                record.hex(),
                rulesBlob,
                axes.codeHash(files),
                DataHashes.combined(plan.data()),
                axes.environmentHash(files),
                "full");
    }
}
