package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.DecisionViews;
import dev.paribus.verb.Drop;
import java.util.List;

final class DropCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "NAME",
                List.of(new HelpPage.Example(
                        "paribus drop amber-otter", "a registration that was never run; says how to get it back")),
                List.of("Only for what was never measured: a result is never dropped, it is discarded."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1);
    }

    @Override
    public void run(Call call) {
        String name = call.arguments().word(0);
        if (name == null) {
            throw Failure.commandLine("name-missing", "paribus drop needs the experiment's name", call.line("NAME"));
        }
        call.show(DecisionViews.dropped(new Drop(call.session()).run(new Drop.Request(name))));
    }
}
