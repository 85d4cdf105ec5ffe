package dev.paribus.verb;

import dev.paribus.learning.Luck;
import dev.paribus.learning.Prediction;
import dev.paribus.learning.Tally;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Spent;
import dev.paribus.model.Verdict;
import dev.paribus.workflow.history.Past;
import dev.paribus.workflow.session.Session;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was tried, what came of it, what it cost, and how far it had been predicted. */
public final class Stats {
    private static final int MOTIVE = 40;

    private final Session session;

    public Stats(Session session) {
        this.session = session;
    }

    /** What the command line asks for: nothing. */
    public record Request() {}

    /**
     * The sums.
     *
     * @param experiments all that this clone knows, archived ones too
     * @param open those without a result
     * @param all experiments with a result but baselines and replications, which try nothing
     * @param kinds the same by kind of change
     * @param motives the same by motive, of those whose record names one
     * @param times of all attempts, baselines and replications too
     * @param judged verdicts that counted tries: those that could have been supported by luck
     * @param luck how many of these would be, if no change did anything
     * @param exceptions how many experiments declare each kind of exception to one-change, by its word
     * @param predictions of experiments that were judged since
     * @param primary the metric whose unit gains have
     */
    public record Result(
            int experiments,
            int open,
            Tally all,
            Map<String, Tally> kinds,
            Map<String, Tally> motives,
            Spent times,
            int judged,
            double luck,
            Map<String, Integer> exceptions,
            List<Prediction> predictions,
            Metric primary) {
        public Result {
            kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
            motives = Collections.unmodifiableMap(new LinkedHashMap<>(motives));
            exceptions = Collections.unmodifiableMap(new LinkedHashMap<>(exceptions));
            predictions = List.copyOf(predictions);
        }
    }

    public Result run(Request request) {
        var past = new Past(session);
        List<Entry> entries = past.entries();
        var kinds = new TreeMap<String, Tally>();
        var motives = new TreeMap<String, Tally>();
        Tally all = Tally.NONE;
        int open = 0;
        for (Entry entry : entries) {
            if (!entry.state().hasResult()) {
                open++;
            } else if (tries(entry)) {
                all = all.plus(entry);
                add(kinds, entry.kind() == null ? "unknown" : entry.kind().word(), entry);
                ExperimentRecord record = past.records().get(entry.name());
                String motive = record == null ? null : record.more().get("motive");
                if (motive != null) {
                    add(motives, group(motive), entry);
                }
            }
        }
        Spent times = past.times().values().stream().reduce(Spent.NONE, Spent::plus);
        boolean one = "equal-noise".equals(session.place().project().policy().get("one-seed"));
        List<Entry> judged = entries.stream().filter(Stats::judged).toList();
        return new Result(
                entries.size(),
                open,
                all,
                kinds,
                motives,
                times,
                judged.size(),
                judged.stream().mapToDouble(entry -> luck(entry, one)).sum(),
                Entry.countedExceptions(entries),
                past.predictions(),
                session.primary());
    }

    private static boolean tries(Entry entry) {
        return entry.kind() != ChangeKind.BASELINE && entry.kind() != ChangeKind.REPLICATION;
    }

    private static void add(Map<String, Tally> tallies, String key, Entry entry) {
        tallies.put(key, tallies.getOrDefault(key, Tally.NONE).plus(entry));
    }

    /** {@code paper: Smith 2020} and {@code Paper} are one motive. */
    private static String group(String motive) {
        int colon = motive.indexOf(':');
        String word = (colon > 0 ? motive.substring(0, colon) : motive).strip().toLowerCase(Locale.ROOT);
        return word.length() > MOTIVE ? word.substring(0, MOTIVE) : word;
    }

    private static boolean judged(Entry entry) {
        return entry.verdict() != null
                && entry.verdict() != Verdict.VOID
                && !entry.metrics().isEmpty()
                && entry.metrics().get(0).k() != null;
    }

    private static double luck(Entry entry, boolean oneSeedSupports) {
        MetricLine first = entry.metrics().get(0);
        Integer k = first.k();
        return k == null ? 0 : Luck.of(k, first.n() == 1, oneSeedSupports);
    }
}
