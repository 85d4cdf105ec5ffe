package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.diff.TreeDiff;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.SummaryFiles;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between two sides on the four axes of one project's rules (design, "One change"). */
final class AxisChanges {
    private final GitReader git;
    private final SummaryFiles summaries;
    private final ProjectPlace place;
    private final Project project;
    private final Axes axes;

    AxisChanges(Session session, Project project) {
        this.git = session.git();
        this.summaries = session.reader().summaries();
        this.place = session.place();
        this.project = project;
        this.axes = new Axes(place, project);
    }

    /** The parameters alone, with what is to be said of their spelling. */
    TreeDiff.Result parameters(Facts.Side from, Facts.Side here) {
        return TreeDiff.compare(from.params(), here.params(), DeclaredBlocks.options(project, here.record()));
    }

    /** @param params what {@link #parameters} found */
    Facts.Changes between(Oid base, Facts.Side from, Oid tree, Facts.Side here, TreeDiff.Result params) {
        List<TreeChange> files = git.diff(base, tree);
        return new Facts.Changes(
                params.changes(),
                paths(axes.on(Axis.CODE, files)),
                data(base, tree, files, from, here),
                paths(axes.on(Axis.ENVIRONMENT, files)),
                paths(axes.onProtected(files)));
    }

    /** Tracked data files that differ, and declared paths whose recorded hashes differ; one that is pointed to is no other. */
    private List<Facts.PathChange> data(Oid base, Oid tree, List<TreeChange> files, Facts.Side from, Facts.Side here) {
        List<TreeChange> tracked = axes.on(Axis.DATA, files);
        var out = new ArrayList<>(paths(new DataChanges(git, base, tree).real(tracked)));
        ExperimentRecord before = from.record();
        ExperimentRecord after = here.record();
        if (before != null && after != null) {
            for (Map.Entry<String, String> data : after.data().entrySet()) {
                String then = before.data().get(data.getKey());
                if (then != null
                        && !then.equals(data.getValue())
                        && !DataChanges.below(place.path(data.getKey()), tracked)) {
                    out.add(new Facts.PathChange(data.getKey(), 'M'));
                }
            }
            if (out.isEmpty() && before.data().isEmpty() && !after.data().isEmpty() && ranOtherData(base, after)) {
                after.data().keySet().forEach(path -> out.add(new Facts.PathChange(path, 'M')));
            }
        }
        return out;
    }

    /** A base that names no data, as the first baseline, tells by its results what it ran on. */
    private boolean ranOtherData(Oid base, ExperimentRecord after) {
        return git.file(base, place.summary())
                .map(blob -> summaries.read(place.summary(), blob).value())
                .flatMap(OriginCheck::ran)
                .filter(ran -> !ran.data().isEmpty() && !ran.data().equals(DataHashes.combined(after.data())))
                .isPresent();
    }

    private static List<Facts.PathChange> paths(List<TreeChange> changes) {
        var out = new ArrayList<Facts.PathChange>(changes.size());
        for (TreeChange change : changes) {
            out.add(new Facts.PathChange(change.path(), change.status()));
        }
        return out;
    }
}
