package dev.paribus.hook;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Outside;
import dev.paribus.terminal.Surroundings.Colour;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.Machine;
import dev.paribus.workflow.Session;
import java.util.List;

/** The command lines that git asks for, from their arguments to their exit codes, past the parser of all the others. */
public final class Entry {
    private final Outside outside;
    private final List<String> args;

    private Entry(Outside outside, List<String> args) {
        this.outside = outside;
        this.args = args;
    }

    /** True for a command line that is answered here: {@code check --staged} with no more than {@code --text}. */
    public static boolean takes(List<String> args) {
        return args.size() >= 2
                && args.get(0).equals("check")
                && args.get(1).equals("--staged")
                && (args.size() == 2 || (args.size() == 3 && args.get(2).equals("--text")));
    }

    /** Runs a command line that {@link #takes} takes; everything that is thrown from here is a bug. */
    public static int run(Outside outside, List<String> args) {
        return new Entry(outside, args).run();
    }

    private int run() {
        Terminal terminal = outside.terminal(Colour.AUTO);
        ExitCode code;
        try (Session session = session()) {
            code = new StagedCheck(session, terminal).run(args.contains("--text"));
        } catch (Failure failure) {
            code = fail(terminal, failure);
        }
        try {
            terminal.finish();
        } catch (Failure lost) {
            code = fail(terminal, lost);
        }
        return code.code();
    }

    private static ExitCode fail(Terminal terminal, Failure failure) {
        List<Problem> problems = failure.problems();
        terminal.problems(problems);
        return ExitCode.of(failure.kind());
    }

    private Session session() {
        var machine = new Machine(
                outside.environment(),
                outside.directory(),
                outside.clock(),
                outside.random(),
                progress -> {},
                outside.cancel());
        return new Session(machine, (reader, env, clock) -> {
            throw new IllegalStateException("a hook writes to no repository");
        });
    }
}
