package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.render.Envelope;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Outside;
import dev.paribus.terminal.Pager;
import dev.paribus.terminal.ProgressView;
import dev.paribus.terminal.Surroundings;
import dev.paribus.terminal.Terminal;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.OpenedAhead;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.WriterSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command line from its arguments to its exit code. */
public final class Program {
    private final Outside outside;
    private final List<String> args;
    private final WriterSource writers;
    private final Terminal terminal;

    /** @param writers opens the repository for writing when a verb writes */
    public Program(Outside outside, List<String> args, WriterSource writers) {
        this.outside = outside;
        this.writers = writers;
        this.terminal = outside.terminal(Surroundings.Colour.AUTO);
        this.args = List.copyOf(args);
    }

    /** Runs it; everything that is thrown from here is a bug. */
    public int run() {
        ExitCode code;
        try {
            code = dispatch();
        } catch (Failure failure) {
            code = fail(failure, args.contains("--json") ? kind() : "");
        }
        try {
            terminal.finish();
        } catch (Failure lost) {
            code = fail(lost, "");
        }
        return code.code();
    }

    private String kind() {
        return args.stream().filter(Verb.words()::contains).findFirst().orElse("paribus");
    }

    private ExitCode fail(Failure failure, String jsonKind) {
        if (!jsonKind.isEmpty()) {
            terminal.line(Envelope.text(jsonKind, List.of(), failure.problems(), reader(terminal)));
        }
        List<Problem> problems = failure.problems();
        if (jsonKind.isEmpty() || problems.isEmpty()) {
            terminal.problems(problems);
        }
        if (failure.kind() == Failure.Kind.INTERRUPTED && problems.isEmpty()) {
            terminal.note("stopped");
        }
        return ExitCode.of(failure.kind());
    }

    static Envelope.Reader reader(Terminal terminal) {
        return terminal.interactive() ? Envelope.Reader.PERSON : Envelope.Reader.PROGRAM;
    }

    private ExitCode dispatch() {
        Globals globals = Globals.read(args);
        Terminal shown = terminal(globals.colour());
        if (globals.wants("--version")) {
            shown.line("paribus " + outside.version());
            return ExitCode.OK;
        }
        String word = globals.verb();
        if (word == null) {
            shown.lines(HelpText.overview(shown.surroundings().outInk()));
            return ExitCode.OK;
        }
        Verb verb = Verb.of(word).orElseThrow(() -> unknown(word));
        if (globals.wants("--help") || globals.wants("-h")) {
            return page(verb, shown, globals.wants("--no-pager"));
        }
        return run(verb, globals);
    }

    private static Failure unknown(String word) {
        List<String> near = DidYouMean.near(word, Verb.words());
        return Failure.commandLine(
                "unknown-verb",
                "there is no verb '" + word + "'"
                        + (near.isEmpty() ? "" : "; " + DidYouMean.question(word, Verb.words())),
                near.isEmpty() ? "paribus help" : "paribus help " + near.get(0));
    }

    private ExitCode run(Verb verb, Globals globals) {
        OpenedAhead ahead = ahead(verb, globals);
        try {
            return run(verb, globals, ahead);
        } finally {
            if (ahead != null) {
                ahead.close();
            }
        }
    }

    /** Where the verb is going to look, unless it turns out to be meant for another place. */
    private @Nullable OpenedAhead ahead(Verb verb, Globals globals) {
        Path there = directory(globals);
        return verb.readsProject() && !globals.rest().contains("--help") && Files.isDirectory(there)
                ? new OpenedAhead(there, outside.environment())
                : null;
    }

    private ExitCode run(Verb verb, Globals globals, @Nullable OpenedAhead ahead) {
        Command command = verb.command();
        var syntax = new Syntax(verb.word());
        command.options(syntax);
        syntax.everywhere();
        Arguments arguments = new Parser(verb.word(), syntax).parse(globals.rest());
        Terminal shown = terminal(colour(arguments, globals));
        boolean direct = globals.wants("--no-pager") || arguments.has("--no-pager");
        if (arguments.has("--help")) {
            return page(verb, shown, direct);
        }
        SpokenSecrets.refuse(verb, arguments, globals.rest(), outside.environment());
        try (ProgressView progress = shown.progress(outside.clock());
                Session session = session(machine(globals, arguments, progress), ahead)) {
            Pager pager =
                    direct || !verb.pages() ? null : pager(session.machine().directory());
            var call = new Call(
                    new Call.Typed(verb, globals.rest(), arguments, verb.surveys()),
                    new Call.Output(form(globals, arguments), shown, pager, progress, outside.version()),
                    session);
            command.run(call);
            return call.exit();
        }
    }

    private Session session(Machine machine, @Nullable OpenedAhead ahead) {
        return new Session(machine, writers, ahead != null && ahead.in(machine.directory()) ? ahead : null);
    }

    private ExitCode page(Verb verb, Terminal shown, boolean direct) {
        List<String> lines = HelpText.of(verb, shown.surroundings());
        Pager pager = direct ? null : pager(outside.directory());
        if (pager == null || !pager.show(lines)) {
            shown.lines(lines);
        }
        return ExitCode.OK;
    }

    /** Null where nobody looks at a terminal. */
    private @Nullable Pager pager(Path directory) {
        return terminal.interactive()
                ? new Pager(outside, terminal.surroundings().width(), directory)
                : null;
    }

    private Machine machine(Globals globals, Arguments arguments, ProgressView progress) {
        return new Machine(
                outside.environment(),
                directory(globals, arguments),
                outside.program(),
                outside.clock(),
                outside.random(),
                progress,
                outside.cancel());
    }

    private static Call.Form form(Globals globals, Arguments arguments) {
        if (globals.wants("--json") || arguments.has("--json")) {
            return Call.Form.JSON;
        }
        return globals.wants("--text") || arguments.has("--text") ? Call.Form.TEXT : Call.Form.AUTO;
    }

    private static Surroundings.Colour colour(Arguments arguments, Globals globals) {
        if (arguments.has("--no-color")) {
            return Surroundings.Colour.NEVER;
        }
        return arguments.has("--color") ? Surroundings.Colour.ALWAYS : globals.colour();
    }

    private Path directory(Globals globals) {
        Path here = outside.directory();
        return globals.directory() == null
                ? here
                : here.resolve(globals.directory()).normalize();
    }

    private Path directory(Globals globals, Arguments arguments) {
        Path here = directory(globals);
        String more = arguments.text("-C");
        Path there = (more == null ? here : here.resolve(more)).normalize();
        if (!Files.isDirectory(there)) {
            throw Failure.commandLine("no-directory", "-C names no directory: '" + there + "'", "paribus -C DIR ...");
        }
        return there;
    }

    private Terminal terminal(Surroundings.Colour colour) {
        return colour == Surroundings.Colour.AUTO
                ? terminal
                : terminal.with(terminal.surroundings().in(outside.environment(), colour));
    }
}
