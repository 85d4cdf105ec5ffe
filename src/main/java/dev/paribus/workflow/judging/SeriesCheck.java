package dev.paribus.workflow.judging;

import dev.paribus.check.Facts;
import dev.paribus.check.History.Compared;
import dev.paribus.exchange.Collectors;
import dev.paribus.exchange.Source;
import dev.paribus.format.ProjectFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.store.ProjectPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes the values of every seed from its committed {@code metrics.jsonl}, and the means from the values. For one use. */
final class SeriesCheck {
    /** Recorded means have twelve digits. */
    private static final double NEAR = 2e-11;

    private final GitReader git;
    private final ProjectPlace place;
    private final List<Compared> wrong = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    SeriesCheck(GitReader git, ProjectPlace place) {
        this.git = git;
        this.place = place;
    }

    List<Compared> wrong() {
        return wrong;
    }

    List<String> unknown() {
        return unknown;
    }

    void check(Oid tree, Facts.Results results) {
        Project rules = rules(tree, results);
        if (rules == null) {
            unknown.add("the rules that the results were measured by are not in this clone");
            return;
        }
        List<SeedResult> seeds = results.summary().seeds();
        commits(seeds);
        var wanted = new ArrayList<FileAt>();
        seeds.forEach(seed -> wanted.add(new FileAt(tree, place.seed(seed.seed()) + "metrics.jsonl")));
        Map<FileAt, Blob> files = git.files(wanted);
        for (int i = 0; i < seeds.size(); i++) {
            seed(seeds.get(i), files.get(wanted.get(i)), rules.metrics());
        }
        Map<String, MetricSummary> computed = Judging.metrics(rules, seeds);
        for (Metric metric : rules.metrics()) {
            MetricSummary recorded = results.summary().metrics().get(metric.name());
            means(metric.name(), recorded, computed.get(metric.name()));
        }
    }

    /** The rules beside the results when they are those that judged, else those at the commit that ran. */
    private @Nullable Project rules(Oid tree, Facts.Results results) {
        List<Ran> rans = results.summary().seeds().stream()
                .map(SeedResult::ran)
                .filter(Objects::nonNull)
                .toList();
        Ran ran = rans.isEmpty() ? null : rans.get(rans.size() - 1);
        boolean elsewhere = ran != null
                && !ran.rules().isEmpty()
                && !ran.rules().equals(results.now().rules());
        Optional<Oid> at = ran != null && elsewhere ? git.resolve(ran.commit()) : Optional.of(tree);
        return at.flatMap(there -> git.file(there, place.rules()))
                .map(blob -> ProjectFile.read(place.rules(), blob.content()).value())
                .orElse(null);
    }

    /** Where some of the commits that ran are here, the others are missed; of those that are, the rules are held against. */
    private void commits(List<SeedResult> seeds) {
        var all = new ArrayList<RanThere>();
        for (SeedResult seed : seeds) {
            Ran ran = seed.ran();
            if (ran != null && seed.collected().isEmpty()) {
                boolean whole = ran.commit().matches("[0-9a-f]{40}");
                Oid there = whole ? git.resolve(ran.commit()).orElse(null) : null;
                all.add(new RanThere(seed.seed(), ran, there));
            }
        }
        boolean some = all.stream().anyMatch(there -> there.commit() != null);
        for (RanThere there : all) {
            Ran ran = there.ran();
            String seed = "seed " + there.seed();
            if (there.commit() == null && some) {
                unknown.add("the commit that " + seed + " ran, " + ran.commit() + ", is not in this clone");
            }
            Optional.ofNullable(there.commit())
                    .flatMap(id -> git.file(id, place.rules()))
                    .filter(rules -> !ran.rules().isEmpty() && !rules.id().hex().equals(ran.rules()))
                    .ifPresent(rules -> wrong.add(new Compared(
                            seed + ", ran.rules", ran.rules(), rules.id().hex())));
        }
    }

    /**
     * Where a seed ran.
     *
     * @param commit as this clone has it; null where it does not
     */
    private record RanThere(int seed, Ran ran, @Nullable Oid commit) {}

