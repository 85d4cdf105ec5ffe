package dev.paribus.cli;

import dev.paribus.render.StatusView;
import dev.paribus.verb.Status;
import java.util.List;

final class StatusCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "",
                List.of(new HelpPage.Example("paribus status", "what waits for you, and the command that goes on")),
                List.of("Shows what is registered and not run, what runs on this machine, what is "
                        + "measured and undecided, what failed, and results that are not committed yet."));
    }

    @Override
    public void options(Syntax syntax) {
        // It has none of its own.
    }

    @Override
    public void run(Call call) {
        call.show(new StatusView(new Status(call.session()).run(new Status.Request())));
    }
}
