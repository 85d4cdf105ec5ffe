package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.LogsView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.verb.Logs;
import java.util.List;

final class LogsCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] [--seed N] [-f]",
                List.of(
                        new HelpPage.Example(
                                "paribus logs amber-otter", "what the seed that runs, or ran last, printed"),
                        new HelpPage.Example("paribus logs amber-otter --seed 3 -f", "follows it until it ends"),
                        new HelpPage.Example("paribus logs amber-otter --seed 3 --attempt 1", "an earlier attempt")),
                List.of(
                        "Shows the whole log where the run was made, also of a run that another terminal started, and elsewhere the "
                                + "first and last lines that are committed. Of a bar that was drawn again and again the last state is "
                                + "shown; escape sequences are taken out.",
                        "Ctrl-C ends the showing with 130; the run goes on."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1);
        syntax.value("--seed", "N", "Of this seed.")
                .value("--attempt", "K", "Not the newest attempt but this one.")
                .flag("--smoke", "Of the smoke run.")
                .flag("--follow", "Go on until the attempt ends.", "-f");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean follow = arguments.has("--follow");
        boolean json = call.form() == Call.Form.JSON;
        if (follow && json) {
            throw Failure.commandLine(
                    "options-clash", "--json prints one object, so it cannot follow a log", "paribus logs -f");
        }
        var logs = new Logs(call.session());
        Logs.Result result = logs.run(new Logs.Request(
                arguments.word(0),
                arguments.number("--seed"),
                arguments.count("--attempt"),
                arguments.has("--smoke") ? "smoke" : null));
        if (json) {
            call.show(new LogsView(result, logs.excerpt()));
            return;
        }
        Terminal terminal = call.terminal();
        call.print(List.of(), ExitCode.OK);
        terminal.note(LogsView.title(result));
        String end = logs.read(follow, new Logs.Sink() {
            @Override
            public boolean lines(List<String> lines) {
                terminal.settle();
                terminal.lines(lines);
                return terminal.flush();
            }

            @Override
            public void open(String line) {
                terminal.hover(line);
            }
        });
        terminal.settle();
        if (follow && end != null) {
            terminal.note("ended: " + end);
        }
    }
}
