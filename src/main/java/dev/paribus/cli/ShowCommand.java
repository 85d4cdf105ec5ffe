package dev.paribus.cli;

import dev.paribus.render.ShowView;
import dev.paribus.verb.Show;
import java.util.List;

final class ShowCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME]",
                List.of(
                        new HelpPage.Example("paribus show", "the experiment that is checked out"),
                        new HelpPage.Example(
                                "paribus show amber-otter",
                                "any experiment; amber or otter is " + "enough where it is the only one")),
                List.of(
                        "Shows the plan, the criteria with their verdicts, the value of each seed, the story in "
                                + "commits, the end of the log of seeds that failed, and the plain git commands behind it all."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1);
    }

    @Override
    public void run(Call call) {
        Show.Result result =
                new Show(call.session()).run(new Show.Request(call.arguments().word(0)));
        call.show(new ShowView(result));
    }
}
