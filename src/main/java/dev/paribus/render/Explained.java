package dev.paribus.render;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Aggregate;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.text.Numbers;
import dev.paribus.text.Seeds;
import dev.paribus.workflow.history.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verdict in plain words: how it was judged, what varied, how it stands now, and with what care to read it. Not neutralised. */
final class Explained {
    /** Siblings that are named. */
    private static final int NAMED = 8;

    /** Up to so many seeds hide a collapse of one run in ten more often than not. */
    private static final int FEW = 6;

    private final Summary summary;
    private final Project project;
    private final Explanation known;
    private final @Nullable Look look;

    Explained(Summary summary, Project project, Explanation known) {
        this.summary = summary;
        this.project = project;
        this.known = known;
        this.look = summary.newest().orElse(null);
    }

    /** The test behind each criterion, and what varied. */
    List<String> method() {
        if (look == null) {
            return List.of();
        }
        Set<String> out = new LinkedHashSet<>();
        for (CriterionVerdict one : look.criteria()) {
            String test = test(one);
            if (!test.isEmpty()) {
                out.add(test);
            }
        }
        if (!out.isEmpty() && look.parent() != null && !known.parentSeeds().isEmpty()) {
            out.add(varied(look));
        }
        return List.copyOf(out);
    }

    private static String test(CriterionVerdict one) {
        String level = ", one-sided at " + BigDecimal.valueOf(one.alpha()).toPlainString();
        String metric = one.criterion().metric() + ": ";
        return switch (one.method()) {
            case "welch" -> metric + "Welch's t-test, " + one.n() + " against " + one.parentN() + " seeds" + level;
            case "paired" -> metric + "paired t-test over " + one.n() + " seeds" + level;
            case "one-sample" -> metric + "t-test of " + one.n() + " seeds against the number" + level;
            case "one-seed" -> metric + "one seed against the " + lent(one) + level;
            case "exact" -> metric + "compared exactly, since it does not depend on the seed";
            default -> "";
        };
    }

    /** Degrees of freedom that are not the parent's tell that the noise was borrowed from more experiments. */
    private static String lent(CriterionVerdict one) {
        Double df = one.df();
        Integer parent = one.parentN();
        if (df == null || parent == null || df == parent - 1) {
            return "noise of " + parent + " of the parent's";
        }
        return "pooled noise, " + Numbers.significant(df, 3) + " degrees of freedom";
    }

    private String varied(Look newest) {
        boolean same = Set.copyOf(newest.seeds()).equals(Set.copyOf(known.parentSeeds()));
        String how = newest.pairing() == Pairing.PAIRED ? ", compared pair by pair" : ", compared as two groups";
        return "what varied: " + Seeds.named(newest.seeds())
                + (same
                        ? ", the same in both arms"
                        : " here, " + Seeds.named(known.parentSeeds()) + " of " + known.parentName() + ", not the same")
                + how;
    }

    /** Smallest and largest value of each metric. */
    List<String> ranges() {
        var out = new ArrayList<String>();
        summary.metrics().forEach((name, metric) -> {
            String own = range(metric);
            MetricSummary other =
                    known.parent() == null ? null : known.parent().metrics().get(name);
            String there = other == null ? "" : range(other);
            if (!own.isEmpty()) {
                out.add(name + " " + own + (there.isEmpty() ? "" : "; of " + known.parentName() + " " + there));
            }
        });
        return out;
    }

    /** {@code from 0.8702 to 0.8755}; empty below two finite values. */
    static String range(MetricSummary metric) {
        List<BigDecimal> values = metric.values().stream()
                .map(MetricValue::decimal)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return values.size() < 2 ? "" : "from " + plain(values.get(0)) + " to " + plain(values.get(values.size() - 1));
    }

    private static String plain(BigDecimal value) {
        return Numbers.significant(value.doubleValue(), 6);
    }

