package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.host.AppendedLines;
import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of experiments by the commit that they stand at, in {@code .git/paribus}: a commit never changes, so an entry
 * is right for ever. The file may be deleted at any time. A line is {@code COMMIT PARAMS WHOLE SUM}, the last one the CRC-32
 * of what stands before it: a line that was cut or damaged is no entry, of two for one commit the later one counts. What is new
 * is added by one call of the system; a file with many lines of no use is written anew and renamed, which may lose what others
 * add at that moment and costs them a look into git. For several threads.
 */
final class FingerprintCache {
    /** Written where the second fingerprint was not needed yet. */
    private static final String UNKNOWN = "-";

    private static final int MOST = 100_000;

    /** So many lines more than there are experiments are not worth a new file. */
    private static final int STALE = 1000;

    private static final int COMMIT = 40;
    private static final int SUM = 9;

    private final Path file;
    private final Map<Oid, Entry> entries = new LinkedHashMap<>();
    private final Set<Oid> changed = new LinkedHashSet<>();
    private int lines;

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
                cache.lines(Files.readAllBytes(file));
            }
        } catch (IOException broken) {
            cache.entries.clear();
        }
        return cache;
    }

    /** By their bytes, since a history has ten thousand of them; and bytes that are no text must not cost the rest of the file. */
    private void lines(byte[] bytes) {
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            lines++;
            if (end - start > COMMIT + SUM && whole(bytes, start, end - SUM)) {
                line(new String(bytes, start, end - SUM - start, StandardCharsets.ISO_8859_1));
            }
            start = end + 1;
        }
    }

    private void line(String line) {
        String commit = line.substring(0, COMMIT);
        int blank = line.indexOf(' ', COMMIT + 1);
        boolean three = line.charAt(COMMIT) == ' ' && blank > 0 && line.indexOf(' ', blank + 1) < 0;
        if (three && Oid.isHex(commit) && entries.size() < MOST) {
            boolean unknown = line.startsWith(UNKNOWN, blank + 1) && blank + 1 + UNKNOWN.length() == line.length();
            entries.put(
                    new Oid(commit),
                    new Entry(line.substring(COMMIT + 1, blank), unknown ? null : line.substring(blank + 1)));
        }
    }

    private static boolean whole(byte[] bytes, int start, int end) {
        String sum = sum(bytes, start, end);
        for (int i = 0; i < SUM; i++) {
            if (bytes[end + i] != sum.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Without a formatter, which would cost ten thousand lines a fifth of a second. */
    private static String sum(byte[] bytes, int start, int end) {
        var sum = new CRC32();
        sum.update(bytes, start, end - start);
        return " " + Long.toHexString(sum.getValue() | 1L << 32).substring(1);
    }

    @Nullable
    synchronized Entry get(Oid commit) {
        return entries.get(commit);
    }

    synchronized void put(Oid commit, Entry entry) {
        if (!same(entry, entries.put(commit, entry))) {
            changed.add(commit);
        }
    }

    /** Part by part: the equality that a record is born with costs a command milliseconds when it is first asked for. */
    private static boolean same(Entry entry, @Nullable Entry before) {
        return before != null
                && entry.params().equals(before.params())
                && Objects.equals(entry.whole(), before.whole());
    }

    /** True when {@link #save} has something to keep. */
    synchronized boolean changed() {
        return !changed.isEmpty();
    }

    /** Keeps what was learned of the commits that still count; a disk that refuses costs only time. */
    synchronized void save(Set<Oid> counting) {
        boolean anew = lines + changed.size() > counting.size() + STALE;
        try {
            Files.createDirectories(file.getParent());
            if (anew) {
                DurableFiles.write(file, text("", entries.keySet(), counting));
                lines = counting.size();
            } else {
                byte[] added = text("\n", changed, counting);
                if (added.length > 1) {
                    AppendedLines.add(file, added);
                }
                lines += changed.size();
            }
            changed.clear();
        } catch (IOException full) {
            // The next one looks into git again.
        }
    }

    private byte[] text(String start, Set<Oid> commits, Set<Oid> counting) {
        var text = new StringBuilder(start);
        for (Oid commit : commits) {
            Entry entry = entries.get(commit);
            if (entry != null && counting.contains(commit)) {
                String whole = entry.whole() == null ? UNKNOWN : entry.whole();
                String line = commit + " " + entry.params() + " " + whole;
                byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
                text.append(line).append(sum(bytes, 0, bytes.length)).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
