package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.OutcomeView;
import dev.paribus.verb.Run;
import dev.paribus.workflow.launch.Amending;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class RunCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME...] [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus run", "the experiment that is checked " + "out, else all that are registered"),
                        new HelpPage.Example("paribus run amber-otter --jobs 2", "a named one, two seeds at once"),
                        new HelpPage.Example("paribus run --jobs 4", "seeds of all that are registered, four at once"),
                        new HelpPage.Example(
                                "paribus run amber-otter --detach", "goes on when this terminal is closed"),
                        new HelpPage.Example(
                                "paribus run amber-otter --again " + "--because \"the node had a broken fan\"",
                                "all its seeds anew; counts as one more try"),
                        new HelpPage.Example(
                                "paribus run amber-otter --seeds +6..10 --because \"cannot tell yet\"",
                                "five seeds more, planned before they run: a second look")),
                List.of(
                        "Every seed runs in a worktree of its own, so the checkout can be edited meanwhile. Seeds that have their values are not "
                                + "run again. The result is a commit on the experiment's branch, with the verdict computed from the registered criteria.",
                        "--jobs counts seeds, whichever experiment they belong to, and what other runs on this machine have started: two runs "
                                + "with --jobs 4 are four jobs at once. How many ran beside a seed is recorded, and a metric that is "
                                + "declared alone is void then. A seed that cannot start keeps no other from running.",
                        "--seeds +6..10 adds seeds to the plan of one that is measured, in a commit before they run; --seeds +3 adds the next three. "
                                + "The first verdict stays and is shown; the next one uses all values, counts as one more try and as a second look.",
                        "Ends with 0 whatever the verdict is, with 1 when a seed failed, with 3 when one could not start, with 130 when "
                                + "stopped by hand. Ctrl-C once ends the run and records it; twice at once."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", Integer.MAX_VALUE);
        RunSyntax.declare(syntax);
        syntax.flag("--leave-untracked", "Untracked files in the experiment's checkout are no part of it.")
                .flag("--again", "Measure all seeds anew; needs --because.")
                .value("--seeds", "+SEEDS", "Add +6..10, or +3 for the next three, to the plan; needs --because.")
                .value("--because", "TEXT", "Why again, or why more.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean again = arguments.has("--again");
        String more = arguments.text("--seeds");
        requireTogether(call, again, more);
        String because = again || more != null ? call.reason("--because", "...") : arguments.text("--because");
        var request = new Run.Request(arguments.words(), RunSyntax.read(arguments), again, more, because);
        if (arguments.has(Detached.OPTION)) {
            detach(call, request);
            return;
        }
        Run.Result result = new Run(call.session()).run(request);
        if (result.nothing() != null) {
            call.terminal().note(result.nothing());
        }
        call.show(new OutcomeView(result.launched(), result.recovered(), null), RunSyntax.exit(result.launched()));
    }

    private static void requireTogether(Call call, boolean again, @Nullable String more) {
        if (again && more != null) {
            throw Failure.commandLine(
                    "option-alone",
                    "--again measures the planned seeds anew and --seeds adds others: one at a time",
                    "leave out --again, or --seeds " + more);
        }
        if (!again && more == null && call.arguments().has("--because")) {
            throw Failure.commandLine(
                    "option-alone",
                    "--because says why it is run again, or with more seeds, so it needs --again or --seeds",
                    call.line("--again"));
        }
    }

    private static void detach(Call call, Run.Request request) {
        if (request.more() == null) {
            Detached.run(call);
            return;
        }
        Amending.Amended amended = new Run(call.session()).amend(request);
        Detached.run(call, List.of(amended.name()), amended.notes());
    }
}
