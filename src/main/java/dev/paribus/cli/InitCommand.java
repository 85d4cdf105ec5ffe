package dev.paribus.cli;

import dev.paribus.render.InitView;
import dev.paribus.verb.Init;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InitCommand implements Command {
    /** Words that mean to sh what they mean to us; anything else is a text for sh. */
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./{} -]+";

    @Override
    public HelpPage help() {
        return new HelpPage(
                "[OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus init --metric val_f1:maximize",
                                "finds the command, parameter " + "files and paths to link by itself"),
                        new HelpPage.Example(
                                "paribus init --command 'python3 train.py' --params "
                                        + "params.yaml --metric acc:maximize --metric latency_ms:minimize",
                                "says them all")),
                List.of(
                        "Makes one commit with paribus.yaml, experiment.yaml (the baseline) and .gitattributes, and the baseline's "
                                + "branch. Your own files are not rewritten. A second call says what is there and changes nothing."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("--command", "COMMAND", "The training command. Default: found out.")
                .list(
                        "--metric",
                        "NAME:GOAL",
                        "A metric that the script reports, and maximize or "
                                + "minimize. Repeatable; the first is the primary one.")
                .list(
                        "--params",
                        "FILE",
                        "A file that holds parameters. Repeatable. Default: "
                                + "found out, else they stand in the record.")
                .value("--seeds", "SEEDS", "Seeds of the baseline, 1..5 or 1,2,3.")
                .value("--trunk", "BRANCH", "The branch of adopted work. Default: that of origin, else main or master.")
                .value("--results", "DIR", "Where results are committed. Default: results.")
                .value("--branches", "PREFIX", "Prefix of the experiments' branches. Default: exp/.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        String command = arguments.text("--command");
        boolean shell = command != null && !command.matches(PLAIN);
        var request = new Init.Request(
                words(command, shell),
                shell,
                arguments.list("--metric"),
                arguments.list("--params"),
                arguments.text("--seeds"),
                arguments.text("--trunk"),
                arguments.text("--results"),
                arguments.text("--branches"));
        call.tell(new InitView(new Init(call.session()).run(request)));
    }

    private static @Nullable List<String> words(@Nullable String command, boolean shell) {
        if (command == null) {
            return null;
        }
        return shell ? List.of(command) : List.of(command.strip().split(" +"));
    }
}
