package dev.paribus.cli;

import dev.paribus.render.SplitView;
import dev.paribus.verb.Split;
import java.util.List;

final class SplitCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] [--because TEXT] [--dry-run]",
                List.of(
                        new HelpPage.Example("paribus split amber-otter --dry-run", "what it would become"),
                        new HelpPage.Example("paribus split", "the one that is checked out")),
                List.of(
                        "Makes one experiment of each change of an experiment that changed several things: each parameter, the code with "
                                + "what it declares to bring along, the data, the lock files. All grow from the same base, and all are created or none.",
                        "Criteria and seeds are taken over, and the reason, unless --because gives another. The original stays under its name; "
                                + "only what is committed on its branch counts."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .value("--because", "TEXT", "The reason of each part. Default: the original's.")
                .flag("--dry-run", "Show what would be made; write nothing.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        var request = new Split.Request(arguments.word(0), arguments.text("--because"), arguments.has("--dry-run"));
        call.show(new SplitView(new Split(call.session()).run(request)));
    }
}
