package dev.paribus.workflow.judging;

import dev.paribus.evidence.Noise;
import dev.paribus.format.CriterionText;
import dev.paribus.format.PooledFields;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Pooled;
import dev.paribus.model.Project;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The noise that a plan of one seed borrows where {@code policy: {one-seed: equal-noise}} lets it support (evidence R4): whose it
 * is, and how much, is written into the record, so that no experiment that comes later changes what the verdict is computed from.
 */
public final class FrozenNoise {
    /** The nearest ones by descent: with them the noise is known to a tenth, and more would make long records. */
    static final int NEAREST = 40;

    private final Session session;
    private final Map<String, List<Lender>> lenders = new HashMap<>();

    public FrozenNoise(Session session) {
        this.session = session;
    }

    /** A complete experiment that can be compared with the parent. */
    private record Lender(Prior prior, Summary summary) {}

    /** True where a single seed may support. */
    static boolean equal(Project project) {
        return "equal-noise".equals(project.policy().get("one-seed"));
    }

    /** The draft with what it borrows; itself where its verdict will not need any. */
    public Draft frozen(Draft draft) {
        boolean one = draft.fields().get("seeds") instanceof Collection<?> seeds && seeds.size() == 1;
        Project project = draft.origin().experiment().project();
        var metrics = new TreeSet<String>();
        for (String key : List.of("success", "guard")) {
            if (draft.fields().get(key) instanceof Collection<?> criteria) {
                criteria.forEach(text ->
                        metrics.add(CriterionText.parse(String.valueOf(text)).metric()));
            }
        }
        if (!one || metrics.isEmpty() || !equal(project)) {
            return draft;
        }
        var noise = new ArrayList<Pooled>();
        for (Lender lender : lenders.computeIfAbsent(draft.origin().name().text(), name -> lenders(name, project))) {
            for (Metric metric : project.metrics()) {
                MetricSummary there = lender.summary().metrics().get(metric.name());
                if (metrics.contains(metric.name()) && there != null && there.n() > 1 && there.sd() != null) {
                    noise.add(new Pooled(
                            lender.prior().name(),
                            lender.prior().tip().hex(),
                            metric.name(),
                            there.n(),
                            BigDecimal.valueOf(there.sd())));
                }
            }
        }
        return noise.isEmpty() ? draft : draft.with(PooledFields.KEY, PooledFields.lines(noise));
    }

    private List<Lender> lenders(String parent, Project project) {
        List<Prior> near = new PooledNoise(Priors.read(session), project).near(parent);
        Map<FileAt, Blob> files = session.git()
                .files(near.stream().limit(2L * NEAREST).map(this::summary).toList());
        var out = new ArrayList<Lender>();
        for (Prior prior : near) {
            Summary summary = read(files.get(summary(prior)), prior.name());
            if (summary != null && complete(summary) && out.size() < NEAREST) {
                out.add(new Lender(prior, summary));
            }
        }
        return out;
    }

    private FileAt summary(Prior prior) {
        return new FileAt(prior.tip(), session.place().summary());
    }

    private @Nullable Summary read(@Nullable Blob blob, ExperimentName name) {
        Summary read = blob == null
                ? null
                : SummaryFile.read(session.place().summary(), blob.content()).value();
        return read != null && read.name().equals(name) ? read : null;
    }

    private static boolean complete(Summary summary) {
        return summary.state() == State.MEASURED
                && summary.seeds().stream().allMatch(seed -> seed.end() == AttemptEnd.OK);
    }

    /** What a record's list comes to, by metric; empty without one, and where no single seed may support. */
    static Map<String, Noise> lent(ExperimentRecord record, Project project) {
        var samples = new LinkedHashMap<String, List<Noise.Sample>>();
        for (Pooled one : record.noise()) {
            samples.computeIfAbsent(one.metric(), none -> new ArrayList<>())
                    .add(new Noise.Sample(one.n(), one.sd().doubleValue()));
        }
        var out = new LinkedHashMap<String, Noise>();
        if (equal(project)) {
            samples.forEach((metric, all) -> out.put(metric, Noise.pooled(all)));
        }
        return out;
    }

    /** A line of the list that is not what that commit holds; {@code found} is null where the commit is not in this clone. */
    record Wrong(Pooled line, @Nullable String found) {}

    /** Holds each line against the results that it is from. */
    List<Wrong> wrong(ExperimentRecord record) {
        var files = new LinkedHashMap<Pooled, FileAt>();
        for (Pooled one : record.noise()) {
            files.put(one, new FileAt(new Oid(one.commit()), session.place().summary()));
        }
        var out = new ArrayList<Wrong>();
        var here = new LinkedHashMap<Pooled, FileAt>();
        files.forEach((line, file) -> {
            if (session.git().peek(file.tree()).isPresent()) {
                here.put(line, file);
            } else {
                out.add(new Wrong(line, null));
            }
        });
        Map<FileAt, Blob> read = here.isEmpty()
                ? Map.of()
                : session.git().files(here.values().stream().distinct().toList());
        here.forEach((line, file) -> {
            Summary summary = read(read.get(file), line.name());
            MetricSummary there = summary == null ? null : summary.metrics().get(line.metric());
            if (summary == null || there == null || !complete(summary)) {
                out.add(new Wrong(line, "no complete result of " + line.name()));
            } else if (there.n() != line.n()
                    || there.sd() == null
                    || BigDecimal.valueOf(there.sd()).compareTo(line.sd()) != 0) {
                out.add(new Wrong(
                        line, words(there.sd() == null ? "none" : BigDecimal.valueOf(there.sd()), there.n())));
            }
        });
        return out;
    }

    static String words(Object sd, int n) {
        return "sd " + sd + " n " + n;
    }
}
