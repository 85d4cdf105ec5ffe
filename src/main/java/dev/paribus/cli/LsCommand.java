package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.query.Query;
import dev.paribus.render.LsView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Ls;
import java.util.Arrays;
import java.util.List;

final class LsCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--where CONDITION] [--sort COLUMN] [--columns A,B]",
                List.of(
                        new HelpPage.Example(
                                "paribus ls", "the experiments as a table, newest first, with the columns that vary"),
                        new HelpPage.Example(
                                "paribus ls --where \"verdict = supported\" --sort difference",
                                "the best of those that hold"),
                        new HelpPage.Example(
                                "paribus ls --where \"optimizer.lr < 0.01 and not standing = failed\"",
                                "by a parameter: see paribus help where"),
                        new HelpPage.Example(
                                "paribus ls --columns name,mean,optimizer.lr --csv", "three columns for a spreadsheet"),
                        new HelpPage.Example("paribus ls --params --json | jq '.data[]'", "everything, for programs")),
                List.of(
                        "A column is a fact (paribus help columns), a metric, METRIC.sd and the like, or a parameter by its path. "
                                + "The best value of a metric has a star.",
                        "In a pipe it prints tab-separated values with a header line; parameters are there when they are asked for."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("--where", "CONDITION", "Which experiments: METRIC > 0.8 and verdict = supported.")
                .value("--columns", "A,B", "Just these columns, in this order.")
                .flag(
                        "--params",
                        "All parameters, beside the columns. On a terminal those that vary are shown unasked.")
                .value("--sort", "COLUMN", "By its values, a metric's best first. Default: the newest first.")
                .flag("--reverse", "The other way round.")
                .value("--group-by", "COLUMN", "Equal values together.")
                .value("-n", "COUNT", "At most so many experiments.");
        SelectionOptions.add(syntax).flag("--csv", "Comma-separated values.").flag("--md", "A table in Markdown.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        if (arguments.has("--csv") && arguments.has("--md")) {
            throw Failure.commandLine("options-clash", "--csv and --md are two forms of one table", "paribus ls --csv");
        }
        List<String> columns = columns(arguments);
        String where = arguments.text("--where");
        Integer most = arguments.count("-n");
        boolean table = call.form() != Call.Form.JSON && !arguments.has("--csv") && !arguments.has("--md");
        boolean person =
                table && (call.form() == Call.Form.TEXT || call.terminal().interactive());
        Ls.Parameters parameters = arguments.has("--params")
                ? Ls.Parameters.ALL
                : person && columns.isEmpty() ? Ls.Parameters.VARYING_IF_FEW : Ls.Parameters.NONE;
        Ls.Result result = new Ls(call.session())
                .run(new Ls.Request(
                        SelectionOptions.read(call),
                        where == null ? null : Query.parse(where),
                        columns,
                        parameters,
                        arguments.text("--sort"),
                        arguments.has("--reverse"),
                        arguments.text("--group-by"),
                        most == null ? Integer.MAX_VALUE : most));
        show(call, new LsView(result, !columns.isEmpty()));
    }

    private static void show(Call call, LsView view) {
        if (call.arguments().has("--csv")) {
            call.print(view.csv(), ExitCode.OK);
        } else if (call.arguments().has("--md")) {
            call.print(view.markdown(), ExitCode.OK);
        } else {
            call.show(view);
        }
    }

    private static List<String> columns(Arguments arguments) {
        String text = arguments.text("--columns");
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
