package dev.paribus.workflow.history;

import dev.paribus.exchange.CommittedSeries;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.model.SeedResult;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.store.Experiment;
import dev.paribus.text.DidYouMean;
import dev.paribus.text.Shell;
import dev.paribus.workflow.history.Contrast.Side;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The course of a metric over the steps, as the mean of an experiment's seeds: from what is committed, and before there is that from
 * the journal of the run.
 */
public final class Curves {
    /** A journal's file beyond this is left to `watch`. */
    private static final long MOST_BYTES = 64L << 20;

    private final Session session;
    private final Set<String> seen = new TreeSet<>();

    public Curves(Session session) {
        this.session = session;
    }

    /**
     * The course of one experiment.
     *
     * @param steps in rising order
     * @param values the mean of the seeds at each step
     * @param seeds whose mean it is
     * @param missing why there is none, in words; empty where there is one
     */
    public record Course(
            ExperimentName name, List<Double> steps, List<Double> values, List<Integer> seeds, String missing) {
        public Course {
            steps = List.copyOf(steps);
            values = List.copyOf(values);
            seeds = List.copyOf(seeds);
        }
    }

    /** The courses of one metric. */
    public record Plot(String metric, List<Course> courses) {
        public Plot {
            courses = List.copyOf(courses);
        }
    }

    /**
     * The courses of several experiments, in their order.
     *
     * @param metric also one that is not declared, if the script reported it
     * @throws Failure DATA {@code no-curve} where none of them has one, with the names of those that there are
     */
    public Plot of(List<Side> sides, String metric) {
        var out = new ArrayList<Course>();
        sides.forEach(side -> out.add(course(side, metric)));
        if (out.stream().allMatch(course -> course.steps().isEmpty())) {
            throw none(metric);
        }
        return new Plot(metric, out);
    }

    private Failure none(String metric) {
        String known = seen.isEmpty()
                ? "; none of them reported a metric by step"
                : "; by step there are " + String.join(", ", seen);
        List<String> near = DidYouMean.near(metric, List.copyOf(seen));
        String hint = seen.isEmpty()
                ? "a script reports one as lines in PARIBUS_METRICS: {\"step\": 10, \"" + metric + "\": 0.81}"
                : "--plot " + Shell.word(near.isEmpty() ? seen.iterator().next() : near.get(0));
        return new Failure(
                Failure.Kind.DATA,
                List.of(Problem.error("no-curve", "no course of '" + metric + "' is kept" + known)
                        .hint(hint)));
    }

    private Course course(Side side, String metric) {
        Map<Integer, Map<Double, Double>> series = new TreeMap<>();
        committed(side, metric, series);
        if (series.isEmpty()) {
            journal(side, metric, series);
        }
        Map<Double, Double> mean = mean(series.values());
        String missing = !mean.isEmpty()
                ? ""
                : series.isEmpty() ? "no course of it is kept" : "its seeds have fewer than two steps in common";
        return new Course(
                side.name(),
                List.copyOf(mean.keySet()),
                List.copyOf(mean.values()),
                mean.isEmpty() ? List.of() : List.copyOf(series.keySet()),
                missing);
    }

    private void committed(Side side, String metric, Map<Integer, Map<Double, Double>> series) {
        Experiment results = side.results();
        if (results == null || results.summary() == null) {
            return;
        }
        // One that failed early would cut the course of all others short.
        List<SeedResult> all = results.summary().seeds();
        List<SeedResult> ended =
                all.stream().filter(seed -> seed.end() == AttemptEnd.OK).toList();
        var wanted = new LinkedHashMap<FileAt, Integer>();
        for (SeedResult seed : ended.isEmpty() ? all : ended) {
            wanted.put(new FileAt(results.commit(), session.place().seed(seed.seed()) + "metrics.jsonl"), seed.seed());
        }
        Map<FileAt, Blob> files = session.git().files(List.copyOf(wanted.keySet()));
        wanted.forEach((file, seed) -> {
            Blob blob = files.get(file);
            if (blob != null) {
                add(series, seed, blob.content(), metric);
            }
        });
    }

    /** The newest attempt of each seed, as far as it came. */
    private void journal(Side side, String metric, Map<Integer, Map<Double, Double>> series) {
        Metric declared = side.at().project().metric(metric).orElse(null);
        String reported = declared == null || declared.from() == null ? metric : declared.from();
        for (Attempt attempt : session.journal().list().attempts()) {
            var identity = attempt.identity();
            boolean wanted = identity.name().equals(side.name())
                    && bare(identity.project()).equals(bare(session.place().directory()))
                    && identity.stage().equals("full");
            try {
                if (wanted && Files.isRegularFile(attempt.metrics()) && Files.size(attempt.metrics()) <= MOST_BYTES) {
                    add(series, identity.seed(), Files.readAllBytes(attempt.metrics()), reported);
                }
            } catch (IOException gone) {
                // The run was delivered and tidied up just now; the next look finds it committed.
            }
        }
    }

    private static String bare(String directory) {
        return directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
    }

    private void add(Map<Integer, Map<Double, Double>> series, int seed, byte[] content, String metric) {
        var points = new TreeMap<Double, Double>();
        CommittedSeries.of(content, metric).forEach((step, value) -> points.put(Double.valueOf(step), value));
        seen.addAll(CommittedSeries.names(content));
        if (!points.isEmpty()) {
            series.put(seed, points);
        }
    }

    /** Over the steps that every seed has, so that no mean is one of survivors; empty for fewer than two. */
    private static Map<Double, Double> mean(java.util.Collection<Map<Double, Double>> series) {
        var out = new TreeMap<Double, Double>();
        if (series.isEmpty()) {
            return out;
        }
        for (Double step : series.iterator().next().keySet()) {
            List<Double> values = series.stream()
                    .map(one -> one.get(step))
                    .filter(Objects::nonNull)
                    .toList();
            if (values.size() == series.size()) {
                out.put(
                        step,
                        values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0));
            }
        }
        return out.size() < 2 ? Map.of() : out;
    }
}
