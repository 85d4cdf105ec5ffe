package dev.paribus.cli;

import dev.paribus.render.ExplainView;
import dev.paribus.verb.Explain;
import java.util.List;

final class ExplainCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[CODE]",
                List.of(
                        new HelpPage.Example("paribus explain two-changes", "what the rule says, why, and what to do"),
                        new HelpPage.Example("paribus explain", "every code, what it weighs and what it finds")),
                List.of("CODE is what stands in [brackets] behind a message."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("CODE", 1);
    }

    @Override
    public void run(Call call) {
        call.show(new ExplainView(
                new Explain().run(new Explain.Request(call.arguments().word(0)))));
    }
}
