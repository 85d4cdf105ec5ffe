package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.StopView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Stop;
import java.util.List;

final class StopCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME...] [--seed N] [--all]",
                List.of(
                        new HelpPage.Example(
                                "paribus stop amber-otter", "all its seeds, also those that wait for their turn"),
                        new HelpPage.Example("paribus stop amber-otter --seed 3", "one of them; the others go on"),
                        new HelpPage.Example("paribus stop --all", "whatever runs in this project")),
                List.of(
                        "Works from any terminal, also on detached runs. The command gets TERM, and KILL when it has not ended "
                                + "after run.grace (10 s); its own children too, and no process besides. What was measured is "
                                + "recorded, and paribus run NAME goes on with the seeds that are missing.",
                        "Ends with 0 when nothing of it runs any more, also when nothing ran; with 1 when something still runs, "
                                + "or may run on a machine that cannot be seen from here. Ctrl-C ends the waiting: what was asked to stop stops."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", Integer.MAX_VALUE);
        syntax.value("--seed", "N", "This seed alone.").flag("--all", "Every experiment of the project.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean all = arguments.has("--all");
        Integer seed = arguments.number("--seed");
        if (all && (seed != null || !arguments.words().isEmpty())) {
            throw Failure.commandLine(
                    "options-clash", "--all stops everything, so it takes no NAME and no --seed", "paribus stop --all");
        }
        Stop.Result result = new Stop(call.session()).run(new Stop.Request(arguments.words(), seed, all));
        call.show(new StopView(result), result.over() ? ExitCode.OK : ExitCode.NO);
    }
}
