package dev.paribus.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A log as it grows, line by line as a person would have seen them at the end: of a bar that was drawn over and over the last
 * state, without escape sequences, nothing in it that could act on a terminal. Memory does not grow with the log.
 */
public final class LogLines {
    private static final int CHUNK = 1 << 20;

    /** A longer line, in bytes, comes in pieces: a program that never ends one must not fill the memory. */
    private static final int LONGEST = 1 << 16;

    private final Path file;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long at;

    /** The lines of {@code file} from its start, which need not exist yet. */
    public LogLines(Path file) {
        this.file = file;
    }

    /** Begins at most {@code bytes} before the present end, at the start of a line. */
    public LogLines fromEnd(long bytes) throws IOException {
        at = Files.exists(file) ? Math.max(0, Files.size(file) - bytes) : 0;
        if (at > 0) {
            read();
            byte[] first = begun.toByteArray();
            int start = 0;
            while (start < first.length && first[start] != '\n') {
                start++;
            }
            begun.reset();
            begun.write(first, Math.min(first.length, start + 1), Math.max(0, first.length - start - 1));
        }
        return this;
    }

    /** Whole lines that were appended, of at most 1 MB at a time; false when nothing was. */
    public boolean next(List<String> into) throws IOException {
        if (!read() && begun.size() == 0) {
            return false;
        }
        byte[] bytes = begun.toByteArray();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                into.add(LogText.line(bytes, start, i));
                start = i + 1;
            }
        }
        while (bytes.length - start > LONGEST) {
            int drawn = lastReturn(bytes, start);
            int end = drawn > start ? drawn : characters(bytes, start + LONGEST);
            if (drawn <= start) {
                into.add(LogText.line(bytes, start, end));
            }
            start = end;
        }
        begun.reset();
        begun.write(bytes, start, bytes.length - start);
        return start > 0 && !into.isEmpty();
    }

    /** The line that is not ended yet, as it looks now; empty when there is none. */
    public String open() {
        byte[] bytes = begun.toByteArray();
        return LogText.line(bytes, 0, bytes.length);
    }

    private boolean read() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= at) {
            return false;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(at);
            byte[] chunk = new byte[(int) Math.min(CHUNK, in.length() - at)];
            int n = in.read(chunk);
            begun.write(chunk, 0, Math.max(0, n));
            at += Math.max(0, n);
            return n > 0;
        }
    }

    /** Behind the last carriage return that something was drawn after, where what came before is overwritten. */
    private static int lastReturn(byte[] bytes, int start) {
        int at = bytes.length - 1;
        while (at > start && !(bytes[at - 1] == '\r' && bytes[at] != '\r')) {
            at--;
        }
        return at;
    }

    /** Not within a character of UTF-8: its later bytes begin with the bits 10. */
    private static int characters(byte[] bytes, int end) {
        int cut = end;
        while (cut > end - 4 && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return cut;
    }

    /** All lines of a text that is at hand. */
    public static List<String> of(byte[] text) {
        var out = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length ? start < i : text[i] == '\n') {
                out.add(LogText.line(text, start, i));
                start = i + 1;
            }
        }
        return out;
    }
}
