package dev.paribus.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON lines (one object a line, UTF-8, LF or CR LF) as a stream: memory stays at one line however long the file is.
 * A line that is no object does not end the reading.
 */
public final class JsonLines {
    /** The longest line that is read, in bytes; a longer one is malformed. */
    public static final int MAX_LINE = 1 << 20;

    private JsonLines() {}

    /** Takes what was read, in the order of the file. */
    public interface Handler {
        /**
         * The object on a line.
         *
         * @param line from 1, blank ones included
         * @param text the line as it stands
         */
        void row(long line, String text, Map<String, @Nullable Object> row);

        /**
         * A line that is no object.
         *
         * @param what a phrase for a person
         * @param unfinished true for a last line without an end, as a killed writer leaves it
         */
        void malformed(long line, String what, boolean unfinished);
    }

    /** Reads to the end of {@code in}; the caller closes it. */
    public static void read(InputStream in, Handler handler) throws IOException {
        var line = new ByteArrayOutputStream(256);
        byte[] chunk = new byte[1 << 16];
        long number = 1;
        boolean tooLong = false;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (chunk[i] == '\n') {
                    tooLong = take(line, chunk, start, i, tooLong);
                    deliver(line, number++, tooLong, false, handler);
                    tooLong = false;
                    start = i + 1;
                }
            }
            tooLong = take(line, chunk, start, n, tooLong);
        }
        if (line.size() > 0 || tooLong) {
            deliver(line, number, tooLong, true, handler);
        }
    }

    private static boolean take(ByteArrayOutputStream line, byte[] chunk, int from, int to, boolean tooLong) {
        if (tooLong || line.size() + (to - from) > MAX_LINE) {
            line.reset();
            return true;
        }
        line.write(chunk, from, to - from);
        return false;
    }

    private static void deliver(
            ByteArrayOutputStream line, long number, boolean tooLong, boolean last, Handler handler) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (tooLong) {
            handler.malformed(number, "more than " + MAX_LINE + " bytes in a line", last);
        } else if (!text.isBlank()) {
            try {
                handler.row(number, text, Json.parseRow(text));
            } catch (MalformedJson wrong) {
                handler.malformed(number, Objects.requireNonNullElse(wrong.getMessage(), "not JSON"), last);
            }
        }
    }
}
