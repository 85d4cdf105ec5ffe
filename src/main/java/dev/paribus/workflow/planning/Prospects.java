package dev.paribus.workflow.planning;

import dev.paribus.check.Rules;
import dev.paribus.evidence.Foresight;
import dev.paribus.evidence.Outlook;
import dev.paribus.evidence.PairingRule;
import dev.paribus.evidence.Planned;
import dev.paribus.format.CriterionText;
import dev.paribus.format.RecordFile;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Family;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.judging.KnownNoise;
import dev.paribus.workflow.judging.Prior;
import dev.paribus.workflow.judging.Priors;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what a plan can show and takes, before it runs (evidence R11). One use. */
public final class Prospects {
    /** The numbers of seeds that a dry run lays side by side. */
    private static final List<Integer> STEPS = List.of(2, 3, 4, 5, 6, 8, 10);

    /** Similar experiments that are named in one note. */
    private static final int NAMED = 3;

    private static final int KNOWN = 20;

    private final Session session;
    private final ExperimentRecord record;
    private final Experiment parent;

    /** Whose values the parent is compared by: its own, or fresher ones (R9). */
    private final Experiment reference;

    private final Project project;
    private final List<Prior> priors;
    private final KnownNoise noise;
    private final List<Registered> all;
    private final int jobs;

    private Prospects(Session session, List<Prior> priors, List<Registered> all, Experiment parent, int jobs) {
        Registered first = all.get(0);
        this.session = session;
        this.all = all;
        this.jobs = jobs;
        this.parent = parent;
        this.project = parent.project();
        this.record = RecordFile.read(
                        session.place().record(), first.record().getBytes(StandardCharsets.UTF_8), project)
                .orThrow();
        this.reference = session.reference(parent).child(parent, record).experiment();
        this.priors = priors;
        this.noise = new KnownNoise(priors, project);
    }

    /** What is asked of them. */
    public enum Detail {
        /** Enough for the two lines of a registration. */
        SHORT,
        /** Guards, and other numbers of seeds, too. */
        FULL
    }

    /**
     * The prospect of an experiment, or of all members of a sweep, which differ in one value.
     *
     * @param reading all that there was before them
     * @param jobs seeds that will run at once, at least 1
     */
    public static Prospect of(PriorReading reading, List<Registered> all, int jobs, Detail detail) {
        Experiment parent = all.get(0).draft().origin().experiment();
        return new Prospects(reading.session(), reading.all(), all, parent, jobs).prospect(detail);
    }

    /** The same of a confirmation, which is held against the champion and not against what it grows from. */
    public static Prospect ofConfirmation(Session session, Registered made, int jobs) {
        Experiment champion = Origin.find(session.experiments(), null).experiment();
        return new Prospects(session, Priors.read(session), List.of(made), champion, jobs).prospect(Detail.FULL);
    }

    private Prospect prospect(Detail detail) {
        String name = parent.record().name().text();
        int tried = tried(name);
        int k = tried + Math.max(1, Family.size(record.more().getOrDefault("family", "")));
        List<Planned> plans = plans(k);
        List<Outlook> outlooks = plans.stream()
                .filter(plan -> detail == Detail.FULL || !plan.guard())
                .map(Foresight::of)
                .toList();
        Cost cost = Cost.of(parent.summary(), record.seeds().size() * all.size(), jobs)
                .orElse(null);
        List<Prospect.Similar> similar = similar();
        List<Prospect.Step> steps = detail == Detail.FULL && !plans.isEmpty() ? steps(plans.get(0), cost) : List.of();
        return new Prospect(name, outlooks, cost, tried, k, similar, steps, notes(outlooks, similar));
    }

    /** As the trailers tell it, which do not say of an inconclusive one that a seed was missing: it is counted here. */
    private int tried(String name) {
        int count = 0;
        for (Prior prior : priors) {
            boolean counts = prior.childOf(name)
                    && prior.compared()
                    && prior.field("Experiment-Metric")
                            .startsWith(project.primary().name() + " ")
                    && (prior.swept() || !prior.exploratory())
                    // A confirmation counts confirmations alone (evidence R7).
                    && prior.is(ChangeKind.REPLICATION) == record.confirms();
            count += counts ? 1 : 0;
        }
        return count;
    }

    private List<Planned> plans(int k) {
        var out = new ArrayList<Planned>();
        if (record.change().kind() == ChangeKind.BASELINE) {
            return out;
        }
        record.success().forEach(criterion -> out.add(plan(criterion, false, k)));
        if (out.isEmpty()) {
            out.add(plan(anyGain(), false, k));
        }
        record.guard().forEach(criterion -> out.add(plan(criterion, true, 1)));
        return out;
    }

    /** What one looks for where nothing is claimed. */
    private Criterion anyGain() {
        Metric primary = project.primary();
        return CriterionText.parse(primary.name() + (primary.goal().sign() > 0 ? " > parent" : " < parent"));
    }

