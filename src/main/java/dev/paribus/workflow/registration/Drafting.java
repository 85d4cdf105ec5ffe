package dev.paribus.workflow.registration;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.evidence.PairingRule;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.ParameterEdit;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Plan} into a {@link Draft}: finds out what changes, completes what was left open, refuses what cannot be. */
final class Drafting {
    private final @Nullable List<TreeChange> edited;
    private final Session session;
    private final ProjectPlace place;
    private final List<Problem> notes = new ArrayList<>();

    Drafting(Session session) {
        this(session, null);
    }

    /** One of many; {@code edited} is what is not committed in the checkout, so that it is not asked for each. */
    Drafting(Session session, @Nullable List<TreeChange> edited) {
        this.edited = edited;
        this.session = session;
        this.place = session.place();
    }

    /**
     * The draft of a plan.
     *
     * @throws Failure COMMAND_LINE, DATA or ANSWER_NO with everything that stands in the way; nothing was written
     */
    Draft draft(Plan plan) {
        Origin origin = Origin.find(session.experiments(), plan.from());
        if (plan.kind() == ChangeKind.BASELINE) {
            return new BaselineDraft(session, origin).draft(plan);
        }
        return draft(plan, origin);
    }

    /** The same of an origin that was found already. */
    Draft draft(Plan plan, Origin origin) {
        var check = new OriginCheck(session);
        check.requireComparable(origin);
        check.requireFresh(origin);
        return plan.assignments().isEmpty() ? ofCheckout(plan, origin) : ofAssignments(plan, origin);
    }

    private Draft ofAssignments(Plan plan, Origin origin) {
        var edit = new ParameterEdit(session.git(), place, origin);
        edit.apply(plan.assignments());
        List<ParamChange> changes = changes(origin, edit.params());
        ChangeKind kind = plan.kind() == null ? ChangeKind.HYPERPARAMETER : plan.kind();
        noteEdits(origin);
        var files = changed(origin, edit.files());
        return complete(
                plan,
                origin,
                new Found(origin.commit(), origin.commit(), kind, changes, List.of(), edit.record(), files));
    }

    /** Says which edits of the checkout are not part of an experiment that was asked for by PATH=VALUE. */
    private void noteEdits(Origin origin) {
        var axes = new Axes(place, origin.experiment().project());
        List<TreeChange> known = edited;
        List<String> outside = (known == null ? session.git().edited() : known)
                .stream()
                        .map(TreeChange::path)
                        .filter(path -> axes.of(path) != Axis.IGNORED && axes.of(path) != Axis.OUTSIDE)
                        .toList();
        if (!outside.isEmpty()) {
            notes.add(Problem.note(
                    "not-part", "not part of the experiment: " + String.join(", ", outside) + " (uncommitted)"));
        }
    }

    private Draft ofCheckout(Plan plan, Origin origin) {
        WorkingChange work = WorkingChange.read(session, origin, plan);
        ParamNode.Mapping params = ParameterEdit.read(place, origin, work.record(), work.params());
        List<ParamChange> changes = changes(origin, params);
        var axes = new Axes(place, origin.experiment().project());
        ChangeKind kind = plan.kind();
        if (kind == null) {
            kind = guess(axes, changes, work.carried());
        } else if (changes.isEmpty() && work.carried().isEmpty() && !kind.idea()) {
            throw nothing();
        }
        var files = changed(origin, work.params());
        return complete(
                plan, origin, new Found(work.head(), work.tree(), kind, changes, work.carried(), work.record(), files));
    }

    private ChangeKind guess(Axes axes, List<ParamChange> changes, List<TreeChange> carried) {
        boolean code = !axes.on(Axis.CODE, carried).isEmpty();
        boolean environment = !axes.on(Axis.ENVIRONMENT, carried).isEmpty();
        boolean data = !axes.on(Axis.DATA, carried).isEmpty();
        if (code) {
            notes.add(Problem.note("kind-assumed", "a change of code is taken as a heuristic")
                    .hint("--kind feature, model, heuristic or approach says what it is"));
            return ChangeKind.HEURISTIC;
        }
        if (!changes.isEmpty()) {
            return ChangeKind.HYPERPARAMETER;
        }
        if (environment) {
            return ChangeKind.ENVIRONMENT;
        }
        if (data) {
            return ChangeKind.DATA;
        }
        throw nothing();
    }

    private static Failure nothing() {
        return Failure.commandLine(
                "nothing-changed",
                "nothing is changed in the checkout and no PATH=VALUE was given",
                "paribus new PATH=VALUE --because \"...\", or edit the "
                        + "code first, or --kind heuristic to start with the record");
    }

    /**
     * What was found to change.
     *
     * @param tree with the data that are going to run
     */
    private record Found(
            Oid base,
            Oid tree,
            ChangeKind kind,
            List<ParamChange> changes,
            List<TreeChange> carried,
            byte[] paramsFrom,
            Map<String, byte[]> paramFiles) {
        Found only(List<ParamChange> counted) {
            return new Found(base, tree, kind, counted, carried, paramsFrom, paramFiles);
        }
    }

