package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Metrics on standard output: {@code NAME: NUMBER} or {@code NAME=NUMBER} at the start of a line, after a carriage return or
 * after {@code " | "}; wanted names only, so that {@code best val_f1: 0.9} and an indented list say nothing about
 * {@code val_f1}. {@code step} and {@code epoch} in the same form count the rows. Bytes are looked at once; text is made only
 * of lines that may hold a name. Only the first 64 KiB of a line are looked at.
 */
final class PrintedLines {
    private static final int LONGEST = 1 << 16;
    private static final Pattern ESCAPES = Pattern.compile("\\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|[ -/]*[0-~])");
    private static final Pattern SEPARATOR = Pattern.compile(" \\| ");

    private final List<String> names;
    private final boolean[] starts = new boolean[256];
    private final Reports reports;
    private @Nullable String step;

    private PrintedLines(Set<String> wanted, Reports reports) {
        this.names = new ArrayList<>(wanted);
        this.reports = reports;
        names.add("step");
        names.add("epoch");
        for (String name : names) {
            starts[name.getBytes(StandardCharsets.UTF_8)[0] & 0xff] = true;
        }
        starts[0x1b] = true;
    }

    static void read(InputStream in, Set<String> wanted, Reports reports) throws IOException {
        var lines = new PrintedLines(wanted, reports);
        byte[] chunk = new byte[LONGEST];
        byte[] line = new byte[LONGEST];
        int length = 0;
        boolean bars = false;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                byte b = chunk[i];
                if (b == '\n' || b == '\r') {
                    if (length == 0) {
                        lines.line(chunk, start, i, bars);
                    } else {
                        length = append(line, length, chunk, start, i);
                        lines.line(line, 0, length, bars);
                        length = 0;
                    }
                    start = i + 1;
                    bars = false;
                } else if (b == '|') {
                    bars = true;
                }
            }
            length = append(line, length, chunk, start, n);
        }
        lines.line(line, 0, length, bars);
    }

    private static int append(byte[] line, int length, byte[] chunk, int from, int to) {
        int taken = Math.min(to - from, LONGEST - length);
        System.arraycopy(chunk, from, line, length, taken);
        return length + taken;
    }

    private void line(byte[] bytes, int from, int to, boolean bars) {
        if (from < to && (bars || starts[bytes[from] & 0xff])) {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            text(text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll(""));
        }
    }

    private void text(String text) {
        List<Found> found = new ArrayList<>();
        for (String part : text.indexOf('|') < 0 ? new String[] {text} : SEPARATOR.split(text)) {
            for (String name : names) {
                String value = valueOf(name, part);
                if (value != null) {
                    found.add(new Found(name, value));
                }
            }
        }
        found.stream().filter(f -> MetricLines.RESERVED.contains(f.name())).findFirst().ifPresent(f -> step = count(f.value(), step));
        if (found.stream().anyMatch(f -> !MetricLines.RESERVED.contains(f.name()))) {
            reports.row(step, text);
            found.forEach(this::report);
        }
    }

    private record Found(String name, String value) {}

    private void report(Found found) {
        if (MetricLines.RESERVED.contains(found.name())) {
            return;
        }
        String number = token(found.value());
        if (MetricValue.parse(number).isPresent()) {
            reports.number(found.name(), number);
        } else {
            reports.other(found.name(), found.value());
        }
    }

    private static @Nullable String valueOf(String name, String part) {
        if (!part.startsWith(name)) {
            return null;
        }
        int at = skipSpaces(part, name.length());
        if (at >= part.length() || (part.charAt(at) != ':' && part.charAt(at) != '=')) {
            return null;
        }
        return part.substring(skipSpaces(part, at + 1)).stripTrailing();
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static String token(String value) {
        int end = 0;
        while (end < value.length() && " \t,;|".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end);
    }

    /** The whole number that {@code 3}, {@code 3/20} or {@code 3,} begins with. */
    private static @Nullable String count(String value, @Nullable String otherwise) {
        int end = 0;
        while (end < value.length() && end < 18 && Character.digit(value.charAt(end), 10) >= 0 && value.charAt(end) < 128) {
            end++;
        }
        return end == 0 ? otherwise : value.substring(0, end);
    }
}
