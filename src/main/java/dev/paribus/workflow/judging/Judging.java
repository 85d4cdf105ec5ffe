package dev.paribus.workflow.judging;

import dev.paribus.evidence.Siblings;
import dev.paribus.evidence.SmokeRule;
import dev.paribus.evidence.Statistics;
import dev.paribus.evidence.Verdicts;
import dev.paribus.git.Oid;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Output;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.run.Attempt;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the summary of an experiment: what was measured before, what came now, and the verdict on it. */
public final class Judging {
    private final Session session;
    private final Experiment experiment;
    private final ExperimentRecord record;
    private final ParentResults parent;

    /** @param onto the commit that the results will stand on, which says what the experiment is */
    public Judging(Session session, Experiment experiment, Oid onto) {
        this.session = session;
        this.experiment = experiment;
        this.record = experiment.record();
        this.parent = ParentResults.find(session, record, onto);
    }

    @Nullable
    public Summary parentSummary() {
        return parent.summary();
    }

    /** @param smoke the newest smoke run of what ran; null without one */
    public Summary summarize(Map<Attempt, Gathered> gathered, SmokeRuns.@Nullable Judged smoke) {
        List<SeedResult> seeds = seeds(gathered);
        if (smoke != null && smoke.is(SmokeRule.Kind.ABORTED)) {
            return aborted(seeds, smoke, gathered);
        }
        State state = new StateRule(experiment.project(), experiment.planned()).state(seeds);
        var looks = new ArrayList<Look>(
                experiment.summary() == null ? List.of() : experiment.summary().looks());
        boolean judged = record.parent() != null && !baseline() && !record.measuresAgain();
        Look look = state == State.MEASURED && judged ? look(seeds, looks) : null;
        if (look != null) {
            looks.add(look);
        }
        Verdict verdict = look == null ? null : look.verdict();
        String reason = look != null
                ? look.reason()
                : new StateRule(experiment.project(), experiment.planned()).reason(state, seeds);
        return new Summary(
                record.name(),
                state,
                verdict,
                reason,
                metrics(experiment.project(), seeds),
                looks,
                smoke != null && smoke.is(SmokeRule.Kind.PASSED) ? smoke.result() : earlierSmoke(),
                seeds,
                outputs(gathered));
    }

    private @Nullable SeedResult earlierSmoke() {
        Summary before = experiment.summary();
        return before == null ? null : before.smoke();
    }

    /** Its own {@code abort_if} ended it before the full run. */
    private Summary aborted(List<SeedResult> seeds, SmokeRuns.Judged smoke, Map<Attempt, Gathered> gathered) {
        return new Summary(
                record.name(),
                State.ABORTED,
                null,
                smoke.verdict().reason(),
                metrics(experiment.project(), seeds),
                experiment.summary() == null ? List.of() : experiment.summary().looks(),
                smoke.result(),
                seeds,
                outputs(gathered));
    }

    private boolean baseline() {
        return record.change().kind() == dev.paribus.model.ChangeKind.BASELINE;
    }

    private List<SeedResult> seeds(Map<Attempt, Gathered> gathered) {
        var bySeed = new LinkedHashMap<Integer, SeedResult>();
        if (experiment.summary() != null) {
            experiment.summary().seeds().forEach(seed -> bySeed.put(seed.seed(), seed));
        }
        gathered.forEach((attempt, one) -> {
            if (SmokeRuns.isSmoke(attempt)) {
                return;
            }
            int seed = attempt.identity().seed();
            var attempts = new ArrayList<AttemptSummary>();
            SeedResult before = bySeed.get(seed);
            if (before != null) {
                attempts.addAll(before.attempts());
            }
            boolean delivered = attempts.stream()
                    .anyMatch(earlier -> earlier.token().equals(one.summary().token()));
            if (!delivered) {
                attempts.add(one.summary());
                bySeed.put(
                        seed,
                        new SeedResult(
                                seed,
                                one.measured().values(),
                                attempts,
                                attempt.identity().ran()));
            }
        });
        var out = new ArrayList<SeedResult>();
        experiment.planned().forEach(seed -> {
            SeedResult result = bySeed.remove(seed);
            if (result != null) {
                out.add(result);
            }
        });
        out.addAll(bySeed.values());
        return out;
    }

    /** Every declared metric that has a value, over the seeds whose newest attempt brought one. */
    static Map<String, MetricSummary> metrics(Project project, List<SeedResult> seeds) {
        var out = new LinkedHashMap<String, MetricSummary>();
        for (Metric metric : project.metrics()) {
            var values = new ArrayList<MetricValue>();
            for (SeedResult seed : seeds) {
                MetricValue value = seed.values().get(metric.name());
                boolean counts = seed.end() == AttemptEnd.OK || seed.end() == AttemptEnd.DIVERGED;
                if (value != null && counts) {
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                out.put(metric.name(), Statistics.summary(values));
            }
        }
        return out;
    }

    private Look look(List<SeedResult> seeds, List<Look> earlier) {
        int number = earlier.isEmpty() ? 1 : earlier.size() + 1;
        var own = new Siblings.Sibling(record.name().text(), experiment.commit().hex(), earlier, family(record));
        var tries = Siblings.tries(
                against(),
                experiment.project().primary().name(),
                new SiblingLooks(session).of(record, own),
                number,
                own);
        return Verdicts.judge(new Compared(experiment, parent, experiment.planned(), seeds).judgement(tries));
    }

    private Set<String> against() {
        ExperimentName name = record.parent();
        var out = new TreeSet<String>();
        if (name != null) {
            out.add(name.text());
            new Replicas(session)
                    .of(name)
                    .forEach(replica -> out.add(replica.name().text()));
        }
        return out;
    }

    private static String family(ExperimentRecord record) {
        return record.more().getOrDefault("family", "");
    }

    private static List<Output> outputs(Map<Attempt, Gathered> gathered) {
        var out = new ArrayList<Output>();
        gathered.values().forEach(one -> out.addAll(one.outputs()));
        return out.size() > 100 ? out.subList(0, 100) : out;
    }
}
