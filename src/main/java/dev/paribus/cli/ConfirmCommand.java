package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.ConfirmView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Confirm;
import java.util.ArrayList;
import java.util.List;

final class ConfirmCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME...] [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus confirm amber-otter", "five fresh seeds against the champion, and a verdict"),
                        new HelpPage.Example(
                                "paribus confirm --sweep amber-otter --jobs 2",
                                "the best of the sweep that it belongs to"),
                        new HelpPage.Example(
                                "paribus confirm amber-otter quiet-ridge slate-heron --dry-run",
                                "which of them is the best, and what would be registered")),
                List.of(
                        "The best of many tries was lucky with its own seeds. A confirmation measures it again, with seeds that it never had, "
                                + "five or more, against a champion with five or more: cheap tries of one seed each, then one confirmation, find more "
                                + "than the same seeds spread over all tries. Only confirmations count as tries among each other.",
                        "It is an experiment of its own, of kind replication: nothing differs but the seeds, and nothing is written on NAME. "
                                + "Criteria and hypothesis are NAME's; where it claimed nothing (a sweep), --success or the project's own.",
                        "When it is supported, keep NAME adopts NAME, whatever NAME's own verdict was, and merges the confirmation as evidence. "
                                + "Ends as run does."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", Integer.MAX_VALUE)
                .value("--sweep", "NAME", "The best of the sweep that this one belongs to.")
                .value(
                        "--seeds",
                        "SEEDS",
                        "11..15, or +8 for eight; none that it had. Default: the champion's, or the next five.")
                .value("--because", "TEXT", "Why. Default: its own hypothesis.")
                .list("--success", "CRITERION", "For one that claimed nothing. Repeatable; all must hold.")
                .list("--guard", "CRITERION", "For one that claimed nothing. Repeatable.")
                .flag("--dry-run", "Show what would be registered; write nothing.");
        RunSyntax.declare(syntax);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        String sweep = arguments.text("--sweep");
        if (sweep != null && !arguments.words().isEmpty()) {
            throw Failure.commandLine(
                    "option-alone",
                    "--sweep takes all of a sweep, and names were given too: " + String.join(" ", arguments.words()),
                    "one of the two");
        }
        boolean dry = arguments.has("--dry-run");
        var request = new Confirm.Request(
                arguments.words(),
                sweep,
                arguments.text("--because"),
                arguments.list("--success"),
                arguments.list("--guard"),
                arguments.text("--seeds"),
                RunSyntax.read(arguments),
                dry);
        var confirm = new Confirm(call.session());
        if (arguments.has(Detached.OPTION) && !dry) {
            Confirm.Result made = confirm.register(request);
            var remarks = new ArrayList<>(made.recovered());
            remarks.addAll(made.confirmation().notes());
            Detached.run(call, List.of(made.confirmation().name()), remarks);
            return;
        }
        Confirm.Result result = confirm.run(request);
        call.show(
                new ConfirmView(result, dry),
                result.launched() == null ? ExitCode.OK : RunSyntax.exit(result.launched()));
    }
}
