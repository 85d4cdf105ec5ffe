package dev.paribus.format;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file and the places in it. Offsets count chars from 0, a byte order mark included. */
final class Source {
    private static final int LONGEST_SHOWN = 400;

    private final String path;
    private final String text;
    private final int[] lineStarts;
    private final int @Nullable [] charOfCodePoint;

    Source(String path, String text) {
        this.path = path;
        this.text = text;
        lineStarts = lineStarts(text);
        charOfCodePoint = charOfCodePoint(text);
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    /** The offset of a code point, as SnakeYAML's marks count them. */
    int offset(int codePoint) {
        return charOfCodePoint == null ? codePoint : charOfCodePoint[Math.min(codePoint, charOfCodePoint.length - 1)];
    }

    Location location(int start, int end) {
        int from = line(start);
        int to = line(end);
        return new Location(null, path, from + 1, column(from, start), to + 1, column(to, end));
    }

    /** The line that holds an offset, without its line end; a very long one is cut. */
    String lineAt(int offset) {
        int start = lineStarts[line(offset)];
        int end = start;
        while (end < Math.min(text.length(), start + LONGEST_SHOWN)
                && text.charAt(end) != '\n'
                && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    /** A line by its number, counted from 1. */
    String lineNumbered(int number) {
        return lineAt(lineStarts[Math.min(number, lineStarts.length) - 1]);
    }

    /** The offset of a place, both counted from 1 and cut to what is there; the column in UTF-16 units. */
    int at(int line, int column) {
        int start = lineStarts[Math.min(line, lineStarts.length) - 1];
        return Math.min(start + column - 1, text.length());
    }

    /** The offset of the first char of the line that holds an offset; behind a byte order mark. */
    int lineStart(int offset) {
        return lineStarts[line(offset)];
    }

    /** The offset of the line break, or of the end of the text. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The offset behind the line break of the line that holds an offset. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return Math.min(end + 1, text.length());
    }

    /** The line break that the file uses first; LF where it has none. */
    String lineBreak() {
        int end = lineEnd(0);
        if (end == text.length()) {
            return "\n";
        }
        return text.startsWith("\r\n", end) ? "\r\n" : text.substring(end, end + 1);
    }

    /** The problem with its place and source line. */
    Problem place(Problem problem, int start, int end) {
        return problem.at(location(start, Math.max(start, end))).line(lineAt(start));
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private int column(int line, int offset) {
        int start = lineStarts[line];
        return offset <= start ? 1 : codePoint(offset) - codePoint(start) + 1;
    }

    // Not String.codePointCount: a file on one long line would make each place cost the whole line.
    private int codePoint(int offset) {
        if (charOfCodePoint == null) {
            return offset;
        }
        int found = Arrays.binarySearch(charOfCodePoint, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        starts[0] = text.startsWith("\uFEFF") ? 1 : 0;
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int @Nullable [] charOfCodePoint(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return null;
        }
        int[] out = new int[points + 1];
        int at = 0;
        for (int i = 0; i < points; i++) {
            out[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        out[points] = at;
        return out;
    }
}
