package dev.paribus.workflow.adoption;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Family;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Numbers;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The best of several by its estimate, which is a choice and no evidence.
 *
 * @param found it
 * @param of how many it is the best
 * @param estimate its mean of the primary metric, as it is shown
 * @param open those that have no value that could be compared
 */
public record Best(Found found, int of, String estimate, List<ExperimentName> open) {
    public Best {
        open = List.copyOf(open);
    }

    /** Its name. */
    public String name() {
        return found.name().text();
    }

    /** The experiments of the sweep that one belongs to. @throws Failure DATA {@code no-sweep} when it belongs to none */
    static List<Found> sweep(Session session, Found member) {
        Experiments experiments = session.experiments();
        String family = experiments.read(member.tip()).record().more().get("family");
        String label = family == null ? null : Family.label(family).orElse(null);
        if (label == null) {
            throw Failure.data("no-sweep", member.name() + " belongs to no sweep", "paribus confirm " + member.name());
        }
        return experiments.all(Experiments.Scope.LIVE).stream()
                .filter(entry -> entry.labels().contains(label))
                .map(entry -> new Found(entry.name(), entry.ref(), new dev.paribus.git.Oid(entry.commit())))
                .toList();
    }

    /** @throws Failure DATA {@code none-measured}, {@code other-parents}; ANSWER_NO {@code none-better} */
    static Best of(Session session, List<Found> all) {
        Metric primary = session.primary();
        var open = new ArrayList<ExperimentName>();
        Found best = null;
        Summary winner = null;
        ExperimentName parent = null;
        for (Found found : all) {
            Experiment experiment = session.experiments().read(found.tip());
            ExperimentName its = experiment.record().parent();
            if (parent != null && !parent.equals(its)) {
                throw Failure.data(
                        "other-parents",
                        "the best of experiments with different parents is none: " + parent + " and " + its,
                        "paribus confirm " + found.name());
            }
            parent = its;
            Double mean = mean(experiment.summary(), primary);
            if (mean == null) {
                open.add(found.name());
            } else if (best == null
                    || primary.goal().sign() * (mean - Objects.requireNonNull(mean(winner, primary))) > 0) {
                best = found;
                winner = experiment.summary();
            }
        }
        if (best == null || winner == null) {
            throw Failure.data(
                    "none-measured",
                    "none of the " + all.size() + " is measured",
                    "paribus run " + all.get(0).name());
        }
        MetricSummary metric = Objects.requireNonNull(winner.metrics().get(primary.name()));
        double mean = Objects.requireNonNull(metric.mean());
        requireBetter(session, parent, primary, mean, best);
        return new Best(
                best,
                all.size() - open.size(),
                primary.name() + " " + Numbers.mean(mean, metric.sd()) + " n " + metric.n(),
                open);
    }

    /** Fresh seeds for the best of a bad lot find nothing. */
    private static void requireBetter(
            Session session, @Nullable ExperimentName parent, Metric primary, double mean, Found best) {
        Found found = parent == null ? null : session.experiments().names().get(parent);
        Experiment there =
                found == null ? null : session.reader().tolerant(found.tip()).experiment();
        Double before = there == null || there.summary() == null
                ? null
                : mean(session.reference(there).experiment().summary(), primary);
        if (before != null && primary.goal().sign() * (mean - before) <= 0) {
            throw Failure.no(
                    "none-better",
                    "none of them is better than " + parent + ": the best, " + best.name() + ", has " + primary.name()
                            + " " + Numbers.mean(mean, null) + " against " + Numbers.mean(before, null),
                    "paribus confirm " + best.name() + " measures it all the same");
        }
    }

    private static @Nullable Double mean(@Nullable Summary summary, Metric primary) {
        MetricSummary metric = summary == null || summary.state() != State.MEASURED || summary.verdict() == Verdict.VOID
                ? null
                : summary.metrics().get(primary.name());
        Double mean = metric == null ? null : metric.mean();
        return mean == null || !Double.isFinite(mean) ? null : mean;
    }
}
