package dev.paribus.workflow.registration;

import dev.paribus.check.Facts;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.PartParameters;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.facts.FactsGatherer;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an experiment of each change of one that changed several things: off the same base, all of them or none. */
public final class Splitting {
    private static final Pattern REASON = Pattern.compile("(?is).*?\\b(because|since|due to|as a result of)\\b(.*)");

    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;

    public Splitting(Session session) {
        this.session = session;
        this.git = session.git();
        this.place = session.place();
    }

    /**
     * What was, or would be, made; the original stays as it is.
     *
     * @param measured true when the original has results, so that it can be discarded but not dropped
     */
    public record Split(ExperimentName original, boolean measured, List<Registration.Registered> parts) {
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Splits it.
     *
     * @param because the reason of each; null: the original's
     * @throws Failure ANSWER_NO {@code nothing-to-split} for one change, {@code already-split} when each has an experiment
     *     under this parent; DATA {@code cannot-split}, {@code no-base}; then no
     *     reference changed
     */
    public Split split(Found found, @Nullable String because, boolean dryRun) {
        Experiment whole = session.experiments().read(found.tip());
        Origin origin = origin(found, whole);
        Facts facts = new FactsGatherer(session)
                .gather(FactsGatherer.Target.tip(place, found))
                .orElseThrow(() -> Failure.data("no-record", "there is no record on " + found.name(), "paribus log"));
        Facts.Changes changes = facts.changes();
        ExperimentRecord record = whole.record();
        boolean command =
                !Objects.equals(record.command(), origin.experiment().record().command());
        List<Parts.Part> parts = changes == null
                ? List.of()
                : Parts.of(
                        new Axes(place, whole.project()),
                        new Parts.Whole(
                                record.change(), changes.params(), git.diff(origin.commit(), found.tip()), command));
        if (parts.size() < 2) {
            throw Failure.no(
                    "nothing-to-split",
                    found.name() + " changed " + (parts.isEmpty() ? "nothing" : "one thing") + " against "
                            + origin.name() + ", so there is nothing to split",
                    "paribus diff " + found.name());
        }
        List<Draft> drafts = missing(
                found,
                origin,
                parts.stream()
                        .map(part -> draft(found, whole, origin, part, because))
                        .toList());
        boolean measured = whole.summary() != null;
        return new Split(found.name(), measured, dryRun ? made(drafts) : created(found, drafts));
    }

    /** The drafts that no earlier split of this experiment made. */
    private List<Draft> missing(Found found, Origin origin, List<Draft> drafts) {
        var there = new LinkedHashMap<String, ExperimentName>();
        for (Entry entry : session.experiments().all(Experiments.Scope.ALL)) {
            boolean alike = origin.name().equals(entry.parent())
                    && drafts.stream().anyMatch(draft -> draft.change().equals(entry.change()));
            if (alike && partOf(found, entry)) {
                there.put(entry.change(), entry.name());
            }
        }
        List<Draft> out = drafts.stream()
                .filter(draft -> !there.containsKey(draft.change()))
                .toList();
        if (out.isEmpty()) {
            List<String> names = drafts.stream()
                    .map(draft -> String.valueOf(there.get(draft.change())))
                    .toList();
            throw Failure.no(
                    "already-split",
                    "each change of " + found.name() + " has an experiment: " + String.join(", ", names),
                    "paribus show " + names.get(0));
        }
        return out;
    }

    private boolean partOf(Found found, Entry entry) {
        Object motive = session.experiments()
                .read(new Oid(entry.commit()))
                .record()
                .more()
                .get("motive");
        return motive(found).equals(motive);
    }

    private static String motive(Found found) {
        return "one part of " + found.name() + ", split";
    }

    private Origin origin(Found found, Experiment whole) {
        ExperimentName parent = whole.record().parent();
        Oid base = session.experiments()
                .registration(found.name(), found.tip())
                .map(CommitInfo::parents)
                .filter(parents -> !parents.isEmpty())
                .map(parents -> parents.get(0))
                .orElse(null);
        if (parent == null || base == null) {
            throw Failure.data(
                    "no-base",
                    found.name() + " has no base in this clone that its changes could be told against",
                    "git fetch --unshallow, or paribus diff " + found.name());
        }
        return new Origin(parent, base, session.experiments().read(base), false);
    }

