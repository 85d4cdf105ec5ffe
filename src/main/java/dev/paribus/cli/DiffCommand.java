package dev.paribus.cli;

import dev.paribus.render.DiffView;
import dev.paribus.verb.Diff;
import java.util.List;

final class DiffCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME [NAME]] [--full]",
                List.of(
                        new HelpPage.Example("paribus diff", "the experiment that is checked out against its parent"),
                        new HelpPage.Example("paribus diff amber-otter", "an experiment against its parent"),
                        new HelpPage.Example(
                                "paribus diff slate-heron amber-otter", "two experiments, the older one first")),
                List.of(
                        "Shows the declared change beside the observed one, the parameters that differ, each metric with "
                                + "its difference and whether that is better or worse, and the files of the code that differ."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 2).flag("--full", "The patch of the code as well.");
    }

    @Override
    public boolean pages() {
        return true;
    }

    @Override
    public void run(Call call) {
        var code = call.arguments().has("--full") ? Diff.Code.PATCH : Diff.Code.STAT;
        var request =
                new Diff.Request(call.arguments().word(0), call.arguments().word(1), code);
        call.show(new DiffView(new Diff(call.session()).run(request)));
    }
}
