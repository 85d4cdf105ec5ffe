package dev.paribus.terminal;

import dev.paribus.text.Escape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What is said when the tool itself is at fault; the only place that shows a stack trace. */
public final class BugReport {
    private BugReport() {}

    /**
     * Says what has to be said of a bug; returns the exit code.
     *
     * @param machine Java and the system, in a line
     */
    public static int print(Throwable bug, Outside outside, List<String> arguments, String machine) {
        Terminal terminal = outside.terminal(Surroundings.Colour.AUTO);
        lines(bug, outside.version(), machine, arguments).forEach(terminal::note);
        terminal.finish();
        return ExitCode.BUG.code();
    }

    /**
     * The lines for standard error.
     *
     * @param version of this build
     * @param machine Java and the system, in a line
     * @param arguments the command line
     */
    public static List<String> lines(Throwable bug, String version, String machine, List<String> arguments) {
        var trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        return List.of(
                "error: this is a bug in Paribus, not in your project [bug]",
                "Nothing that was measured is lost: what is not committed yet waits in .git/paribus/runs, and the next",
                "writing command (paribus run, new, keep ...) commits it.",
                "Please report it with the lines below; look first whether they hold something private.",
                "",
                "paribus " + version + ", " + Escape.terminal(machine),
                "arguments: " + dev.paribus.text.Shell.line(arguments),
                Escape.block(trace.toString()).stripTrailing());
    }
}
