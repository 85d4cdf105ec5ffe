package dev.paribus.verb;

import dev.paribus.exchange.CommittedSeries;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The courses of the primary metric for a page of the history, each of one seed: nearly all plans begin with seed 1, so that one
 * call of git answers for all of them; the summaries say which seed the others began with. A committed curve has at most 24 KB
 * (contracts, Thinning), so that {@link #MOST} of them are read in a few milliseconds; for more nobody waits.
 */
final class LogCurves {
    /** Of more experiments no curve is read. */
    static final int MOST = 50;

    private static final int USUAL = 1;
    private static final Pattern SEED = Pattern.compile("(?m)^ *- *\\{?seed: *([0-9]{1,9})\\b");

    private final Session session;
    private final ProjectPlace place;

    LogCurves(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /** By name; those without a curve of two points are left out, and all of them where too many are asked for. */
    Map<ExperimentName, List<Double>> of(List<Entry> entries) {
        List<Entry> measured =
                entries.stream().filter(entry -> !entry.metrics().isEmpty()).toList();
        if (entries.size() > MOST || measured.isEmpty()) {
            return Map.of();
        }
        Map<Entry, FileAt> files = new HashMap<>();
        measured.forEach(entry -> files.put(entry, file(entry, USUAL)));
        Map<FileAt, Blob> found = new HashMap<>(read(files));
        Map<Entry, FileAt> others = new HashMap<>();
        files.forEach((entry, file) -> {
            if (!found.containsKey(file)) {
                others.put(entry, new FileAt(file.tree(), place.results() + "summary.yaml"));
            }
        });
        if (!others.isEmpty()) {
            Map<FileAt, Blob> summaries = read(others);
            others.forEach((entry, summary) -> {
                FileAt first = first(entry, summaries.get(summary));
                if (first != null) {
                    files.put(entry, first);
                }
            });
            found.putAll(read(files));
        }
        var out = new HashMap<ExperimentName, List<Double>>();
        files.forEach((entry, file) -> curve(entry, found.get(file), out));
        return out;
    }

    private Map<FileAt, Blob> read(Map<Entry, FileAt> files) {
        return session.git().files(List.copyOf(files.values()));
    }

    private FileAt file(Entry entry, int seed) {
        return new FileAt(new Oid(entry.commit()), place.seed(seed) + "metrics.jsonl");
    }

    private @Nullable FileAt first(Entry entry, @Nullable Blob summary) {
        Matcher seed = SEED.matcher(summary == null ? "" : summary.text());
        return seed.find() ? file(entry, Integer.parseInt(seed.group(1))) : null;
    }

    private static void curve(Entry entry, @Nullable Blob blob, Map<ExperimentName, List<Double>> out) {
        if (blob != null) {
            List<Double> values = new ArrayList<>(
                    CommittedSeries.of(blob.content(), entry.metrics().get(0).name())
                            .values());
            if (values.size() > 1) {
                out.put(entry.name(), values);
            }
        }
    }
}
