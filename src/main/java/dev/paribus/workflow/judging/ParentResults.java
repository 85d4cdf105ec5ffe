package dev.paribus.workflow.judging;

import dev.paribus.evidence.Arm;
import dev.paribus.evidence.Judgement.Incomparable;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results that an experiment is measured against: those on the parent's branch, else those that stand at the base.
 *
 * @param parent what was read; null without a parent or without results of it
 * @param base the commit that the experiment grew from; null without one
 */
public record ParentResults(
        Session session,
        @Nullable Experiment parent,
        @Nullable Oid base) {
    public static ParentResults find(Session session, ExperimentRecord record, Oid tip) {
        ExperimentName name = record.parent();
        if (name == null) {
            return new ParentResults(session, null, null);
        }
        Experiments experiments = session.experiments();
        Oid base = experiments
                .registration(record.name(), tip)
                .map(CommitInfo::parents)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(0))
                .orElse(null);
        Found found = experiments.names().get(name);
        Experiment parent =
                found == null ? null : measured(session, found.tip(), name).orElse(null);
        if (parent == null && base != null) {
            parent = measured(session, base, name).orElse(null);
        }
        Experiment values =
                parent == null ? null : Reference.of(session, parent, record).experiment();
        return new ParentResults(session, values, grewFrom(session, record, base));
    }

    /** Where the change of an experiment begins: of a confirmation that is the base of what it confirms. */
    public static @Nullable Oid grewFrom(Session session, ExperimentRecord record, @Nullable Oid base) {
        ExperimentName of = record.of();
        if (!record.confirms() || of == null || base == null) {
            return base;
        }
        return session.experiments()
                .registration(of, base)
                .map(CommitInfo::parents)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(0))
                .orElse(null);
    }

    private static Optional<Experiment> measured(Session session, Oid commit, ExperimentName name) {
        Experiment read = session.reader().tolerant(commit).experiment();
        return read != null && read.record().name().equals(name) && read.summary() != null
                ? Optional.of(read)
                : Optional.empty();
    }

    @Nullable
    public Summary summary() {
        return parent == null ? null : parent.summary();
    }

    List<SeedResult> results() {
        Summary summary = summary();
        return summary == null ? List.of() : summary.seeds();
    }

    public List<Integer> seeds() {
        return parent == null ? List.of() : parent.planned();
    }

    @Nullable
    Arm arm() {
        return parent == null
                ? null
                : Arm.of(parent.record().name().text(), parent.commit().hex(), parent.planned(), results());
    }

    /** Everything that makes the comparison void. */
    public List<Incomparable> incomparable(Experiment child, List<SeedResult> seeds) {
        var out = new ArrayList<Incomparable>();
        Experiment measured = parent;
        Ran ran = measured == null ? null : OriginCheck.ran(measured.summary()).orElse(null);
        Ran own = OriginCheck.ran(seeds).orElse(null);
        if (measured == null || ran == null || own == null) {
            return out;
        }
        if (base != null && !codeAt(base, measured).equals(ran.code())) {
            out.add(new Incomparable(
                    "parent-moved", "the parent was measured on other code than the experiment grew from"));
        }
        if (!yardstick(measured).equals(yardstick(child))) {
            out.add(new Incomparable(
                    "other-metrics", "the metrics are declared otherwise " + "than when the parent was measured"));
        }
        if (child.record().change().kind() != ChangeKind.DATA && !ran.data().equals(own.data())) {
            out.add(new Incomparable("other-data", "the data differ from the parent's"));
        }
        if (protectedDiffer(ran, own, child)) {
            out.add(new Incomparable("other-yardstick", "protected paths differ from the parent's"));
        }
        return out;
    }

    private String codeAt(Oid commit, Experiment measured) {
        return new Axes(session.place(), measured.project())
                .codeHash(session.git().tree(commit, List.of()));
    }

    private static List<Metric> yardstick(Experiment experiment) {
        return experiment.project().metrics();
    }

    private boolean protectedDiffer(Ran before, Ran after, Experiment child) {
        Optional<Oid> from = session.git().resolve(before.commit());
        Optional<Oid> to = session.git().resolve(after.commit());
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        var axes = new Axes(session.place(), child.project());
        return session.git().diff(from.get(), to.get()).stream()
                .anyMatch(change -> axes.protectedPath(change.path()) && axes.of(change.path()) != Axis.RULES);
    }
}
