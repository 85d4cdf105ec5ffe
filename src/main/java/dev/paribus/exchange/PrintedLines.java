package dev.paribus.exchange;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.json.MalformedJson;
import dev.paribus.model.MetricValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers among what a command printed: {@code NAME: NUMBER} or {@code NAME=NUMBER} at the very start of a line, behind a
 * carriage return or behind {@code " | "}, for wanted names only; so {@code best val_f1: 0.9} and an indented list say nothing
 * about {@code val_f1}. Escape sequences are as if they were not there. {@code step} and {@code epoch} in the same forms count
 * this row and those that follow. Words behind a name are prose, unless it never has a number. A JSON object alone on a line,
 * as structured loggers print it, is a row too: its wanted names, step and epoch, not what is nested in it.
 *
 * <p>Text is made only of lines that may hold a name. A line of more than 64 KB is not read: a number could be cut in it.
 */
final class PrintedLines {
    /** The longest line that is read, in bytes. */
    static final int LONGEST = 1 << 16;

    private static final int ESCAPE = 0x1b;
    private static final boolean[] SPECIAL = special();
    private static final List<String> STEPS = List.of("step", "epoch");
    // ECMA-48: control sequences, strings up to BEL or ST, and the short ones.
    private static final Pattern ESCAPES =
            Pattern.compile("\\x1b(\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|[ -/]*[0-~])");
    private static final Pattern SEPARATOR = Pattern.compile(" \\| ");

    private final Set<String> wanted;
    private final Reports reports;
    private final List<byte[]> starts = new ArrayList<>();
    private final boolean[] mayStart = new boolean[256];
    private final Map<String, Prose> prose = new LinkedHashMap<>();
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean tooLong;
    private boolean piped;
    private boolean escaped;
    private long skipped;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private @Nullable String step;

    /** What stands where a number should. */
    private record Prose(String line, String text) {
        static final Prose NONE = new Prose("", "");
    }

    private PrintedLines(Set<String> wanted, Reports reports) {
        this.wanted = wanted;
        this.reports = reports;
        for (String name : wanted) {
            prose.put(name, Prose.NONE);
            starts.add(name.getBytes(StandardCharsets.UTF_8));
        }
        STEPS.forEach(name -> starts.add(name.getBytes(StandardCharsets.UTF_8)));
        starts.forEach(name -> mayStart[name[0] & 0xff] = true);
        mayStart[ESCAPE] = true;
        mayStart['{'] = true;
    }

