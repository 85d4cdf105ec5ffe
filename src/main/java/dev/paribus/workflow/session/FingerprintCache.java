package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of experiments by the commit that they stand at, in {@code .git/paribus}: a commit never changes, so an entry
 * is right for ever. The file may be deleted at any time. A line is {@code COMMIT PARAMS WHOLE SUM}, the last one the CRC-32
 * of what stands before it: a line that was cut or damaged is no entry. It is written whole and renamed; of several writers
 * at once the last one's entries stay, which costs the others a look into git and no more.
 */
final class FingerprintCache {
    /** Written where the second fingerprint was not needed yet. */
    private static final String UNKNOWN = "-";

    private static final int MOST = 100_000;
    private static final int COMMIT = 40;
    private static final int SUM = 9;

    private final Path file;
    private final Map<Oid, Entry> entries = new LinkedHashMap<>();
    private boolean changed;

    /**
     * The fingerprints of one commit.
     *
     * @param params of the parameters alone
     * @param whole of everything; null when nobody asked for it yet
     */
    record Entry(String params, @Nullable String whole) {}

    private FingerprintCache(Path file) {
        this.file = file;
    }

    /** @param file which need not exist */
    static FingerprintCache open(Path file) {
        var cache = new FingerprintCache(file);
        try {
            if (Files.isRegularFile(file) && Files.size(file) < 1 << 26) {
                // Bytes that are no text must not cost the rest of the file.
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .forEach(cache::line);
            }
        } catch (IOException broken) {
            cache.entries.clear();
        }
        return cache;
    }

    private void line(String line) {
        int end = line.length() - SUM;
        if (end < COMMIT || !line.startsWith(sum(line.substring(0, end)), end)) {
            return;
        }
        String commit = line.substring(0, COMMIT);
        int blank = line.indexOf(' ', COMMIT + 1);
        boolean three = line.charAt(COMMIT) == ' ' && blank > 0 && blank < end && line.indexOf(' ', blank + 1) == end;
        if (three && Oid.isHex(commit) && entries.size() < MOST) {
            String whole = line.substring(blank + 1, end);
            entries.put(
                    new Oid(commit),
                    new Entry(line.substring(COMMIT + 1, blank), whole.equals(UNKNOWN) ? null : whole));
        }
    }

    /** Without a formatter, which would cost ten thousand lines a fifth of a second. */
    private static String sum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return " " + Long.toHexString(sum.getValue() | 1L << 32).substring(1);
    }

    @Nullable
    Entry get(Oid commit) {
        return entries.get(commit);
    }

    void put(Oid commit, Entry entry) {
        changed |= !entry.equals(entries.put(commit, entry));
    }

    /** Keeps what was learned of the commits that still count; a disk that refuses costs only time. */
    void save(Set<Oid> counting) {
        if (!changed) {
            return;
        }
        var text = new StringBuilder();
        entries.forEach((commit, entry) -> {
            if (counting.contains(commit)) {
                String whole = entry.whole() == null ? UNKNOWN : entry.whole();
                String line = commit + " " + entry.params() + " " + whole;
                text.append(line).append(sum(line)).append('\n');
            }
        });
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
            changed = false;
        } catch (IOException full) {
            // The next one looks into git again.
        }
    }
}
