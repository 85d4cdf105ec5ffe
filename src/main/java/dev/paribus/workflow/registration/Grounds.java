package dev.paribus.workflow.registration;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of its grounds: what is known already, why it is tested although that speaks against it, and, of an idea out of
 * a paper, why it should hold here, which simple baseline it must beat, and what it costs. One use.
 */
final class Grounds {
    /** Keys of the record. */
    static final String ALTHOUGH = "although";

    static final String TRANSFER = "transfer";
    static final String BEATS = "beats";

    private final Session session;
    private final Plan plan;
    private final List<Problem> wrong = new ArrayList<>();

    Grounds(Session session, Plan plan) {
        this.session = session;
        this.plan = plan;
    }

    /**
     * What the record has to carry.
     *
     * @param texts by the record's keys, {@code beats} as the experiment's own name
     * @param guard the mean of the baseline that is to be beaten, where that is not the parent; null otherwise
     */
    record Said(Map<String, String> texts, @Nullable String guard) {}

    /** @throws Failure COMMAND_LINE with everything that is not said; nothing was written */
    Said require(ChangeKind kind, Origin origin) {
        if (!plan.exploratory()) {
            known(kind);
            consensus();
            paper();
        }
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, wrong);
        }
        var texts = new LinkedHashMap<>(plan.extras().texts());
        String beats = texts.get(BEATS);
        if (beats == null) {
            return new Said(texts, null);
        }
        Found found = session.experiments().find(beats);
        texts.put(BEATS, found.name().text());
        boolean parent = found.name().equals(origin.name());
        return new Said(texts, parent ? null : mean(session.experiments().read(found.tip()), origin));
    }

    /** An idea for which there is literature is looked up before it is built. */
    private void known(ChangeKind kind) {
        boolean asked = kind == ChangeKind.MODEL || kind == ChangeKind.APPROACH;
        if (asked && plan.extras().known().isEmpty()) {
            wrong.add(Problem.error(
                            "known-missing",
                            "a new " + kind.word()
                                    + " is looked up before it is built: nothing says what is known of it")
                    .hint("--known TEXT: an experiment, a paper, or \"searched, nothing found\""));
        }
    }

    /** What was refuted here, or what all agree on, is tested again only for a reason. */
    private void consensus() {
        if (plan.extras().texts().containsKey(ALTHOUGH)) {
            return;
        }
        for (String known : plan.extras().known()) {
            boolean agreed = known.toLowerCase(Locale.ROOT).contains("consensus");
            boolean refuted = refuted(known);
            if (agreed || refuted) {
                wrong.add(Problem.error(
                                "although-missing",
                                "'" + known + "' " + (refuted ? "was refuted" : "is a consensus")
                                        + ", and nothing says why this is tested all the same")
                        .hint("--although TEXT"));
                return;
            }
        }
    }

    private boolean refuted(String known) {
        Optional<ExperimentName> name = ExperimentName.of(known.strip());
        Experiments experiments = session.experiments();
        Found found = name.isEmpty() ? null : experiments.names().get(name.get());
        return found != null && experiments.trailers(found.name(), found.tip()).verdict() == Verdict.REFUTED;
    }

    private void paper() {
        if (!Entry.PAPER.equals(plan.extras().texts().get("motive"))) {
            return;
        }
        missing(TRANSFER, "--transfer TEXT", "why its result should hold for this problem");
        missing(BEATS, "--beats NAME", "which simple baseline it must beat");
        if (plan.extras().expect() == null || plan.extras().expect().cost() == null) {
            wrong.add(unfounded("what it costs", "--cost 2h"));
        }
    }

    private void missing(String key, String option, String what) {
        String text = plan.extras().texts().get(key);
        if (text == null || text.isBlank()) {
            wrong.add(unfounded(what, option));
        }
    }

    private static Problem unfounded(String what, String option) {
        return Problem.error("paper-unfounded", "an idea out of a paper says " + what)
                .hint(option);
    }

    /** The criterion that holds the baseline's mean against it. */
    private static String mean(Experiment baseline, Origin origin) {
        Metric primary = origin.experiment().project().primary();
        Summary summary = baseline.summary();
        MetricSummary metric = summary == null ? null : summary.metrics().get(primary.name());
        Double mean = metric == null ? null : metric.mean();
        String name = baseline.record().name().text();
        if (mean == null || !Double.isFinite(mean)) {
            throw Failure.data(
                    "beats-unmeasured",
                    "'" + name + "' is to be beaten, but has no value of " + primary.name(),
                    "paribus run " + name);
        }
        String number = BigDecimal.valueOf(mean)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        return primary.name() + (primary.goal().sign() > 0 ? " > " : " < ") + number;
    }
}
