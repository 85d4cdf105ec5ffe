package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.render.Envelope;
import dev.paribus.render.Page;
import dev.paribus.render.View;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Pager;
import dev.paribus.terminal.ProgressView;
import dev.paribus.terminal.Terminal;
import dev.paribus.text.Shell;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of one verb: its arguments, what it works on, and where its result goes. */
final class Call {
    /** How the result is shown. */
    enum Form {
        /** Text on a terminal, tab-separated values elsewhere. */
        AUTO,
        /** Text, wherever it goes. */
        TEXT,
        JSON
    }

    /**
     * What was typed.
     *
     * @param words all that followed the verb
     * @param arguments the same, taken apart
     * @param survey true where it is said what the clone leaves out
     */
    record Typed(Verb verb, List<String> words, Arguments arguments, boolean survey) {}

    /**
     * Where the result goes.
     *
     * @param pager what a long result goes through; null: it is printed, however long
     * @param progress the live line that has to go first
     * @param version of the tool, which reports name
     */
    record Output(Form form, Terminal terminal, @Nullable Pager pager, ProgressView progress, String version) {}

    private final Typed typed;
    private final Output output;
    private final Session session;
    private ExitCode exit = ExitCode.OK;

    Call(Typed typed, Output output, Session session) {
        this.typed = typed;
        this.output = output;
        this.session = session;
    }

    Arguments arguments() {
        return typed.arguments();
    }

    Session session() {
        return session;
    }

    Terminal terminal() {
        return output.terminal();
    }

    /** The exit code that belongs to what was shown. */
    ExitCode exit() {
        return exit;
    }

    /** The user's own line, less the options of every verb, and {@code more} at its end. */
    String line(String more) {
        var words = new ArrayList<String>();
        Set<String> global = Set.of("--json", "--text", "--color", "--no-color", "--no-pager");
        typed.words().stream().filter(word -> !global.contains(word)).forEach(words::add);
        return "paribus " + typed.verb().word() + (words.isEmpty() ? "" : " " + Shell.line(words)) + " " + more;
    }

    /** Shows a result and ends with the code that belongs to it. */
    void show(View view, ExitCode code) {
        show(view, code, output.form());
    }

    /** Shows a result in a form that another option asked for. */
    void show(View view, ExitCode code, Form form) {
        show(view, code, form, form == Form.TEXT || output.terminal().interactive());
    }

    /** Prints lines that are the whole of standard output. */
    void print(List<String> lines, ExitCode code) {
        exit = code;
        output.progress().close();
        payload(lines);
    }

    private void payload(List<String> lines) {
        Pager pager = output.pager();
        if (pager == null || !pager.show(lines)) {
            output.terminal().lines(lines);
        }
    }

    /** The version of the tool. */
    String version() {
        return output.version();
    }

    /** The form that the options of every verb ask for. */
    Form form() {
        return output.form();
    }

    /** Shows a result that only a person reads: as text in a pipe, too, unless JSON is asked for. */
    void tell(View view) {
        show(view, ExitCode.OK, output.form(), true);
    }

    private void show(View view, ExitCode code, Form form, boolean text) {
        exit = code;
        output.progress().close();
        Terminal terminal = output.terminal();
        List<Problem> absent = typed.survey() ? session.absences() : List.of();
        if (form == Form.JSON) {
            String json = Envelope.text(
                    typed.verb().word(), view.data(), both(view.inEnvelope(), absent), Program.reader(terminal));
            payload(output.pager() == null ? List.of(json) : List.of(json.split("\n")));
            return;
        }
        payload(text ? view.text(page()) : view.plain());
        terminal.problems(both(view.problems(), absent));
    }

    private static List<Problem> both(List<Problem> found, List<Problem> absent) {
        if (absent.isEmpty()) {
            return found;
        }
        var out = new ArrayList<>(found);
        out.addAll(absent);
        return out;
    }

    void show(View view) {
        show(view, ExitCode.OK);
    }

    private Page page() {
        var around = output.terminal().surroundings();
        return new Page(
                around.width(),
                around.outInk(),
                around.glyphs(),
                session.machine().clock().instant());
    }

    /**
     * The value of an option that must be given.
     *
     * @param suggestion what its value could be, in words
     * @throws Failure COMMAND_LINE {@code reason-missing} with the user's own line completed
     */
    String reason(String option, String suggestion) {
        String text = typed.arguments().text(option);
        if (text == null) {
            throw Failure.commandLine(
                    "reason-missing",
                    "paribus " + typed.verb().word() + " needs a reason: " + option + " TEXT",
                    line(option + " \"" + suggestion + "\""));
        }
        return text;
    }
}
