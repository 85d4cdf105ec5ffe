package dev.paribus.format;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code metrics:} of a project. */
final class MetricFields {
    private static final Set<String> RESERVED = Set.of("step", "epoch", "total", "time");
    private static final String OUTPUT = "{output}/";
    private static final Pattern MEAN_OF = Pattern.compile("mean-of-([1-9][0-9]{0,5})");
    private static final Map<String, Goal> GOALS = Words.of(Goal.values(), Goal::word);

    private final Report report;
    private final Fields all;

    MetricFields(Report report, Fields all) {
        this.report = report;
        this.all = all;
    }

    /** The metrics; one that is alone is primary without saying so. */
    List<Metric> read(@Nullable Location at) {
        var out = new ArrayList<Metric>();
        for (String name : all.keys()) {
            Fields one = all.map(name);
            Metric metric = one == null ? null : metric(name, one, all.keys().size() == 1);
            if (metric != null) {
                out.add(metric);
            }
        }
        int primary = 0;
        for (Metric metric : out) {
            primary += metric.primary() ? 1 : 0;
        }
        if (all.keys().isEmpty()) {
            report.error(
                    "missing-key",
                    "no metric is declared",
                    at,
                    "add 'val_f1: {goal: maximize, primary: " + "true}' with your metric's name");
        } else if (primary != 1 && out.size() == all.keys().size()) {
            String message = primary == 0 ? "none of the metrics is primary" : primary + " metrics are primary";
            report.error("primary-metric", message, at, "write 'primary: true' for the one that decides");
        }
        return out;
    }

    private @Nullable Metric metric(String name, Fields one, boolean alone) {
        name(name);
        Goal goal = one.choice("goal", GOALS);
        if (goal == null && !one.has("goal")) {
            one.missing("goal", "write 'goal: maximize' or 'goal: minimize'");
        }
        boolean primary = one.flag("primary");
        Aggregate value = aggregate(one);
        boolean deterministic = one.flag("deterministic");
        BigDecimal onDiverge = one.decimal("on_diverge");
        Long examples = one.whole("examples");
        if (examples != null && examples < 1) {
            report.error("bad-value", "'" + examples + "' is no number of examples", one.place("examples"), null);
        }
        String from = one.word("from");
        String file = file(one);
        boolean solo = one.flag("alone");
        one.finish();
        return goal == null
                ? null
                : new Metric(
                        name,
                        goal,
                        primary || (alone && !one.has("primary")),
                        value,
                        deterministic,
                        onDiverge,
                        examples,
                        from,
                        file,
                        solo);
    }

    private void name(String name) {
        if (!CriterionText.METRIC.matcher(name).matches() || RESERVED.contains(name)) {
            String why = RESERVED.contains(name) ? "is reserved" : "is no metric's name";
            report.error(
                    "bad-metric-name",
                    "'" + name + "' " + why,
                    all.place(name),
                    "use letters, digits and _ . / @ -, not "
                            + String.join(", ", RESERVED.stream().sorted().toList()));
        }
    }

    private @Nullable String file(Fields one) {
        String file = one.word("file");
        if (file != null) {
            String inside = file.startsWith(OUTPUT) ? file.substring(OUTPUT.length()) : file;
            PathFields.fits(report, one.name("file"), inside, one.place("file"), PathFields.Reach.INSIDE);
        }
        return file;
    }

    private Aggregate aggregate(Fields one) {
        String word = one.word("value");
        if (word == null || word.equals("last")) {
            return Aggregate.LAST;
        } else if (word.equals("best")) {
            return Aggregate.BEST;
        }
        Matcher m = MEAN_OF.matcher(word);
        if (m.matches()) {
            return new Aggregate(Aggregate.Kind.MEAN_OF_LAST, Integer.parseInt(m.group(1)));
        }
        report.error(
                "bad-value",
                "'" + word + "' is no way to take a value",
                one.place("value"),
                "use last, best or mean-of-K, as in mean-of-5");
        return Aggregate.LAST;
    }

    /** In their order; of two with one name the first counts. */
    static Map<String, Metric> byName(List<Metric> metrics) {
        Map<String, Metric> byName = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            byName.putIfAbsent(metric.name(), metric);
        }
        return byName;
    }
}
