package dev.paribus.workflow.history;

import dev.paribus.evidence.Judgement.Incomparable;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Metric;
import dev.paribus.model.Ran;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.history.Contrast.Side;
import dev.paribus.workflow.judging.ParentResults;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why the numbers of two experiments must not be compared, by the rules of a verdict: other data, metrics, protected paths or
 * stage. Against the parent these are the verdict's own reasons.
 */
final class Comparability {
    private static final int NAMED = 3;

    private final Session session;

    Comparability(Session session) {
        this.session = session;
    }

    /** Clauses; empty where one side has no results. */
    List<String> against(Side parent, Side child) {
        Experiment results = child.results();
        if (results == null || results.summary() == null || parent.results() == null) {
            return List.of();
        }
        var out = new ArrayList<String>();
        var seeds = results.summary().seeds();
        ParentResults.find(session, results.record(), results.commit()).incomparable(results, seeds).stream()
                .map(Incomparable::reason)
                .forEach(out::add);
        stage(parent.results(), results).ifPresent(out::add);
        return out;
    }

    /** The same for two that need not be parent and child. */
    List<String> between(Side one, Side other) {
        Experiment before = one.results();
        Experiment after = other.results();
        Ran then = before == null ? null : OriginCheck.ran(before.summary()).orElse(null);
        Ran now = after == null ? null : OriginCheck.ran(after.summary()).orElse(null);
        if (before == null || after == null || then == null || now == null) {
            return List.of();
        }
        var out = new ArrayList<String>();
        metrics(before, after).ifPresent(out::add);
        if (!then.data().equals(now.data())) {
            out.add("the data differ");
        }
        yardstick(then, now, after).ifPresent(out::add);
        stage(before, after).ifPresent(out::add);
        return out;
    }

    private static Optional<String> metrics(Experiment before, Experiment after) {
        List<Metric> old = before.project().metrics();
        String differing = after.project().metrics().stream()
                .filter(metric -> old.stream().anyMatch(one -> one.name().equals(metric.name()) && !one.equals(metric)))
                .map(Metric::name)
                .collect(Collectors.joining(", "));
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of("the metrics are declared otherwise (" + differing + ")");
    }

    private Optional<String> yardstick(Ran then, Ran now, Experiment after) {
        Optional<Oid> from = session.git().resolve(then.commit());
        Optional<Oid> to = session.git().resolve(now.commit());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var axes = new Axes(session.place(), after.project());
        List<String> paths = axes.onProtected(session.git().diff(from.get(), to.get())).stream()
                .map(TreeChange::path)
                .filter(path -> axes.of(path) != Axis.RULES)
                .toList();
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("protected paths differ ("
                        + paths.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "") + ")");
    }

    private static Optional<String> stage(Experiment before, Experiment after) {
        String then = OriginCheck.ran(before.summary()).map(Ran::stage).orElse("");
        String now = OriginCheck.ran(after.summary()).map(Ran::stage).orElse("");
        return then.equals(now) || then.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of("one ran the stage " + then + ", the other " + now);
    }
}
