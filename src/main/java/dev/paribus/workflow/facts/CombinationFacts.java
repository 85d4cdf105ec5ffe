package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.check.Facts.PathChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.change.Clash;
import dev.paribus.workflow.change.FileTransplant;
import dev.paribus.workflow.change.Piece;
import dev.paribus.workflow.change.Transplant;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a combination once more from the experiments that it names, and holds it against what stands there. */
final class CombinationFacts {
    private final Session session;
    private final Axes axes;
    private final Project project;

    CombinationFacts(Session session, Project project) {
        this.session = session;
        this.project = project;
        this.axes = new Axes(session.place(), project);
    }

    /** Null for other kinds, and where the base cannot be read. */
    Facts.@Nullable Combination of(Oid tree, ExperimentRecord plan, Oid base, Facts.Side here) {
        Experiment from = plan.change().kind() == ChangeKind.COMBINATION
                ? session.reader().tolerant(base).experiment()
                : null;
        if (from == null) {
            return null;
        }
        var origin = new Origin(from.record().name(), base, from, true);
        Map<ExperimentName, Found> line = Lineage.of(session, origin.name());
        Map<ExperimentName, Found> names = session.experiments().names();
        var pieces = new ArrayList<Piece>();
        var unknown = new ArrayList<String>();
        for (ExperimentName name : plan.combines()) {
            Found found = names.get(name);
            Optional<Piece> piece = line.containsKey(name) || found == null || name.equals(plan.name())
                    ? Optional.empty()
                    : Piece.of(session, found).filter(this::readable);
            piece.ifPresent(pieces::add);
            if (piece.isEmpty() && !line.containsKey(name)) {
                unknown.add(name.text());
            }
        }
        if (!unknown.isEmpty()) {
            return new Facts.Combination(unknown, List.of(), Facts.Changes.NONE);
        }
        Transplant made = Transplant.of(session, origin, pieces);
        List<String> clashes = made.clashes().stream().map(Clash::text).toList();
        return new Facts.Combination(
                List.of(), clashes, clashes.isEmpty() ? otherwise(base, tree, plan, here, made) : Facts.Changes.NONE);
    }

    private boolean readable(Piece piece) {
        return session.reader().tolerant(piece.from()).experiment() != null
                && session.reader().tolerant(piece.to()).experiment() != null;
    }

    private Facts.Changes otherwise(Oid base, Oid tree, ExperimentRecord plan, Facts.Side here, Transplant made) {
        var params = TreeDiff.compare(made.params(), here.params(), DeclaredBlocks.options(project, plan));
        var code = new ArrayList<PathChange>();
        var environment = new ArrayList<PathChange>();
        var data = new ArrayList<PathChange>();
        for (PathChange file : files(base, tree, made)) {
            Axis axis = axes.of(file.path());
            (axis == Axis.CODE ? code : axis == Axis.ENVIRONMENT ? environment : data).add(file);
        }
        if (!Transplant.sameCommand(made.commandFrom(), plan)) {
            code.add(new PathChange("command", 'M'));
        }
        return new Facts.Changes(params.changes(), code, data, environment, List.of());
    }

    /** Files of code, environment and data that are not what the changes together give. */
    private List<PathChange> files(Oid base, Oid tree, Transplant made) {
        var actual = new java.util.HashMap<String, Optional<TreeEntry>>();
        var paths = new TreeSet<String>();
        for (TreeChange change : session.git().diff(base, tree)) {
            actual.put(change.path(), Optional.ofNullable(change.after()));
            paths.add(change.path());
        }
        made.files().forEach(change -> paths.add(change.path()));
        var out = new ArrayList<PathChange>();
        for (String path : paths) {
            Axis axis = axes.of(path);
            boolean counts = axis == Axis.CODE || axis == Axis.ENVIRONMENT || axis == Axis.DATA;
            TreeEntry wanted = made.file(path).orElse(null);
            TreeEntry found = actual.containsKey(path)
                    ? actual.get(path).orElse(null)
                    : session.git().tree(base, List.of(path)).stream()
                            .findFirst()
                            .orElse(null);
            if (counts && !FileTransplant.same(wanted, found)) {
                out.add(new PathChange(path, wanted == null ? 'A' : found == null ? 'D' : 'M'));
            }
        }
        return out;
    }
}
