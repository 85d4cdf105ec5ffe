package dev.paribus.hook;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitWriter;
import dev.paribus.model.Progress;
import dev.paribus.problem.Failure;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Outside;
import dev.paribus.terminal.Surroundings.Colour;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.WriterSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The command lines that git asks for, from their arguments to their exit codes, past the parser of all the others. */
public final class Entry {
    private static final List<String> CHECK = List.of("check", "--staged");
    private static final List<String> CALLS =
            List.of("pre-commit", "commit-msg", "pre-push", "textconv", "merge-record");

    private final Outside outside;
    private final Terminal terminal;

    private Entry(Outside outside) {
        this.outside = outside;
        this.terminal = outside.terminal(Colour.AUTO);
    }

    /** True for a command line that is answered here: {@code check --staged}, and what only git calls. */
    public static boolean takes(List<String> args) {
        return args.equals(CHECK) || (args.size() >= 2 && args.get(0).equals("hook") && CALLS.contains(args.get(1)));
    }

    /** Runs a command line that {@link #takes} takes; everything that is thrown from here is a bug. */
    public static int run(Outside outside, List<String> args) {
        if (args.equals(CHECK) || args.get(1).equals("pre-commit")) {
            Warming.begin();
        }
        var entry = new Entry(outside);
        ExitCode code = entry.called(args);
        try {
            entry.terminal.finish();
            return code.code();
        } catch (Failure failure) {
            return entry.told(failure).code();
        }
    }

    private ExitCode called(List<String> args) {
        try {
            return call(args);
        } catch (Failure failure) {
            return told(failure);
        }
    }

    private ExitCode told(Failure failure) {
        terminal.problems(failure.problems());
        return ExitCode.of(failure.kind());
    }

    private ExitCode call(List<String> args) {
        if (args.equals(CHECK)) {
            try (Session session = session(outside.directory()).forIndex()) {
                return new StagedCheck(session, terminal).run();
            }
        }
        List<String> rest = args.subList(2, args.size());
        return switch (args.get(1)) {
            case "pre-commit" -> new PreCommit(this::session, terminal).run(outside.directory(), rest);
            case "commit-msg" -> new CommitMessage(this::session, terminal).run(outside.directory(), rest);
            case "pre-push" ->
                new PrePush(this::session, terminal)
                        .run(outside.directory(), rest, outside.environment(), outside.in());
            case "textconv" -> new TextConversion(terminal).run(outside.directory(), rest);
            default -> new RecordMerge(outside.environment(), terminal).run(outside.directory(), rest);
        };
    }

    private Session session(Path directory) {
        var machine = new Machine(
                outside.environment(),
                directory,
                outside.program(),
                outside.clock(),
                outside.random(),
                new Silent(),
                outside.cancel());
        return new Session(machine, new NoWriter());
    }

    private static final class Silent implements Consumer<Progress> {
        @Override
        public void accept(Progress progress) {
            // git shows what a hook prints when it is over
        }
    }

    private static final class NoWriter implements WriterSource {
        @Override
        public GitWriter open(GitReader reader, Map<String, String> env, Clock clock) {
            throw new IllegalStateException("a hook writes to no repository");
        }
    }
}
