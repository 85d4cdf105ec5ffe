package dev.paribus.cli;

import dev.paribus.render.NextView;
import dev.paribus.verb.Next;
import java.util.List;

final class NextCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--budget DURATION]",
                List.of(
                        new HelpPage.Example("paribus next", "the open ideas, the most gain for an hour first"),
                        new HelpPage.Example("paribus next --budget 8h", "the ones that fill the evening best")),
                List.of(
                        "Ranks ideas by gain times probability over cost. Both are multiplied by the factor by which such promises came true "
                                + "before: what experiments with a prediction brought over what they promised, drawn towards 1 where they are few, "
                                + "for each kind of change. Ideas without numbers stand last, with what is missing.",
                        "--budget takes the set with the most expected gain that fits, run one after another: not always the first ones."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("--budget", "DURATION", "The time to fill, e.g. 8h.");
    }

    @Override
    public void run(Call call) {
        var request = new Next.Request(call.arguments().text("--budget"));
        call.show(new NextView(new Next(call.session()).run(request)));
    }
}
