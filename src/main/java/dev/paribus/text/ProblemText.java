package dev.paribus.text;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Problems as text: {@code file:line:column: severity: message [code]}, the line with a caret below it, the places that
 * belong to it, and a hint. Everything that comes from files is neutralised.
 */
public final class ProblemText {
    private static final String GUTTER = "    | ";

    private final Ink ink;
    private final int width;

    public ProblemText(Ink ink, int width) {
        this.ink = ink;
        this.width = width;
    }

    /** All of them, errors first, else in the order given; one line an element. */
    public List<String> lines(List<Problem> problems) {
        var lines = new ArrayList<String>();
        problems.stream().sorted(Comparator.comparing(Problem::severity)).forEach(problem -> print(problem, lines));
        return lines;
    }

    private void print(Problem problem, List<String> lines) {
        String word = problem.severity().word() + ":";
        String place = problem.location() == null ? "" : ink.bold(place(problem.location()) + ":") + " ";
        lines.add(place + paint(problem.severity(), word) + " " + Escape.terminal(problem.message())
                + ink.dim(" [" + problem.code() + "]"));
        if (problem.location() != null
                && problem.sourceLine() != null
                && !problem.sourceLine().isBlank()) {
            excerpt(problem.location(), problem.sourceLine(), lines);
        }
        for (Problem.Related related : problem.related()) {
            lines.add("  " + place(related.location()) + ": " + Escape.terminal(related.message()));
        }
        if (problem.hint() != null) {
            String[] hint = Escape.block(problem.hint()).split("\n");
            lines.add(ink.accent("hint:") + " " + hint[0]);
            for (int i = 1; i < hint.length; i++) {
                lines.add("      " + hint[i]);
            }
        }
    }

    private static String place(Location location) {
        String revision = location.revision();
        String at =
                revision == null ? "" : (revision.matches("[0-9a-f]{40}") ? revision.substring(0, 7) : revision) + ":";
        return Escape.terminal(at + location);
    }

    private String paint(Severity severity, String word) {
        return switch (severity) {
            case ERROR -> ink.bad(word);
            case WARNING -> ink.warn(word);
            case NOTE -> ink.accent(word);
        };
    }

    private void excerpt(Location at, String sourceLine, List<String> lines) {
        int length = sourceLine.codePointCount(0, sourceLine.length());
        int first = Math.min(at.column() - 1, length);
        int last = at.endLine() > at.line() ? length : Math.min(Math.max(at.endColumn() - 1, first), length);
        String before = part(sourceLine, 0, first);
        String marked = part(sourceLine, first, last);
        String after = part(sourceLine, last, length);
        int room = Math.max(20, width - GUTTER.length());
        if (Width.of(before) > room * 2 / 3) {
            before = "..." + tail(before, room / 3);
        }
        lines.add(GUTTER + Width.truncate(before + marked + after, room, "..."));
        int carets = Math.max(1, Math.min(Width.of(marked), room - Width.of(before)));
        lines.add(GUTTER + " ".repeat(Width.of(before)) + ink.bad("^".repeat(carets)));
    }

    private static String part(String line, int from, int to) {
        return Escape.block(line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to)))
                .replace("\n", "");
    }

    private static String tail(String text, int columns) {
        int start = text.length();
        while (start > 0 && Width.of(text.substring(start)) < columns) {
            start = text.offsetByCodePoints(start, -1);
        }
        return text.substring(start);
    }
}
