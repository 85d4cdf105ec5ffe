package dev.paribus.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session as a person reads it: a tutorial and a contract.
 *
 * <pre>
 * # a comment
 * $ cat > train.sh <<'END'
 * echo "loss: 1"
 * END
 * $ paribus run
 * standard output, then
 * ! standard error
 * [exit 1]
 * </pre>
 *
 * A command goes on over lines that end in a backslash and over here-documents. A line of output that begins with
 * {@code #}, {@code $}, {@code !}, {@code [exit}, {@code ...} or a backslash is written with a backslash before it. An expected
 * line {@code ...} stands for any number of lines. A last line without its line end is followed by {@code [no line end]}.
 *
 * @param steps in order
 * @param tail comments and blank lines after the last one
 */
record Transcript(List<Step> steps, List<String> tail) {
    private static final Pattern HERE = Pattern.compile("<<-?\\s*(['\"]?)([A-Za-z_]+)\\1");
    private static final Pattern SPECIAL = Pattern.compile("^(#|\\$ |!|\\[exit|\\[no line end|\\.\\.\\.$|\\\\)");

    /**
     * @param before comments and blank lines
     * @param command without the {@code $}; may have several lines
     * @param expected lines of output, without blank lines at their end
     */
    record Step(List<String> before, String command, List<String> expected) {
        Step with(List<String> output) {
            return new Step(before, command, output);
        }

        /** True when the output is as expected. */
        boolean accepts(List<String> output) {
            return accepts(expected, output);
        }

        private static boolean accepts(List<String> wanted, List<String> got) {
            if (wanted.isEmpty()) {
                return got.isEmpty();
            }
            List<String> rest = wanted.subList(1, wanted.size());
            if (wanted.get(0).equals("...")) {
                return accepts(rest, got) || (!got.isEmpty() && accepts(wanted, got.subList(1, got.size())));
            }
            return !got.isEmpty() && wanted.get(0).equals(got.get(0)) && accepts(rest, got.subList(1, got.size()));
        }
    }

    static Transcript parse(List<String> lines) {
        var steps = new ArrayList<Step>();
        var before = new ArrayList<String>();
        int at = 0;
        while (at < lines.size()) {
            if (!lines.get(at).startsWith("$ ")) {
                before.add(lines.get(at++));
                continue;
            }
            int end = endOfCommand(lines, at);
            String command = String.join("\n", lines.subList(at, end)).substring(2);
            int next = end;
            while (next < lines.size()
                    && !lines.get(next).startsWith("$ ")
                    && !lines.get(next).startsWith("#")) {
                next++;
            }
            int last = next;
            while (last > end && lines.get(last - 1).isEmpty()) {
                last--;
            }
            steps.add(new Step(List.copyOf(before), command, List.copyOf(lines.subList(end, last))));
            before.clear();
            before.addAll(lines.subList(last, next));
            at = next;
        }
        return new Transcript(steps, before);
    }

    /** Index of the line behind the command that begins at {@code from}. */
    private static int endOfCommand(List<String> lines, int from) {
        int at = from;
        while (lines.get(at).endsWith("\\") && at + 1 < lines.size()) {
            at++;
        }
        Matcher here = HERE.matcher(lines.get(at));
        if (here.find()) {
            int end = lines.subList(at, lines.size()).indexOf(here.group(2));
            if (end < 0) {
                throw new IllegalArgumentException("no line \"" + here.group(2) + "\" ends: " + lines.get(at));
            }
            return at + end + 1;
        }
        return at + 1;
    }

    /** The lines of the file. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Step step : steps) {
            lines.addAll(step.before());
            lines.addAll(("$ " + step.command()).lines().toList());
            lines.addAll(step.expected());
        }
        lines.addAll(tail);
        return lines;
    }

    /** What a command printed, as the lines that a transcript has for it. */
    static List<String> output(int exit, String out, String err) {
        var lines = new ArrayList<String>();
        out.lines().map(Transcript::escape).forEach(lines::add);
        if (!out.isEmpty() && !out.endsWith("\n")) {
            lines.add("[no line end]");
        }
        err.lines().map(line -> line.isEmpty() ? "!" : "! " + line).forEach(lines::add);
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        if (exit != 0) {
            lines.add("[exit " + exit + "]");
        }
        return lines;
    }

    private static String escape(String line) {
        return SPECIAL.matcher(line).find() ? "\\" + line : line;
    }
}