    private void seed(SeedResult seed, @Nullable Blob file, List<Metric> metrics) {
        boolean counts = seed.end() == AttemptEnd.OK || seed.end() == AttemptEnd.DIVERGED;
        if (!counts) {
            return;
        }
        if (file == null) {
            if (!seed.values().isEmpty()) {
                wrong.add(new Compared("seed " + seed.seed(), "measured", "not there: it has no metrics.jsonl"));
            }
            return;
        }
        head(seed, file);
        Map<String, MetricValue> computed = values(file, metrics);
        List<String> cut = cut(file);
        for (Metric metric : metrics) {
            MetricValue recorded = seed.values().get(metric.name());
            MetricValue found = computed.get(metric.name());
            if (cut.contains(metric.name())) {
                unknown.add("metrics.jsonl of seed " + seed.seed() + " had no room for all of " + metric.name());
            } else if (!same(recorded, found)) {
                wrong.add(new Compared("seed " + seed.seed() + ", " + metric.name(), shown(recorded), shown(found)));
            }
        }
    }

    private static Map<String, MetricValue> values(Blob file, List<Metric> metrics) {
        try {
            return Collectors.collect(
                            List.of(Source.committed(file.content())),
                            metrics.stream().map(SeriesCheck::underItsName).toList())
                    .values();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("bytes in memory can be read", impossible);
        }
    }

    /** Committed series stand under the declared name, whatever the script called it. */
    private static Metric underItsName(Metric m) {
        return new Metric(
                m.name(),
                m.goal(),
                m.primary(),
                m.value(),
                m.deterministic(),
                m.onDiverge(),
                m.examples(),
                null,
                m.alone());
    }

    /** The first line says how many lines of how many follow; what was left out nobody can count any more. */
    private void head(SeedResult seed, Blob file) {
        String which = "metrics.jsonl of seed " + seed.seed() + ", ";
        long lines = file.text().lines().filter(line -> !line.isBlank()).count() - 1;
        try {
            Map<String, ?> head =
                    Json.parseObject(file.text().lines().findFirst().orElse("{}"));
            same(which + "paribus", head.get("paribus"), "1");
            same(which + "kept", head.get("kept"), String.valueOf(lines));
            long of = head.get("of") == null ? lines : Long.parseLong(String.valueOf(head.get("of")));
            if (of < lines) {
                wrong.add(new Compared(which + "of", String.valueOf(of), "at least " + lines));
            }
        } catch (MalformedJson | NumberFormatException edited) {
            wrong.add(new Compared(which + "first line", "unreadable", "{\"paribus\": 1, ...}"));
        }
    }

    private void same(String what, @Nullable Object recorded, String found) {
        if (!found.equals(String.valueOf(recorded))) {
            wrong.add(new Compared(what, String.valueOf(recorded), found));
        }
    }

    private static List<String> cut(Blob file) {
        String head = file.text().lines().findFirst().orElse("");
        try {
            Object cut = head.isEmpty() ? null : Json.parseObject(head).get("cut");
            return cut instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
        } catch (MalformedJson edited) {
            return List.of();
        }
    }

    private static boolean same(@Nullable MetricValue one, @Nullable MetricValue other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.decimal() != null && other.decimal() != null
                ? one.decimal().compareTo(other.decimal()) == 0
                : one.text().equals(other.text());
    }

    private void means(String metric, @Nullable MetricSummary recorded, @Nullable MetricSummary computed) {
        if (recorded == null || computed == null) {
            if (recorded != null || computed != null) {
                wrong.add(new Compared(
                        metric,
                        recorded == null ? "none" : "n " + recorded.n(),
                        computed == null ? "none" : "n " + computed.n()));
            }
            return;
        }
        number(metric + ", mean", recorded.mean(), computed.mean());
        number(metric + ", sd", recorded.sd(), computed.sd());
        number(metric + ", n", (double) recorded.n(), (double) computed.n());
        List<MetricValue> a = recorded.values();
        List<MetricValue> b = computed.values();
        boolean values = a.size() == b.size();
        for (int i = 0; values && i < a.size(); i++) {
            values = same(a.get(i), b.get(i));
        }
        if (!values) {
            wrong.add(new Compared(metric + ", values", String.valueOf(a), String.valueOf(b)));
        }
    }

    private void number(String what, @Nullable Double recorded, @Nullable Double computed) {
        boolean near = recorded == null || computed == null
                ? Objects.equals(recorded, computed)
                : Math.abs(recorded - computed) <= NEAR * Math.abs(computed);
        if (!near) {
            wrong.add(new Compared(what, String.valueOf(recorded), String.valueOf(computed)));
        }
    }

    private static String shown(@Nullable MetricValue value) {
        return value == null ? "none" : value.text();
    }
}
