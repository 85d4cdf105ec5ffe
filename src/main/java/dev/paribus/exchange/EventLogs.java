package dev.paribus.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * TensorBoard's event files. Those of one folder are one series, in the order of the times in their names. Where several folders
 * hold some ({@code train} and {@code validation}), a tag is known as {@code FOLDER/TAG}; alone it counts only if one folder has it.
 */
final class EventLogs {
    private static final String MARK = ".tfevents.";

    private EventLogs() {}

    /** One source for all of them; none without an event file. */
    static List<Source> in(List<WrittenFile> files) {
        var folders = new TreeMap<String, List<WrittenFile>>();
        for (WrittenFile file : files) {
            if (file.name().contains(MARK) && !file.name().endsWith(".profile-empty")) {
                WrittenFile placed = file;
                String folder = file.output() ? "{output}/" + file.folder() : file.folder();
                folders.computeIfAbsent(Versions.any(folder), fresh -> new ArrayList<>())
                        .add(placed);
            }
        }
        return folders.isEmpty() ? List.of() : List.of(source(folders));
    }

    private static Source source(Map<String, List<WrittenFile>> folders) {
        String root = root(folders.keySet());
        var series = new LinkedHashMap<String, Source>();
        folders.forEach((folder, files) -> {
            files.sort(Comparator.comparing(WrittenFile::shown, Versions.order()));
            String inner = folder.equals(root) ? "" : root.isEmpty() ? folder : folder.substring(root.length() + 1);
            List<Source> parts = new ArrayList<>();
            files.forEach(file -> parts.add(new FilePart(
                    file.shown(),
                    file.file(),
                    (path, wanted, reports) -> Library.formats().events(path, reports))));
            series.put(inner, new JoinedSource(folder, parts));
        });
        String name = root.isEmpty() || root.equals(".") ? "TensorBoard's events" : root;
        return series.size() == 1 ? new Alone(name, series.values().iterator().next()) : new Several(name, series);
    }

    private static String root(Set<String> folders) {
        @Nullable String common = null;
        for (String folder : folders) {
            String before = common == null ? folder : common;
            while (!(before.isEmpty() || folder.equals(before) || folder.startsWith(before + "/"))) {
                before = before.contains("/") ? before.substring(0, before.lastIndexOf('/')) : "";
            }
            common = before;
        }
        return common == null ? "" : common;
    }

    /** The events of one folder, under their tags. */
    private record Alone(String name, Source events) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            events.read(wanted, reports);
        }
    }

    /** Those of several, by the path below what they have in common. */
    private record Several(String name, Map<String, Source> folders) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            Map<String, Set<String>> having = having(wanted);
            for (Map.Entry<String, Source> folder : folders.entrySet()) {
                String inner = folder.getKey();
                folder.getValue().read(wanted, new Renamed(reports, tag -> {
                    Set<String> folders = having.getOrDefault(tag, Set.of());
                    return folders.size() == 1 || inner.isEmpty() ? tag : inner + "/" + tag;
                }));
            }
            having.forEach((tag, inner) -> {
                if (inner.size() > 1 && !inner.contains("")) {
                    reports.unreadable(tag + " stands in " + String.join(" and in ", inner) + ": write 'from: "
                            + inner.iterator().next() + "/" + tag + "' for one of them");
                }
            });
        }

        /** The folders in which a declared name is a tag. */
        private Map<String, Set<String>> having(Set<String> wanted) throws IOException {
            Map<String, Set<String>> out = new HashMap<>();
            for (Map.Entry<String, Source> folder : folders.entrySet()) {
                folder.getValue().read(wanted, new Tags(wanted, out, folder.getKey()));
            }
            return new TreeMap<>(out);
        }
    }

    /** Notes where wanted tags are. */
    private record Tags(Set<String> wanted, Map<String, Set<String>> out, String folder) implements Reports {
        @Override
        public void row(@Nullable String step, String text) {
            // Only names matter here.
        }

        @Override
        public void number(String name, String text) {
            if (wanted.contains(name)) {
                out.computeIfAbsent(name, fresh -> new TreeSet<>()).add(folder);
            }
        }

        @Override
        public void other(String name, String what) {
            // Events hold numbers alone.
        }

        @Override
        public void unreadable(String what) {
            // Told when it is read for good.
        }
    }
}
