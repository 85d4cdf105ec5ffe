package dev.paribus.cli;

import dev.paribus.render.DecisionViews;
import dev.paribus.verb.Keep;
import java.util.List;

final class KeepCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] --because TEXT [--although TEXT]",
                List.of(
                        new HelpPage.Example(
                                "paribus keep amber-otter " + "--because \"better on every seed\"",
                                "adopt a supported experiment"),
                        new HelpPage.Example(
                                "paribus keep amber-otter --because \"simpler code\" "
                                        + "--although \"val_f1 is not shown to be better\"",
                                "without a supported verdict; recorded and shown for ever")),
                List.of("Merges the experiment into the trunk, where it becomes the champion. Its parent "
                        + "must be the champion, and the trunk's code and record must not have moved since."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .value("--because", "TEXT", "The reason.")
                .value("--although", "TEXT", "Why it is kept although the verdict is not supported.");
    }

    @Override
    public void run(Call call) {
        String because = call.reason("--because", "...");
        var request = new Keep.Request(
                call.arguments().word(0), because, call.arguments().text("--although"));
        call.show(DecisionViews.kept(new Keep(call.session()).run(request)));
    }
}