    private List<Registration.Registered> made(List<Draft> drafts) {
        return new JointRegistration(session).made(drafts.size(), names -> drafts);
    }

    private List<Registration.Registered> created(Found found, List<Draft> drafts) {
        return new JointRegistration(session)
                .create(
                        drafts.size(),
                        names -> drafts,
                        made -> {},
                        "paribus: split " + found.name(),
                        "paribus split " + found.name());
    }

    private Draft draft(Found found, Experiment whole, Origin origin, Parts.Part part, @Nullable String because) {
        ExperimentRecord record = whole.record();
        var parameters = new PartParameters(git, place, origin);
        parameters.make(part.params());
        String idea = part.kind().idea() && record.change().kind().idea()
                ? record.change().what()
                : null;
        ChangeText text = ChangeText.of(place, part.kind(), part.params(), part.files(), plan(part, idea));
        String reason = because != null ? because : reason(record.hypothesis());
        boolean exploratory = reason.isBlank();
        String hypothesis = exploratory
                ? ""
                : Hypothesis.of(reason, text.doing(), whole.project().primary());
        Map<String, Object> fields = fields(found, record, hypothesis, exploratory);
        fields.put("change", text.field(part.kind()));
        fields.put("command", part.command() ? record.command() : null);
        Map<String, String> data = part.kind() == ChangeKind.DATA
                ? record.data()
                : origin.experiment().record().data();
        fields.put("data", data.isEmpty() ? null : data);
        fields.put("parent", origin.name().text());
        var labels = new ArrayList<String>();
        if (exploratory) {
            labels.add("exploratory");
        }
        if (!text.with().isEmpty()) {
            labels.add("with: " + String.join(", ", text.with()));
        }
        return new Draft(
                origin,
                origin.commit(),
                part.kind(),
                text.what(),
                text.with(),
                text.line(),
                hypothesis,
                fields,
                parameters.record(),
                changed(origin, parameters.parameterFiles()),
                part.files(),
                labels,
                record.pairing(),
                List.of());
    }

    private static Plan plan(Parts.Part part, @Nullable String idea) {
        return new Plan(
                List.of(),
                "",
                List.of(),
                List.of(),
                null,
                part.kind(),
                part.with(),
                null,
                null,
                false,
                List.of(),
                false,
                new Plan.Extras(idea, null, List.of(), null, List.of(), Map.of()));
    }

    /** What every part takes over from the whole; its reason was about all of it, which the record says. */
    private static Map<String, Object> fields(
            Found found, ExperimentRecord record, String hypothesis, boolean exploratory) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("hypothesis", hypothesis.isEmpty() ? null : hypothesis);
        fields.put("success", texts(record.success()));
        fields.put("guard", texts(record.guard()));
        fields.put("seeds", record.seeds());
        fields.put("pairing", record.pairing().word());
        fields.put("abort_if", texts(record.abortIf()));
        fields.put("known", record.known().isEmpty() ? null : record.known());
        fields.put("motive", motive(found));
        fields.put("exploratory", exploratory ? true : null);
        return fields;
    }

    private static @Nullable List<String> texts(List<Criterion> criteria) {
        return criteria.isEmpty()
                ? null
                : criteria.stream().map(Criterion::text).toList();
    }

    private static String reason(@Nullable String hypothesis) {
        Matcher found = REASON.matcher(hypothesis == null ? "" : hypothesis);
        return found.matches() ? found.group(2).strip() : "";
    }

    private Map<String, byte[]> changed(Origin origin, Map<String, byte[]> files) {
        var out = new LinkedHashMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            boolean same = git.file(origin.commit(), path)
                    .map(blob -> java.util.Arrays.equals(blob.content(), bytes))
                    .orElse(false);
            if (!same) {
                out.put(path, bytes);
            }
        });
        return out;
    }
}
