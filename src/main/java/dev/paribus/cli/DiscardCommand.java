package dev.paribus.cli;

import dev.paribus.render.DecisionViews;
import dev.paribus.verb.Discard;
import java.util.List;

final class DiscardCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] --because TEXT",
                List.of(new HelpPage.Example(
                        "paribus discard amber-otter " + "--because \"no seed is better\"",
                        "the decision, as a commit on its branch")),
                List.of("Deletes nothing: branch, code and results stay, and the history shows it as discarded."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1).value("--because", "TEXT", "The reason.");
    }

    @Override
    public void run(Call call) {
        var request = new Discard.Request(call.arguments().word(0), call.reason("--because", "..."));
        call.show(DecisionViews.discarded(new Discard(call.session()).run(request)));
    }
}
