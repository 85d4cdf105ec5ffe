package dev.paribus.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tables that Lightning's CSVLogger ({@code metrics.csv} with a column {@code step} or {@code epoch}, empty where a row has nothing) and
 * Keras' CSVLogger (any name, {@code epoch} is the first column) write. Lightning's versions are one series.
 */
final class CsvLogs {
    private static final Pattern NAME = Pattern.compile(".*\\.(csv|tsv|log|txt)");
    private static final Pattern CELLS = Pattern.compile("[,;\t]");
    /** A folder of a thousand predictions is not looked through. */
    private static final int MOST = 200;

    private static final int HEAD = 1 << 14;

    private CsvLogs() {}

    /** One source for each series. */
    static List<Source> in(List<WrittenFile> files) {
        var series = new TreeMap<String, List<WrittenFile>>();
        files.stream()
                .filter(file ->
                        NAME.matcher(file.name().toLowerCase(Locale.ROOT)).matches())
                .limit(MOST)
                .filter(CsvLogs::fits)
                .forEach(file -> series.computeIfAbsent(Versions.any(file.shown()), fresh -> new ArrayList<>())
                        .add(file));
        List<Source> out = new ArrayList<>();
        for (Map.Entry<String, List<WrittenFile>> one : series.entrySet()) {
            List<WrittenFile> parts = one.getValue();
            parts.sort(Comparator.comparing(WrittenFile::shown, Versions.order()));
            String name = parts.size() == 1 ? parts.get(0).shown() : one.getKey();
            out.add(new JoinedSource(
                    name,
                    parts.stream()
                            .map(part -> (Source) new FilePart(
                                    name,
                                    part.file(),
                                    (path, wanted, reports) -> Library.formats().table(path, reports)))
                            .toList()));
        }
        return out;
    }

    private static boolean fits(WrittenFile file) {
        List<String> header = header(file);
        boolean counted = header.contains("step") || header.contains("epoch");
        return header.size() > 1
                && (header.get(0).equals("epoch") || file.name().equals("metrics.csv") && counted);
    }

    private static List<String> header(WrittenFile file) {
        try (InputStream in = Files.newInputStream(file.file())) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            String first = head.lines().findFirst().orElse("");
            return CELLS.splitAsStream(first)
                    .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
