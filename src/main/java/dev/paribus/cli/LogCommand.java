package dev.paribus.cli;

import dev.paribus.render.LogView;
import dev.paribus.verb.Log;
import java.util.List;

final class LogCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[-n COUNT] [--oneline] [--all]",
                List.of(
                        new HelpPage.Example("paribus log", "the history as a graph, newest first"),
                        new HelpPage.Example("paribus log --oneline -n 20", "the newest 20, a line each"),
                        new HelpPage.Example(
                                "paribus log --json | jq -r '.data[] | " + "select(.verdict == \"supported\").name'",
                                "for programs")),
                List.of(
                        "The champion's line stands in the first column; every other experiment hangs off "
                                + "its parent, which stands below it. Failed and discarded ones are shown as well.",
                        "In a pipe it prints tab-separated values with a header line, newest first."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("-n", "COUNT", "At most so many experiments.")
                .flag("--oneline", "One line each.")
                .flag("--all", "Archived ones, too.");
    }

    @Override
    public void run(Call call) {
        Integer most = call.arguments().count("-n");
        var scope = call.arguments().has("--all") ? Log.Scope.ALL : Log.Scope.LIVE;
        var detail = call.arguments().has("--oneline") ? LogView.Detail.ONE_LINE : LogView.Detail.USUAL;
        Log.Result result = new Log(call.session()).run(new Log.Request(scope));
        call.show(new LogView(result, detail, most == null ? Integer.MAX_VALUE : most));
    }
}