    /** How it stands among all that were tried by now; empty where there is no probability. */
    List<String> now() {
        TriedNow.Now now = known.now();
        if (now == null || look == null) {
            return List.of();
        }
        var out = new ArrayList<String>();
        int k = look.k();
        String against = " against " + known.parentName();
        String among = now.tried() == 1
                ? "tried now: this one alone" + against
                : "tried now: " + now.tried() + against
                        + (k == now.tried() ? "" : ", " + k + " when the verdict was made") + "; p "
                        + Numbers.probability(now.p()) + ", by Holm over all of them "
                        + Numbers.probability(now.adjusted());
        String holds = summary.verdict() != Verdict.SUPPORTED || now.tried() == 1
                ? ""
                : now.note()
                        ? ": would not hold among " + now.tried() + " (a note; the verdict stays)"
                        : ": holds among " + now.tried();
        out.add(among + holds);
        if (now.tried() > 1) {
            List<String> names = now.counted();
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            out.add("counted: " + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more
                    + (now.tried() > names.size()
                            ? "; " + (now.tried() - names.size()) + " further tries by what was recorded"
                            : "")
                    + "; another clone may know more");
        }
        return out;
    }

    /** Measured differences to the root and to the present champion, never a sum of differences. */
    List<String> differences() {
        var out = new ArrayList<String>();
        if (known.root() != null) {
            out.add("against the root " + known.root().name() + ": " + difference(known.root(), true));
        }
        if (known.champion() != null
                && (known.root() == null
                        || !known.champion().name().equals(known.root().name()))) {
            out.add("against the champion " + known.champion().name() + ": " + difference(known.champion(), false));
        }
        return out;
    }

    private String difference(Explanation.Against against, boolean root) {
        MeanDifference difference = against.difference();
        if (difference == null) {
            return "not comparable, " + (against.why().isEmpty() ? "nothing finite was measured" : against.why());
        }
        Metric primary = project.primary();
        int sign = primary.goal().sign();
        double shown = difference.gain() * sign;
        String amount = Numbers.signed(Numbers.significant(shown, 3)) + " "
                + Differences.word(primary.goal(), (int) Math.signum(shown));
        String most = root && difference.gain() > 0 ? "at most " : "";
        Double low = sign > 0 ? difference.lower() : difference.upper();
        Double high = sign > 0 ? difference.upper() : difference.lower();
        return primary.name() + " " + most + amount
                + (low == null || high == null
                        ? ""
                        : ", between " + Numbers.signed(Numbers.significant(low * sign, 3)) + " and "
                                + Numbers.signed(Numbers.significant(high * sign, 3)) + " (95 %)")
                + (root ? ", measured directly and not summed over steps" : "");
    }

    /** What to be careful of, as far as it applies here. */
    List<String> caveats() {
        var out = new ArrayList<String>();
        Metric primary = project.primary();
        boolean supported = summary.verdict() == Verdict.SUPPORTED;
        boolean judged = supported || summary.verdict() == Verdict.REFUTED;
        MetricSummary measured = summary.metrics().get(primary.name());
        int n = measured == null ? 0 : measured.n();
        if (judged && primary.examples() == null && !primary.deterministic()) {
            out.add("the seeds vary the training, not the evaluation data: it holds for this evaluation set");
        }
        if (judged && n > 1 && n <= FEW) {
            out.add("a collapse in one run of ten stays unseen in " + n + " seeds " + Math.round(100 * Math.pow(0.9, n))
                    + " times of 100: look at the smallest and the largest value");
        }
        if (judged && primary.value().kind() == Aggregate.Kind.BEST) {
            out.add(primary.name()
                    + " is the best over the steps of each seed, which is better than any fixed step gives");
        }
        if (known.winner()) {
            out.add("the parent's number is a winner's: it was kept for being good, so it is rather too good");
        }
        Explanation.Counts counts = known.counts();
        if (supported && counts.judged() > 1) {
            out.add("in this project " + counts.judged() + " verdicts, " + counts.supported()
                    + " supported; luck alone would give " + Numbers.significant(counts.luck(), 2));
        }
        return out;
    }
}
