package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.query.Query;
import dev.paribus.render.LogView;
import dev.paribus.render.RevisitView;
import dev.paribus.verb.Log;
import dev.paribus.verb.Revisit;
import java.util.List;
import java.util.stream.Stream;

final class LogCommand implements Command {
    private static final int REVISITED = 20;

    @Override
    public HelpPage help() {
        return new HelpPage(
                "[-n COUNT] [--where CONDITION] [--sort COLUMN] [--oneline]",
                List.of(
                        new HelpPage.Example("paribus log", "the history as a graph, newest first"),
                        new HelpPage.Example("paribus log --oneline -n 20", "the newest 20, a line each"),
                        new HelpPage.Example(
                                "paribus log --where \"verdict = refuted and kind = feature\" --since 30d",
                                "by what is known of them: see paribus help where"),
                        new HelpPage.Example(
                                "paribus log --sort difference -n 5", "the largest steps forward, as a list"),
                        new HelpPage.Example(
                                "paribus log --undecided --full", "what waits for a decision, nothing cut off"),
                        new HelpPage.Example(
                                "paribus log --revisit",
                                "discarded ones whose parent is not the champion any more, and how to try them again"),
                        new HelpPage.Example(
                                "paribus log --json | jq -r '.data[] | " + "select(.verdict == \"supported\").name'",
                                "for programs")),
                List.of(
                        "The champion's line stands in the first column; every other experiment hangs off "
                                + "its parent, which stands below it. Failed and discarded ones are shown as well. @ is the one "
                                + "whose branch is checked out, ~ stands for experiments between that are not shown. Of a name, "
                                + "the letters that are emphasised are enough for every other command.",
                        "Where at most 50 are shown, a wide terminal has the course of the primary metric in the first seed.",
                        "In a pipe it prints tab-separated values with a header line, newest first."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("-n", "COUNT", "At most so many experiments, the first in the order.")
                .flag("--oneline", "One line each.")
                .flag("--full", "All that is known of each from its commits' trailers, nothing cut off.")
                .value("--where", "CONDITION", "Which experiments: METRIC > 0.8 and verdict = supported.")
                .value(
                        "--sort",
                        "COLUMN",
                        "By its values, a metric's best first, as a list without lines. Default: the newest first.")
                .flag("--reverse", "The other way round, as a list without lines.")
                .flag("--no-graph", "A list without lines.");
        SelectionOptions.add(syntax)
                .flag("--revisit", "What was discarded against an earlier champion; the newest 20 without -n.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        Integer most = arguments.count("-n");
        if (arguments.has("--revisit")) {
            refuseBeside(arguments);
            var request = new Revisit.Request(most == null ? REVISITED : most);
            call.show(new RevisitView(new Revisit(call.session()).run(request)));
            return;
        }
        LogView.Form form = form(arguments);
        String where = arguments.text("--where");
        Log.Result result = new Log(call.session())
                .run(new Log.Request(
                        SelectionOptions.read(call),
                        where == null ? null : Query.parse(where),
                        arguments.text("--sort"),
                        arguments.has("--reverse"),
                        most == null ? Integer.MAX_VALUE : most,
                        extras(call, form)));
        call.show(new LogView(result, form));
    }

    private static LogView.Form form(Arguments arguments) {
        if (arguments.has("--oneline") && arguments.has("--full")) {
            throw Failure.commandLine(
                    "options-clash", "--oneline and --full are two forms of one list", "paribus log --oneline");
        }
        var detail = arguments.has("--oneline")
                ? LogView.Detail.ONE_LINE
                : arguments.has("--full") ? LogView.Detail.FULL : LogView.Detail.USUAL;
        boolean list = Stream.of("--sort", "--reverse", "--no-graph").anyMatch(arguments::has);
        return new LogView.Form(detail, list ? LogView.Shape.LIST : LogView.Shape.GRAPH);
    }

    /** A program gets facts; a person names that can be typed, and curves where there is room for them. */
    private static Log.Extras extras(Call call, LogView.Form form) {
        boolean person = call.form() == Call.Form.TEXT
                || (call.form() == Call.Form.AUTO && call.terminal().interactive());
        if (!person) {
            return call.form() == Call.Form.JSON ? Log.Extras.GROUNDS : Log.Extras.NONE;
        }
        boolean room = form.hasRoomForCurves(call.terminal().surroundings().width());
        return room ? Log.Extras.CURVES : Log.Extras.PREFIXES;
    }

    private static void refuseBeside(Arguments arguments) {
        Stream.of("--where", "--sort", "--reverse", "--since", "--failed", "--undecided", "--full", "--oneline")
                .filter(arguments::has)
                .findFirst()
                .ifPresent(option -> {
                    throw Failure.commandLine(
                            "options-clash",
                            "--revisit is a list of its own and takes -n alone, not " + option,
                            "paribus log --revisit");
                });
    }
}
