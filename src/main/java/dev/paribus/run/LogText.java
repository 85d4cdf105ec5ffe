package dev.paribus.run;

import dev.paribus.text.Escape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The log as it is committed: at most 16 KB of head and tail, bars collapsed, escapes stripped, valid UTF-8, secrets marked. */
public final class LogText {
    /** The most that is committed a seed, in bytes. */
    public static final int MAX_BYTES = 16 << 10;

    /** So much is read from each end: carriage-return bars shrink to a small part of it. */
    private static final int READ = 256 << 10;

    private static final int NOTE = 100;
    private static final Pattern ESCAPE =
            Pattern.compile("\\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|[@-Z\\\\-_])");

    private LogText() {}

    /** The text of {@code log}; empty when there is none. */
    public static byte[] committed(Path log, Secrets secrets) {
        String head = clean(read(log, true), secrets);
        if (whole(log)) {
            byte[] all = head.getBytes(StandardCharsets.UTF_8);
            if (all.length <= MAX_BYTES) {
                return all;
            }
            return join(head, head);
        }
        return join(head, clean(read(log, false), secrets));
    }

    private static byte[] join(String head, String tail) {
        int half = (MAX_BYTES - NOTE) / 2;
        String first = first(head, half);
        String last = last(tail, half);
        String note = "[paribus: the middle was cut; the first and last " + (half >> 10) + " KB are kept]\n";
        return (first + note + last).getBytes(StandardCharsets.UTF_8);
    }

    /** Whole lines from the beginning, at most so many bytes; a single longer line is cut. */
    private static String first(String text, int bytes) {
        String cut = cut(text, bytes);
        int end = cut.lastIndexOf('\n');
        return end < 0 ? cut + "\n" : cut.substring(0, end + 1);
    }

    private static String last(String text, int bytes) {
        String reversed = new StringBuilder(text).reverse().toString();
        String cut = new StringBuilder(cut(reversed, bytes)).reverse().toString();
        int start = cut.indexOf('\n');
        return start < 0 || start == cut.length() - 1 ? cut : cut.substring(start + 1);
    }

    private static String cut(String text, int bytes) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }

    private static boolean whole(Path log) {
        try {
            return !Files.exists(log) || Files.size(log) <= READ;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the log", broken);
        }
    }

    private static String read(Path log, boolean fromStart) {
        if (!Files.exists(log)) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long size = channel.size();
            int length = (int) Math.min(READ, size);
            channel.position(fromStart ? 0 : size - length);
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // The next read goes on where this one ended.
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the log", broken);
        }
    }

    /** What a person would have seen at the end: of a line that was drawn again and again, the last state. */
    private static String clean(String raw, Secrets secrets) {
        String plain = ESCAPE.matcher(raw.replace("\r\n", "\n")).replaceAll("");
        var out = new StringBuilder();
        for (String line : plain.split("\n", -1)) {
            String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            String shown = bare.substring(bare.lastIndexOf('\r') + 1);
            out.append(Escape.terminal(shown.replace("\t", "    "))).append('\n');
        }
        String text = out.substring(0, Math.max(0, out.length() - 1));
        return secrets.redact(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }

    /** The last {@code lines} lines of the committed form, for messages. */
    public static String tail(Path log, int lines, Secrets secrets) {
        List<String> all = clean(read(log, false), secrets).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
