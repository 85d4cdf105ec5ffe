package dev.paribus.cli;

import dev.paribus.render.CompareView;
import dev.paribus.verb.Compare;
import java.util.List;

final class CompareCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME...] [--full] [--plot METRIC]",
                List.of(
                        new HelpPage.Example(
                                "paribus compare slate-heron amber-otter bold-robin",
                                "each of the others against the first one"),
                        new HelpPage.Example(
                                "paribus compare amber-otter", "an experiment against its parent, as diff"),
                        new HelpPage.Example(
                                "paribus compare slate-heron amber-otter bold-robin --plot val_accuracy",
                                "and their courses in one picture")),
                List.of(
                        "The experiments are the rows. The first one is what the others are held against; in each metric "
                                + "the best value says best. Of the parameters only those are shown that are not the same "
                                + "in all. Two experiments are shown as diff shows them.",
                        "An experiment whose numbers must not be held against the first one's says so and is never best. "
                                + "A difference here is no verdict: the verdict of each is the one against its own parent.",
                        "In a pipe there is a line for each fact: experiment, section, name, value, the first one's value, "
                                + "difference, direction, best."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", Integer.MAX_VALUE)
                .flag("--full", "The patches of the code as well.")
                .value("--plot", "METRIC", DiffCommand.PLOT);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        var request = new Compare.Request(arguments.words(), DiffCommand.code(arguments), arguments.text("--plot"));
        call.show(new CompareView(new Compare(call.session()).run(request)));
    }
}