    private Planned plan(Criterion criterion, boolean guard, int k) {
        Metric metric = project.metric(criterion.metric()).orElseThrow();
        BigDecimal gain = record.expect() == null || !metric.primary()
                ? null
                : record.expect().gain();
        return new Planned(
                criterion,
                metric,
                guard,
                values(metric.name()),
                record.seeds().size(),
                record.pairing(),
                k,
                gain,
                noise.of(
                        record,
                        metric,
                        record.seeds().size(),
                        values(metric.name()).size()),
                noise.policy());
    }

    /** The finite values that stand for the parent. */
    private List<BigDecimal> values(String metric) {
        Summary summary = reference.summary();
        List<SeedResult> seeds = summary == null ? List.of() : summary.seeds();
        return seeds.stream()
                .filter(seed -> seed.end() == AttemptEnd.OK || seed.end() == AttemptEnd.DIVERGED)
                .map(seed -> seed.values().get(metric))
                .filter(Objects::nonNull)
                .map(MetricValue::decimal)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Prospect.Step> steps(Planned first, @Nullable Cost cost) {
        var numbers = new java.util.TreeSet<>(STEPS);
        numbers.add(first.seeds());
        var out = new ArrayList<Prospect.Step>();
        for (int n : numbers) {
            if (n > 1) {
                Pairing pairing = n == first.seeds() ? first.pairing() : pairing(n);
                Outlook outlook = Foresight.of(first.with(n, pairing));
                out.add(new Prospect.Step(n, outlook.detectable(), cost == null ? null : cost.of(n * all.size())));
            }
        }
        return out;
    }

    /** Of the parent's first seeds, and of further ones. */
    private Pairing pairing(int n) {
        List<Integer> theirs = reference.planned();
        var seeds = new ArrayList<>(theirs.subList(0, Math.min(n, theirs.size())));
        for (int next = 1; seeds.size() < n; next++) {
            if (!theirs.contains(next)) {
                seeds.add(next);
            }
        }
        return PairingRule.resolve(Pairing.AUTO, seeds, theirs);
    }

    /** The newest relation first: those of the same parent, then the others, by name. */
    private List<Prospect.Similar> similar() {
        String hypothesis = record.hypothesis() == null ? "" : record.hypothesis();
        if (hypothesis.isEmpty() || record.confirms()) {
            return List.of();
        }
        Set<String> own =
                all.stream().map(one -> one.name().text()).collect(Collectors.toCollection(java.util.TreeSet::new));
        own.addAll(repeated());
        var likeness = new Likeness(hypothesis, project.primary().name());
        var near = new ArrayList<Prior>();
        var far = new ArrayList<Prior>();
        String name = parent.record().name().text();
        for (Prior prior : priors) {
            boolean other = !own.contains(prior.name().text()) && !prior.is(ChangeKind.REPLICATION);
            if (other && likeness.to(prior.wording())) {
                (prior.childOf(name) ? near : far).add(prior);
            }
        }
        near.addAll(far);
        return near.stream()
                .limit(KNOWN)
                .flatMap(prior -> prior.trailers().stream())
                .map(known -> {
                    MetricLine metric =
                            known.metrics().isEmpty() ? null : known.metrics().get(0);
                    return new Prospect.Similar(
                            known.name(),
                            known.state(),
                            known.verdict(),
                            metric == null ? null : metric.name() + " " + metric.mean() + " n " + metric.n(),
                            known.hypothesis());
                })
                .toList();
    }

    /** Those that are told already: what is the same is alike, too. */
    private List<String> repeated() {
        String show = "paribus show ";
        return all.stream()
                .flatMap(one -> one.remarks().stream())
                .map(Problem::hint)
                .filter(hint -> hint != null && hint.startsWith(show))
                .map(hint -> hint.substring(show.length()))
                .toList();
    }

    private List<Problem> notes(List<Outlook> outlooks, List<Prospect.Similar> similar) {
        var out = new ArrayList<Problem>();
        if (!record.success().isEmpty()) {
            outlooks.forEach(outlook -> out.addAll(outlook.advice()));
        }
        if (!similar.isEmpty()) {
            out.add(alike(similar));
        }
        Map<String, String> policy = session.place().project().policy();
        var weighed = new ArrayList<Problem>();
        for (Problem problem : out) {
            Rules.weighed(problem, policy).filter(one -> !weighed.contains(one)).ifPresent(weighed::add);
        }
        return List.copyOf(weighed);
    }

    private static Problem alike(List<Prospect.Similar> similar) {
        String named = similar.stream()
                .limit(NAMED)
                .map(one -> one.name() + " (" + outcome(one) + ")")
                .collect(Collectors.joining(", "));
        String more = similar.size() > NAMED ? ", and " + (similar.size() - NAMED) + " more" : "";
        return Problem.note("similar-earlier", "the hypothesis is like that of " + named + more)
                .hint("paribus show " + similar.get(0).name());
    }

    private static String outcome(Prospect.Similar one) {
        var words = new ArrayList<String>();
        if (one.verdict() != null) {
            words.add(one.verdict().word());
        }
        words.add(one.state().word());
        if (one.metric() != null) {
            words.add(one.metric());
        }
        return String.join(", ", words);
    }
}
