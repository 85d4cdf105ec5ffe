package dev.paribus.evidence;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known by now of the tries against each parent (evidence R7, "at view time"): a note beside a verdict, never a
 * verdict. Read from the trailers of tips alone, so that a history of thousands costs no file. Each experiment counts with
 * its newest look; earlier looks and members of a sweep that nobody measured count by the k that a later one recorded.
 */
public final class TriedNow {
    /** What {@code p <0.000001} of a trailer is taken for. */
    private static final double LEAST = 0.000001;

    private TriedNow() {}

    /**
     * One experiment among its siblings.
     *
     * @param tried how many verdicts against this parent for this metric are known now, at least; itself included
     * @param counted names of the experiments that were counted, in the order of the entries
     * @param p its own probability, uncorrected
     * @param adjusted the same by Holm over all that are known
     * @param note true for a supported one that {@link #adjusted} would not have supported, whatever the digits that a
     *     trailer leaves out
     */
    public record Now(int tried, List<String> counted, double p, double adjusted, boolean note) {
        public Now {
            counted = List.copyOf(counted);
        }
    }

    /** Each experiment that has a probability, by name. */
    public static Map<ExperimentName, Now> of(List<Entry> entries) {
        return of(entries, null, 0);
    }

    /**
     * The same with one probability that is known better than its trailer tells.
     *
     * @param name whose; null: nobody's
     */
    public static Map<ExperimentName, Now> of(List<Entry> entries, @Nullable ExperimentName name, double exact) {
        var groups = new LinkedHashMap<String, Group>();
        for (Entry entry : entries) {
            Entry.MetricLine metric =
                    entry.metrics().isEmpty() ? null : entry.metrics().get(0);
            double p = metric == null || metric.p() == null ? Double.NaN : probability(metric.p());
            if (entry.parent() != null && metric != null && !Double.isNaN(p)) {
                // A confirmation counts confirmations alone (R7).
                String kind = entry.kind() == ChangeKind.REPLICATION ? "confirmation of " : "";
                groups.computeIfAbsent(kind + entry.parent() + " " + metric.name(), key -> new Group())
                        .add(
                                entry,
                                metric,
                                entry.name().equals(name) ? exact : p,
                                entry.name().equals(name));
            }
        }
        var out = new HashMap<ExperimentName, Now>();
        groups.values().forEach(group -> group.into(out));
        return out;
    }

    /** A trailer's probability; NaN when the text is none. */
    private static double probability(String text) {
        double p = text.startsWith("<") ? LEAST : MetricValue.nearest(text);
        return p >= 0 && p <= 1 ? p : Double.NaN;
    }

    /** Experiments with one parent and one primary metric. */
    private static final class Group {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Double> p = new ArrayList<>();
        private final List<Double> least = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int most;

        void add(Entry entry, Entry.MetricLine metric, double probability, boolean exact) {
            entries.add(entry);
            names.add(entry.name().text());
            p.add(probability);
            least.add(exact ? probability : leastOf(probability));
            most = Math.max(most, metric.k() == null ? 0 : metric.k());
        }

        /** The smallest number that two significant digits stand for. */
        private static double leastOf(double shown) {
            return shown <= LEAST ? 0 : shown - Math.pow(10, Math.floor(Math.log10(shown)) - 1) / 2;
        }

        void into(Map<ExperimentName, Now> out) {
            int tried = Math.max(most, entries.size());
            List<Double> adjusted = Holm.adjusted(p, tried);
            List<Double> atLeast = Holm.adjusted(least, tried);
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                boolean single = entry.metrics().get(0).n() == 1;
                double level = single ? CriterionJudge.ONE_SEED_ALPHA : StudentT.ALPHA;
                boolean note = entry.verdict() == Verdict.SUPPORTED && atLeast.get(i) > level;
                out.put(entry.name(), new Now(tried, names, p.get(i), adjusted.get(i), note));
            }
        }
    }
}
