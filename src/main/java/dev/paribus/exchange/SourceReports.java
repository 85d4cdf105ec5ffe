package dev.paribus.exchange;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that one source reported, a {@link Tally} for each name. */
final class SourceReports implements Reports {
    /** Names beyond this many undeclared ones are counted only: a script may make them up as it goes. */
    private static final int MOST_NAMES = 200;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_PROBLEMS = 3;

    private final String source;
    private final Map<String, Metric> declared = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long rows;
    private @Nullable String step;
    private String text = "";
    private long unreadable;
    private long dropped;

    SourceReports(String source, List<Metric> metrics) {
        this.source = source;
        metrics.forEach(metric -> declared.put(scriptName(metric), metric));
    }

    /** The name that the script uses. */
    static String scriptName(Metric metric) {
        return metric.from() == null ? metric.name() : metric.from();
    }

    String source() {
        return source;
    }

    Map<String, Tally> tallies() {
        return tallies;
    }

    long rows() {
        return rows;
    }

    @Override
    public void row(@Nullable String newStep, String newText) {
        rows++;
        step = newStep;
        text = newText;
    }

    @Override
    public void number(String name, String value) {
        Tally tally = tally(name);
        if (tally != null) {
            tally.number(rows - 1, step, value, text);
        }
    }

    @Override
    public void other(String name, String value) {
        Tally tally = declared.containsKey(name) ? tally(name) : null;
        if (tally != null) {
            tally.other(value);
        }
    }

    @Override
    public void unreadable(String what) {
        unreadable++;
        if (unreadable <= MOST_PROBLEMS) {
            problems.add(Problem.warning("metrics-unreadable", source + ": " + what));
        }
    }

    /** What could not be read or was left out. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        if (unreadable > MOST_PROBLEMS) {
            all.add(Problem.warning("metrics-unreadable", source + ": " + (unreadable - MOST_PROBLEMS) + " more lines like these"));
        }
        if (dropped > 0) {
            all.add(Problem.note("metrics-dropped", source + ": " + dropped + " values of undeclared metrics beyond the first "
                    + MOST_NAMES + " names were left out"));
        }
        return all;
    }

    private @Nullable Tally tally(String name) {
        Tally known = tallies.get(name);
        if (known != null) {
            return known;
        }
        Metric metric = declared.get(name);
        if (metric == null && (tallies.size() >= MOST_NAMES + declared.size() || name.length() > LONGEST_NAME)) {
            dropped++;
            return null;
        }
        var fresh = metric == null ? new Tally(Aggregate.LAST, Goal.MAXIMIZE) : new Tally(metric.value(), metric.goal());
        tallies.put(name, fresh);
        return fresh;
    }
}
