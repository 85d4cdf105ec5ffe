package dev.paribus.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What DVCLive writes: a table {@code plots/metrics/NAME.tsv} of each metric by step, and the newest values in {@code metrics.json},
 * where {@code train/loss} is nested and {@code step} counts. A metric that is logged with {@code plot=False} stands there only.
 */
final class DvcLive {
    private static final String TABLES = "plots/metrics/";
    private static final String NEWEST = "metrics.json";

    private DvcLive() {}

    /** One source for each folder that holds a table. */
    static List<Source> in(List<WrittenFile> files) {
        var tables = new TreeMap<String, List<WrittenFile>>();
        for (WrittenFile file : files) {
            int at = file.shown().indexOf(TABLES);
            boolean starts = at == 0 || at > 0 && file.shown().charAt(at - 1) == '/';
            if (starts && file.path().endsWith(".tsv")) {
                tables.computeIfAbsent(file.shown().substring(0, at), fresh -> new ArrayList<>())
                        .add(file);
            }
        }
        List<Source> out = new ArrayList<>();
        for (Map.Entry<String, List<WrittenFile>> folder : tables.entrySet()) {
            String name = folder.getKey().isEmpty()
                    ? "DVCLive's files"
                    : folder.getKey().replaceFirst("/$", "");
            out.add(new JoinedSource(
                    name, List.of(new Folder(name, folder.getValue(), newest(folder.getKey(), files)))));
        }
        return out;
    }

    private static List<WrittenFile> newest(String folder, List<WrittenFile> files) {
        return files.stream()
                .filter(file -> file.shown().equals(folder + NEWEST))
                .toList();
    }

    /** One folder. */
    private record Folder(String name, List<WrittenFile> tables, List<WrittenFile> newest) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            var told = new java.util.HashSet<String>();
            for (WrittenFile table : tables) {
                String path = table.path();
                String metric = path.substring(path.indexOf(TABLES) + TABLES.length(), path.length() - ".tsv".length());
                String column = metric.substring(metric.lastIndexOf('/') + 1);
                told.add(metric);
                Library.formats()
                        .table(table.file(), new Renamed(reports, name -> name.equals(column) ? metric : null));
            }
            for (WrittenFile file : newest) {
                Documents.json(file.file(), wanted, new Renamed(reports, name -> told.contains(name) ? null : name));
            }
        }
    }
}
