package dev.paribus.terminal;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.ProblemText;
import dev.paribus.text.Width;
import java.io.PrintStream;
import java.util.List;

/** Where a command writes: the payload on standard output, all else on standard error. */
public final class Terminal {
    private static final String CLEAR = "\r\u001b[K";

    /** Characters that are printed at once: each print is a call of the system. */
    private static final int PART = 1 << 15;

    private final PrintStream out;
    private final PrintStream err;
    private final Surroundings surroundings;
    private boolean hovering;

    public Terminal(PrintStream out, PrintStream err, Surroundings surroundings) {
        this.out = out;
        this.err = err;
        this.surroundings = surroundings;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** True where a person reads standard output. */
    public boolean interactive() {
        return surroundings.out() == Device.TERMINAL;
    }

    /** The same streams, seen with other surroundings. */
    public Terminal with(Surroundings other) {
        return new Terminal(out, err, other);
    }

    /** A line of the payload. */
    public void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** Lines of the payload, many at once; stops early when nobody reads any more. */
    public void lines(Iterable<String> lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
            if (text.length() > PART) {
                out.print(text);
                text.setLength(0);
                if (out.checkError()) {
                    return;
                }
            }
        }
        out.print(text);
    }

    /** On a terminal, a line that stands until the next one is drawn over it; elsewhere nothing. */
    public void hover(String text) {
        if (interactive()) {
            hovering = true;
            out.print(CLEAR
                    + Width.truncate(
                            text,
                            surroundings.width() - 1,
                            surroundings.glyphs().ellipsis()));
            out.flush();
        }
    }

    /** Takes away what hovers. */
    public void settle() {
        if (hovering) {
            hovering = false;
            out.print(CLEAR);
        }
    }

    /** Sends what was printed on its way; false when nobody reads any more. */
    public boolean flush() {
        return !out.checkError();
    }

    /** A line for a person, beside the payload. */
    public void note(String text) {
        err.print(text);
        err.print('\n');
    }

    /** Prints problems on standard error, errors first. */
    public void problems(List<Problem> problems) {
        var printer = new ProblemText(surroundings.errInk(), surroundings.width());
        printer.lines(problems).forEach(this::note);
        err.flush();
    }

    /**
     * Ends the output.
     *
     * @throws Failure ENVIRONMENT {@code output-lost} when standard output is a file or device that did not take everything. A
     *     pipe whose reader left is no failure.
     */
    public void finish() {
        err.flush();
        if (out.checkError() && surroundings.out() == Device.OTHER) {
            throw Failure.environment(
                    "output-lost",
                    "standard output did not take everything that was written",
                    "look whether the disk is full, and repeat the command");
        }
    }

    /** The progress display of standard error. */
    public ProgressView progress(java.time.Clock clock) {
        return new ProgressView(err, surroundings, clock);
    }
}