    private Draft complete(Plan plan, Origin origin, Found all) {
        Project project = origin.experiment().project();
        var nuisance = Nuisance.of(project, all.kind(), all.changes());
        Found found = all.only(nuisance.counted());
        requireOne(plan, found);
        Grounds.Said said = new Grounds(session, plan).require(found.kind(), origin);
        ChangeText text = ChangeText.of(place, found.kind(), found.changes(), found.carried(), plan);
        String hypothesis = plan.exploratory() && plan.because().isBlank()
                ? ""
                : Hypothesis.of(plan.because(), text.doing(), project.primary());
        Experiment against = reference(origin.experiment());
        List<Integer> seeds = plan.seeds() == null ? against.planned() : plan.seeds();
        Pairing pairing = PairingRule.resolve(Pairing.AUTO, seeds, parentSeeds(against));
        var criteria = new CriteriaChoice(project);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parent", origin.name().text());
        fields.put("hypothesis", hypothesis.isEmpty() ? null : hypothesis);
        fields.put("change", text.field(found.kind()));
        fields.put("success", plan.exploratory() && plan.success().isEmpty() ? null : criteria.success(plan.success()));
        List<String> guard = new ArrayList<>(criteria.guard(plan.guard()));
        if (said.guard() != null && !guard.contains(said.guard())) {
            guard.add(said.guard());
        }
        fields.put("guard", guard.isEmpty() ? null : guard);
        fields.put("seeds", seeds);
        fields.put("pairing", pairing.word());
        fields.put("expect", extras(plan.extras()));
        fields.put(
                "known", plan.extras().known().isEmpty() ? null : plan.extras().known());
        fields.put("if_refuted", plan.extras().ifRefuted());
        fields.put(
                "abort_if",
                plan.extras().abortIf().isEmpty()
                        ? null
                        : criteria.abortIf(plan.extras().abortIf()));
        said.texts().forEach(fields::put);
        fields.put("nuisance", nuisance.paths().isEmpty() ? null : nuisance.paths());
        fields.put("exploratory", plan.exploratory() ? true : null);
        Map<String, String> data = new DataHashes(session).of(project, found.tree());
        fields.put("data", data.isEmpty() ? null : data);
        var labels = new ArrayList<String>();
        if (plan.exploratory()) {
            labels.add("exploratory");
        }
        if (!nuisance.paths().isEmpty()) {
            labels.add("nuisance: " + String.join(", ", nuisance.paths()));
        }
        if (!text.with().isEmpty()) {
            labels.add("with: " + String.join(", ", text.with()));
        }
        if (Entry.PAPER.equals(said.texts().get("motive"))) {
            labels.add(Entry.MOTIVE + Entry.PAPER);
        }
        return new Draft(
                origin,
                found.base(),
                found.kind(),
                text.what(),
                text.with(),
                text.line(),
                hypothesis,
                fields,
                found.paramsFrom(),
                found.paramFiles(),
                found.carried(),
                labels,
                pairing,
                notes);
    }

    private static @Nullable Object extras(Plan.Extras extras) {
        if (extras.expect() == null) {
            return null;
        }
        var out = new LinkedHashMap<String, Object>();
        out.put("gain", extras.expect().gain());
        out.put("probability", extras.expect().probability());
        out.put("cost", extras.expect().cost());
        out.values().removeIf(java.util.Objects::isNull);
        return out;
    }

    private Experiment reference(Experiment parent) {
        return parent.summary() == null ? parent : session.reference(parent).experiment();
    }

    private static List<Integer> parentSeeds(Experiment parent) {
        var summary = parent.summary();
        return summary == null
                ? parent.planned()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }

    private List<ParamChange> changes(Origin origin, ParamNode.Mapping now) {
        ExperimentRecord record = origin.experiment().record();
        TreeDiff.Result result = TreeDiff.compare(
                origin.experiment().params(),
                now,
                DeclaredBlocks.options(origin.experiment().project(), null));
        result.changes().stream()
                .flatMap(change -> Nuisance.textForNumber(change).stream())
                .forEach(notes::add);
        result.problems().stream()
                .filter(p -> p.severity() != dev.paribus.problem.Severity.ERROR)
                .forEach(notes::add);
        if (record.params() == null
                && origin.experiment().project().params().isEmpty()
                && result.changes().isEmpty()) {
            return List.of();
        }
        return result.changes();
    }

    /** Refuses a change of nothing, of the seed, and two changes at once; the last with each one listed. */
    private void requireOne(Plan plan, Found found) {
        boolean parametersOnly = found.kind() == ChangeKind.HYPERPARAMETER;
        if (parametersOnly && found.changes().isEmpty()) {
            String asked = plan.assignments().isEmpty()
                    ? "the parameters"
                    : "'" + plan.assignments().get(0).path() + "'";
            throw Failure.no(
                    "no-change",
                    asked + " would be what the parent has already",
                    "give it another value; paribus show " + "lists the parent's");
        }
        if (parametersOnly && found.changes().size() > 1) {
            throw new Failure(Failure.Kind.ANSWER_NO, TwoChanges.problems(found.changes(), plan));
        }
    }

    /** Of the parameter files only those whose bytes differ from the origin's. */
    private Map<String, byte[]> changed(Origin origin, Map<String, byte[]> files) {
        var out = new LinkedHashMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            boolean same = session.git()
                    .file(origin.commit(), path)
                    .map(blob -> java.util.Arrays.equals(blob.content(), bytes))
                    .orElse(false);
            if (!same) {
                out.put(path, bytes);
            }
        });
        return out;
    }
}
