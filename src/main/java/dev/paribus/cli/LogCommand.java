package dev.paribus.cli;

import dev.paribus.render.LogView;
import dev.paribus.render.RevisitView;
import dev.paribus.verb.Log;
import dev.paribus.verb.Revisit;
import java.util.List;

final class LogCommand implements Command {
    private static final int REVISITED = 20;

    @Override
    public HelpPage help() {
        return new HelpPage(
                "[-n COUNT] [--oneline] [--all] [--revisit]",
                List.of(
                        new HelpPage.Example("paribus log", "the history as a graph, newest first"),
                        new HelpPage.Example("paribus log --oneline -n 20", "the newest 20, a line each"),
                        new HelpPage.Example(
                                "paribus log --revisit",
                                "discarded ones whose parent is not the champion any more, and how to try them again"),
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
                .flag("--all", "Archived ones, too.")
                .flag("--revisit", "What was discarded against an earlier champion; the newest 20 without -n.");
    }

    @Override
    public boolean pages() {
        return true;
    }

    @Override
    public void run(Call call) {
        Integer most = call.arguments().count("-n");
        if (call.arguments().has("--revisit")) {
            var request = new Revisit.Request(most == null ? REVISITED : most);
            call.show(new RevisitView(new Revisit(call.session()).run(request)));
            return;
        }
        var scope = call.arguments().has("--all") ? Log.Scope.ALL : Log.Scope.LIVE;
        var detail = call.arguments().has("--oneline") ? LogView.Detail.ONE_LINE : LogView.Detail.USUAL;
        Log.Result result = new Log(call.session()).run(new Log.Request(scope, call.form() == Call.Form.JSON));
        call.show(new LogView(result, detail, most == null ? Integer.MAX_VALUE : most));
    }
}
