package dev.paribus.store;

import dev.paribus.git.BlobId;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.host.AppendedLines;
import dev.paribus.host.DurableFiles;
import dev.paribus.host.Later;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What commits say, kept in a file of {@code .git/paribus} by the commit's id, so that it never becomes stale. The file may be
 * deleted at any time, and any number of processes may read it and add to it. A line is {@code SUM TAB COMMIT TAB NAME TAB REST};
 * one that was cut or damaged is no entry.
 */
final class CommitLines {
    /** Lines that are of no use any more may be so many more than the others before the file is written anew. */
    private static final int STALE = 1000;

    private static final int SUM = 8;
    private static final int COMMIT = 40;

    /** From the sum to the commit. */
    private static final int HEAD = SUM + 1;

    /** The digits of a commit that are its place in the table. */
    private static final int DIGITS = 8;

    private static final long LARGEST = 1L << 27;

    private final Path file;
    private final byte[] bytes;
    private final boolean tooLarge;
    private int[] starts = new int[1024];
    private int lines;
    private final int[] table;

    private CommitLines(Path file, byte[] bytes, boolean tooLarge) {
        this.file = file;
        this.bytes = bytes;
        this.tooLarge = tooLarge;
        split();
        this.table = new int[Integer.highestOneBit(2 * lines + 2) * 2];
        for (int line = 0; line < lines; line++) {
            int slot = slot(hash(starts[line] + HEAD));
            while (table[slot] != 0) {
                slot = slot(slot + 1);
            }
            table[slot] = line + 1;
        }
    }

    /** The project's own file of this kind. */
    static CommitLines of(GitReader git, ProjectPlace place, String kind) {
        String directory = place.directory();
        String which = directory.isEmpty()
                ? ""
                : "-"
                        + BlobId.of(directory.getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, 16);
        return open(git.layout().commonDir().resolve("paribus").resolve(kind + which));
    }

    /** The same, read by a thread of its own meanwhile. */
    static Later<CommitLines> ahead(GitReader git, ProjectPlace place, String kind) {
        return new Later<>(() -> of(git, place, kind), "reads kept " + kind);
    }

    /** The file as it is now; one that is not there, or cannot be read, is empty. */
    static CommitLines open(Path file) {
        try {
            boolean there = Files.isRegularFile(file);
            boolean tooLarge = there && Files.size(file) >= LARGEST;
            return new CommitLines(file, there && !tooLarge ? Files.readAllBytes(file) : new byte[0], tooLarge);
        } catch (IOException broken) {
            return new CommitLines(file, new byte[0], false);
        }
    }

    private void split() {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i - start > HEAD + COMMIT + 2) {
                    if (lines == starts.length) {
                        starts = Arrays.copyOf(starts, 4 * lines);
                    }
                    starts[lines++] = start;
                }
                start = i + 1;
            }
        }
    }

    private int slot(int hash) {
        return hash & (table.length - 1);
    }

    private int hash(int at) {
        int hash = 0;
        for (int i = 0; i < DIGITS; i++) {
            hash = 31 * hash + bytes[at + i];
        }
        return hash ^ (hash >>> 15);
    }

    private static int hash(String hex) {
        int hash = 0;
        for (int i = 0; i < DIGITS; i++) {
            hash = 31 * hash + hex.charAt(i);
        }
        return hash ^ (hash >>> 15);
    }

    /** What stands behind the name; null when the file does not know it. */
    @Nullable
    String find(Oid commit, String name) {
        int slot = slot(hash(commit.hex()));
        while (table[slot] != 0) {
            int start = starts[table[slot] - 1];
            int rest = behind(start + HEAD, commit.hex(), name);
            int end = rest < 0 ? -1 : end(rest);
            if (end >= 0 && whole(start, end)) {
                return new String(bytes, rest, end - rest, StandardCharsets.UTF_8);
            }
            slot = slot(slot + 1);
        }
        return null;
    }

    /** The place behind {@code COMMIT TAB NAME TAB}, or -1 where other text stands. */
    private int behind(int from, String commit, String name) {
        int at = same(from, commit);
        at = at < 0 ? -1 : same(at, name);
        return at;
    }

    private int same(int from, String text) {
        int end = from + text.length();
        if (end >= bytes.length || bytes[end] != '\t') {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return -1;
            }
        }
        return end + 1;
    }

    private int end(int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean whole(int start, int end) {
        var sum = new CRC32();
        sum.update(bytes, start + HEAD, end - start - HEAD);
        int value = (int) sum.getValue();
        for (int i = 0; i < SUM; i++) {
            if (bytes[start + i] != Character.forDigit((value >>> (28 - 4 * i)) & 15, 16)) {
                return false;
            }
        }
        return true;
    }

    /** True when the file holds so much that is of no use that it should be written anew, with {@code live} lines. */
    boolean overgrown(int live) {
        return tooLarge || lines > live + STALE;
    }

    /** Adds lines; a disk that refuses costs only time. */
    void add(List<Line> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            AppendedLines.add(file, bytes(fresh));
        } catch (IOException full) {
            // The next one looks into git again.
        }
    }

    /** Writes the file anew with these lines alone. */
    void replace(List<Line> all) {
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.write(file, bytes(all));
        } catch (IOException full) {
            // The old one is as good.
        }
    }

    private static byte[] bytes(List<Line> lines) {
        var out = new ByteArrayOutputStream(512 * lines.size());
        out.write('\n');
        lines.forEach(line -> line.to(out));
        return out.toByteArray();
    }

    /**
     * One line to be written.
     *
     * @param name what else it is found by; has no tab
     * @param rest has no line end
     */
    record Line(Oid commit, String name, String rest) {
        /** True when half of a surrogate pair is in it, which an escape of YAML can write and UTF-8 cannot. */
        private static boolean halved(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isSurrogate(c)) {
                    if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                        return true;
                    }
                    i++;
                }
            }
            return false;
        }

        private void to(ByteArrayOutputStream out) {
            String text = commit.hex() + '\t' + name + '\t' + rest;
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            if (body.length != text.length() && halved(text)) {
                // It would be read back as another text than this one.
                return;
            }
            var sum = new CRC32();
            sum.update(body);
            int value = (int) sum.getValue();
            for (int i = 0; i < SUM; i++) {
                out.write(Character.forDigit((value >>> (28 - 4 * i)) & 15, 16));
            }
            out.write('\t');
            out.write(body, 0, body.length);
            out.write('\n');
        }
    }
}
