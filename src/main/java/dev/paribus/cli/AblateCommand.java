package dev.paribus.cli;

import dev.paribus.render.AblateView;
import dev.paribus.verb.Ablate;
import java.util.List;

final class AblateCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus ablate --dry-run", "what could be taken back, and what not alone"),
                        new HelpPage.Example("paribus ablate --margin 0.002", "one child for each kept change")),
                List.of(
                        "Registers one experiment for each kept change of the champion's line, or of NAME's, that takes just this change back: "
                                + "a parameter to its value before, code by the reverse of what the experiment changed. All are registered, as one family, or none.",
                        "Each is supported when the metric loses less than the margin without the change, which then is dead weight; refuted "
                                + "when it loses more. The margin is the gain that the change was asked for, else half of the gain that it was kept for.",
                        "What was changed again since cannot be taken back alone; it is left out and named, with the reason. Nothing runs: the last line "
                                + "of the output does it."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .value("--because", "TEXT", "The reason of each. Default: it may do nothing any more.")
                .value("--margin", "NUMBER", "The loss that would not matter, in the primary metric's unit.")
                .value("--seeds", "SEEDS", "1..5 or 1,2,3. Default: the parent's.")
                .flag("--dry-run", "Show what would be registered; write nothing.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        var request = new Ablate.Request(
                arguments.word(0),
                arguments.text("--because"),
                arguments.text("--seeds"),
                arguments.text("--margin"),
                arguments.has("--dry-run"));
        call.show(new AblateView(new Ablate(call.session()).run(request)));
    }
}
