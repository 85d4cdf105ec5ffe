package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Sources among files that somebody hands over: the results of a run that was made elsewhere. */
public final class HandedOver {
    /** Names under which some reader finds something; nothing else of a folder (checkpoints, images) is taken. */
    private static final Pattern NAMES = Pattern.compile(
            "(.*/)?[^/]*(\\.tfevents\\.[^/]*|\\.(json|jsonl|ndjson|yaml|yml|csv|tsv|log|txt|db|sqlite|sqlite3)(-wal|-journal)?)"
                    + "|.*/?[0-9a-f]{32}/metrics/.+");

    private static final int HEAD = 8000;

    private HandedOver() {}

    /** True for a file of a folder that may hold metrics, by its name. */
    public static boolean mayHold(WrittenFile file) {
        return NAMES.matcher(file.path().toLowerCase(Locale.ROOT)).matches();
    }

    /** True for a file that no reader understands: not text, and neither a database nor events. */
    public static boolean strange(WrittenFile file) throws IOException {
        if (file.name().contains(".tfevents.")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.file())) {
            byte[] head = in.readNBytes(HEAD);
            for (byte one : head) {
                if (one == 0) {
                    return !MlflowRuns.database(file);
                }
            }
            return false;
        }
    }

    /**
     * Finds them.
     *
     * @param named files that were named one by one: any metric may stand in them
     * @param found files of folders that were named: only what a metric's {@code file:} or a tool's own names tell is read
     * @param metrics declared ones in the project's order
     * @return in the order of precedence
     * @throws IOException when one cannot be read
     */
    public static List<Source> sources(List<WrittenFile> named, List<WrittenFile> found, List<Metric> metrics)
            throws IOException {
        try {
            return all(named, found, metrics);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static List<Source> all(List<WrittenFile> named, List<WrittenFile> found, List<Metric> metrics) {
        List<WrittenFile> plain = new ArrayList<>();
        for (WrittenFile file : named) {
            if (new Frameworks(List.of(file)).sources().isEmpty()) {
                plain.add(file);
            }
        }
        for (WrittenFile file : found) {
            if (metrics.stream().anyMatch(metric -> meant(metric, file))) {
                plain.add(file);
            }
        }
        List<Source> out = new ArrayList<>();
        for (WrittenFile file : plain) {
            Source read = new FilePart(file.shown(), file.file(), NamedFile.format(file));
            out.add(new Given(file, plain, new JoinedSource(file.shown(), List.of(read))));
        }
        List<WrittenFile> ordered = new ArrayList<>(named);
        ordered.addAll(found);
        ordered.sort(Comparator.comparing(WrittenFile::path));
        out.addAll(new Frameworks(ordered).sources());
        return out;
    }

    /** The end of one path is the other one: a folder inside or around the one where the script ran may have been handed over. */
    private static boolean meant(Metric metric, WrittenFile file) {
        String declared = metric.file();
        if (declared == null) {
            return false;
        }
        String bare = "/" + declared.replaceFirst("^(\\{output\\}|\\.)/", "");
        String path = "/" + file.path();
        return bare.endsWith(path) || path.endsWith(bare);
    }

    /** A file that is read for every metric but those whose own file is another one of these. */
    private record Given(WrittenFile file, List<WrittenFile> others, Source read) implements Source {
        @Override
        public String name() {
            return file.shown();
        }

        @Override
        public boolean tells(Metric metric) {
            return meant(metric, file) || others.stream().noneMatch(other -> meant(metric, other));
        }

        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            read.read(wanted, reports);
        }
    }
}
