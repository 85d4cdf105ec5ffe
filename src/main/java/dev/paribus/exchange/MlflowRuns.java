package dev.paribus.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MLflow's stores: {@code ROOT/EXPERIMENT/RUN/metrics/NAME} with a line {@code timestamp value step} a point, beside {@code meta.yaml};
 * and the SQLite file. Where runs of one store have the same name, the one that began last counts, and that is said.
 */
final class MlflowRuns {
    private static final Pattern METRIC = Pattern.compile("(.*?)([^/]+)/([0-9a-f]{32})/metrics/(.+)");
    private static final Pattern DATABASE = Pattern.compile(".*\\.(db|sqlite|sqlite3)");
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private MlflowRuns() {}

    /** One source for each folder of runs and for each database. */
    static List<Source> in(List<WrittenFile> files) {
        Map<String, WrittenFile> known = new HashMap<>();
        files.forEach(file -> known.put(file.shown(), file));
        var stores = new TreeMap<String, Map<String, Run>>();
        for (WrittenFile file : files) {
            Matcher metric = METRIC.matcher(file.shown());
            WrittenFile meta =
                    metric.matches() ? known.get(file.shown().substring(0, metric.end(3)) + "/meta.yaml") : null;
            if (meta != null && !metric.group(1).endsWith(".trash/")) {
                stores.computeIfAbsent(metric.group(1), fresh -> new TreeMap<>())
                        .computeIfAbsent(metric.group(3), fresh -> run(metric.group(3), meta))
                        .metrics()
                        .put(metric.group(4), file.file());
            }
        }
        List<Source> out = new ArrayList<>();
        stores.forEach((root, runs) -> {
            String name = root.isEmpty() ? "MLflow's runs" : root.replaceFirst("/$", "");
            out.add(new JoinedSource(name, List.of(new Store(name, oldestFirst(runs)))));
        });
        files.stream()
                .filter(MlflowRuns::database)
                .forEach(file -> out.add(new JoinedSource(
                        file.shown(),
                        List.of(new FilePart(
                                file.shown(),
                                file.file(),
                                (path, wanted, reports) -> Library.formats().mlflow(path, wanted, reports))))));
        return out;
    }

    /** True for an SQLite file, by its name and its first bytes. */
    static boolean database(WrittenFile file) {
        if (!DATABASE.matcher(file.name().toLowerCase(Locale.ROOT)).matches()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.file())) {
            return java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A run of the file store; metrics by name. */
    private record Run(String id, long started, boolean deleted, Map<String, Path> metrics) {}

    /** The two lines of {@code meta.yaml} that matter; MLflow writes them plainly. */
    private static Run run(String id, WrittenFile meta) {
        long started = 0;
        boolean deleted = false;
        try {
            for (String line : Files.readString(meta.file()).lines().toList()) {
                String[] words = line.split(":\\s*", 2);
                String value = words.length > 1 ? words[1].strip() : "";
                if (words[0].equals("start_time") && value.matches("[0-9]{1,18}")) {
                    started = Long.parseLong(value);
                }
                deleted |= words[0].equals("lifecycle_stage") && value.equals("deleted");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Run(id, started, deleted, new TreeMap<>());
    }

    private static List<Run> oldestFirst(Map<String, Run> runs) {
        List<Run> out = new ArrayList<>(runs.values());
        out.removeIf(Run::deleted);
        out.sort(java.util.Comparator.comparingLong(Run::started));
        return out;
    }

    /** The file store. */
    private record Store(String name, List<Run> runs) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            var newest = new TreeMap<String, Run>();
            var having = new TreeMap<String, Integer>();
            for (Run run : runs) {
                for (String metric : run.metrics().keySet()) {
                    newest.put(metric, run);
                    having.merge(metric, 1, Integer::sum);
                }
            }
            for (Map.Entry<String, Run> metric : newest.entrySet()) {
                Run run = metric.getValue();
                points(metric.getKey(), run.metrics().getOrDefault(metric.getKey(), Path.of("")), reports);
                int runs = having.getOrDefault(metric.getKey(), 1);
                if (runs > 1 && wanted.contains(metric.getKey())) {
                    reports.unreadable(metric.getKey() + " stands in " + runs
                            + " runs; the one that began last counts, " + run.id());
                }
            }
        }

        private static void points(String metric, Path file, Reports reports) throws IOException {
            long odd = 0;
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] words = line.strip().split(" ");
                    if (words.length < 2) {
                        odd += line.isBlank() ? 0 : 1;
                        continue;
                    }
                    String step = words.length > 2 && Names.isStep(words[2]) ? words[2] : "0";
                    reports.row(step, line);
                    reports.number(metric, words[1]);
                }
            }
            if (odd > 0) {
                reports.unreadable(odd + " lines of " + metric + " are cut short and not read");
            }
        }
    }
}
