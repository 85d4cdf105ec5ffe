package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.text.Escape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The log as it is committed: at most 16 KB of head and tail, bars collapsed, escapes stripped, valid UTF-8, secrets marked. */
public final class LogText {
    /** The most that is committed a seed, in bytes. */
    public static final int MAX_BYTES = 16 << 10;

    private static final int HEAD = 5 << 10;

    /** For the line that says what was cut. */
    private static final int SAYING = 200;

    private static final int TAIL = MAX_BYTES - HEAD - SAYING;

    /** How much of a large log is looked at, at each end, in bytes: bars and escapes are far longer than what they leave. */
    private static final int WINDOW = 1 << 20;

    private static final Pattern ESCAPES = Pattern.compile("\\x1b(\\[[0-?]*[ "
            + "-/]*[@-~]|\\][^\\x07\\x1b\\n]*(\\x07|\\x1b\\\\)?|[PX^_][^\\x1b\\n]*(\\x1b\\\\)?|[ -/]*[0-~])?");
    private static final Pattern CONTROLS =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

    private LogText() {}

    /** The text of {@code log}; empty when there is none. */
    public static byte[] committed(Path log, Secrets secrets) {
        return text(log, secrets).getBytes(StandardCharsets.UTF_8);
    }

    /** The last {@code lines} lines of the committed form, for messages. */
    public static String tail(Path log, int lines, Secrets secrets) {
        List<String> all = text(log, secrets).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    private static String text(Path log, Secrets secrets) {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        try (var in = new RandomAccessFile(log.toFile(), "r")) {
            long size = in.length();
            if (size <= 2L * WINDOW) {
                String whole = clean(read(in, 0, (int) size), secrets);
                return bytes(whole) <= MAX_BYTES ? whole : cut(head(whole), tail(whole), size);
            }
            return cut(
                    head(clean(read(in, 0, WINDOW), secrets)),
                    tail(clean(read(in, size - WINDOW, WINDOW), secrets)),
                    size);
        } catch (IOException broken) {
            throw Disk.failure(
                    "journal-unreadable", "cannot read the log '" + log + "'", log, broken, "check that disk");
        }
    }

    private static String cut(String head, String tail, long size) {
        String before = head.isEmpty() || head.endsWith("\n") ? head : head + "\n";
        return before + "[... cut here: the log has " + size + " bytes; first and last lines "
                + "are kept, bars collapsed ...]\n" + tail;
    }

    private static byte[] read(RandomAccessFile in, long from, int length) throws IOException {
        byte[] out = new byte[length];
        in.seek(from);
        in.readFully(out);
        return out;
    }

    /** What a person would have seen at the end: of a line that was drawn over and over, the last state. */
    private static String clean(byte[] raw, Secrets secrets) {
        String text = ESCAPES.matcher(new String(raw, StandardCharsets.UTF_8)).replaceAll("");
        var out = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = end < 0 ? text.substring(start) : text.substring(start, end);
            out.append(CONTROLS.matcher(lastState(line)).replaceAll("\ufffd"));
            if (end < 0) {
                break;
            }
            out.append('\n');
            start = end + 1;
        }
        return secrets.redact(out.toString());
    }

    /** One line without its line end, whatever is in it: no character of it can move the cursor. */
    static String line(byte[] raw, int from, int to) {
        String text = ESCAPES.matcher(new String(raw, from, to - from, StandardCharsets.UTF_8))
                .replaceAll("");
        return Escape.block(CONTROLS.matcher(lastState(text)).replaceAll("\ufffd"));
    }

    private static String lastState(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    /** Whole lines from the start, or as much of a long one as fits. */
    private static String head(String text) {
        int fits = fitting(text, HEAD);
        int line = text.lastIndexOf('\n', fits - 1) + 1;
        return text.substring(0, line > 0 ? line : fits);
    }

    private static String tail(String text) {
        int from = text.length();
        int size = 0;
        while (from > 0) {
            int c = text.codePointBefore(from);
            size += bytesOf(c);
            if (size > TAIL) {
                break;
            }
            from -= Character.charCount(c);
        }
        int line = text.indexOf('\n', from) + 1;
        return text.substring(from == 0 || line == 0 || line == text.length() ? from : line);
    }

    private static int fitting(String text, int most) {
        int at = 0;
        int size = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            size += bytesOf(c);
            if (size > most) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytesOf(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
