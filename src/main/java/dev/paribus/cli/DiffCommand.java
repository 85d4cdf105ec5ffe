package dev.paribus.cli;

import dev.paribus.render.DiffView;
import dev.paribus.verb.Diff;
import java.util.List;

final class DiffCommand implements Command {
    static final String PLOT = "The course of a metric over the steps, drawn; of seeds that still run, too.";

    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME [NAME]] [--full] [--plot METRIC]",
                List.of(
                        new HelpPage.Example("paribus diff", "the experiment that is checked out against its parent"),
                        new HelpPage.Example("paribus diff amber-otter", "an experiment against its parent"),
                        new HelpPage.Example(
                                "paribus diff slate-heron amber-otter", "two experiments, the older one first"),
                        new HelpPage.Example(
                                "paribus diff amber-otter --plot val_accuracy", "and the course of a metric")),
                List.of(
                        "Shows the verdict, the declared change beside the observed one, the parameters that differ, each "
                                + "metric with its difference and whether that is better or worse, the files of the code "
                                + "that differ, environment and data.",
                        "Numbers that must not be compared (other data, metrics, protected paths, a smoke run) get no "
                                + "difference, and it says why. Two experiments of which neither is the other's parent "
                                + "have no verdict; the interval beside a difference is Welch's, at 95 %.",
                        "The exit code is 0 whatever differs; paribus check is what judges."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 2)
                .flag("--full", "The patch of the code as well.")
                .value("--plot", "METRIC", PLOT);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        var request = new Diff.Request(arguments.word(0), arguments.word(1), code(arguments), arguments.text("--plot"));
        call.show(new DiffView(new Diff(call.session()).run(request)));
    }

    static Diff.Code code(Arguments arguments) {
        return arguments.has("--full") ? Diff.Code.PATCH : Diff.Code.STAT;
    }
}