    static void read(InputStream in, Set<String> wanted, Reports reports) throws IOException {
        var lines = new PrintedLines(wanted, reports);
        byte[] chunk = new byte[LONGEST];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            lines.take(chunk, n);
        }
        lines.end();
    }

    private void take(byte[] chunk, int n) {
        boolean[] special = SPECIAL;
        int start = 0;
        for (int i = 0; i < n; i++) {
            if (special[chunk[i] & 0xff]) {
                byte b = chunk[i];
                if (b == '|') {
                    piped = true;
                } else if (b == ESCAPE) {
                    escaped = true;
                } else {
                    append(chunk, start, i);
                    finish();
                    start = i + 1;
                }
            }
        }
        append(chunk, start, n);
    }

    private static boolean[] special() {
        boolean[] special = new boolean[256];
        for (int b : new int[] {'\n', '\r', '|', ESCAPE}) {
            special[b] = true;
        }
        return special;
    }

    private void append(byte[] chunk, int from, int to) {
        tooLong |= to - from > LONGEST - length;
        if (!tooLong) {
            System.arraycopy(chunk, from, line, length, to - from);
            length += to - from;
        }
    }

    private void finish() {
        if (tooLong) {
            skipped++;
        } else if (length > 0 && (piped || mayHold())) {
            String text = new String(line, 0, length, StandardCharsets.UTF_8);
            read(text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll(""));
        }
        length = 0;
        tooLong = false;
        piped = false;
        escaped = false;
    }

    /** Decided on the bytes, since of a log of gigabytes hardly a line holds a number. */
    private boolean mayHold() {
        int first = line[0] & 0xff;
        if (!mayStart[first] || escaped || first == '{') {
            return mayStart[first];
        }
        for (byte[] name : starts) {
            if (Arrays.equals(line, 0, Math.min(length, name.length), name, 0, name.length) && assigned(name.length)) {
                return true;
            }
        }
        return false;
    }

    /** Roughly as {@link #behind} decides it on the text. */
    private boolean assigned(int from) {
        int at = from;
        while (at < length && line[at] == ' ') {
            at++;
        }
        return at < length && (line[at] == ':' || line[at] == '=' || line[at] < ' ');
    }

    private void read(String text) {
        if (text.startsWith("{") && object(text)) {
            return;
        }
        numbers.clear();
        for (String part : piped ? SEPARATOR.split(text) : new String[] {text}) {
            count(part);
            for (String name : wanted) {
                String rest = behind(name, part);
                if (rest != null) {
                    take(name, rest, text);
                }
            }
        }
        report(text);
    }

    /** False for what only looks like an object, as a dictionary of Python's does. */
    private boolean object(String text) {
        Map<String, @Nullable Object> row;
        try {
            row = Json.parseRow(text.strip());
        } catch (MalformedJson prose) {
            return false;
        }
        for (String name : STEPS) {
            Object count = row.get(name);
            if (count instanceof JsonNumber number) {
                count(name, number.text());
            }
        }
        numbers.clear();
        for (String name : wanted) {
            Object value = row.get(name);
            if (value instanceof JsonNumber number) {
                take(name, number.text(), text);
            } else if (value != null) {
                take(name, value instanceof String word ? word : "no number", text);
            }
        }
        report(text);
        return true;
    }

    private void report(String text) {
        if (!numbers.isEmpty()) {
            reports.row(step, text);
            numbers.forEach(reports::number);
        }
    }

    private void take(String name, String rest, String text) {
        String number = token(rest);
        if (!Double.isNaN(MetricValue.nearest(number))
                || MetricValue.parse(number).isPresent()) {
            numbers.put(name, number);
            prose.remove(name);
        } else if (Prose.NONE.equals(prose.get(name))) {
            prose.put(name, new Prose(Excerpt.around(text, name), rest));
        }
    }

    private void end() {
        finish();
        prose.forEach((name, words) -> {
            if (!words.equals(Prose.NONE)) {
                reports.row(null, words.line());
                reports.other(name, Excerpt.text(words.text()));
            }
        });
        if (skipped > 0) {
            reports.unreadable((skipped == 1 ? "one line is" : skipped + " lines are") + " longer than "
                    + (LONGEST >> 10) + " KB and not read");
        }
    }

    /** {@code epoch: 3}, and {@code epoch: 3/20} too. */
    private void count(String part) {
        for (String name : STEPS) {
            String rest = behind(name, part);
            if (rest != null) {
                String number = token(rest);
                int slash = number.indexOf('/');
                count(name, slash < 0 ? number : number.substring(0, slash));
                if (slash > 0 && Names.isStep(number.substring(slash + 1))) {
                    reports.total(number.substring(slash + 1));
                }
            }
        }
    }

    private void count(String name, String number) {
        if (Names.isStep(number)) {
            step = number;
            reports.unit(name);
        }
    }

    /** What stands behind {@code NAME:} or {@code NAME=}; null when this is not how the part starts, or nothing is there. */
    private static @Nullable String behind(String name, String part) {
        if (!part.startsWith(name)) {
            return null;
        }
        String rest = part.substring(name.length()).strip();
        boolean assigned = rest.startsWith(":") || (rest.startsWith("=") && !rest.startsWith("=="));
        String value = assigned ? rest.substring(1).strip() : "";
        return value.isEmpty() ? null : value;
    }

    /** Up to the next blank, or a comma or semicolon that is no part of a number: {@code 0,81} must not become 0. */
    private static String token(String rest) {
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            boolean digitFollows = end + 1 < rest.length() && Character.isDigit(rest.charAt(end + 1));
            if ((rest.charAt(end) == ',' || rest.charAt(end) == ';') && !digitFollows) {
                break;
            }
            end++;
        }
        return rest.substring(0, end);
    }
}
