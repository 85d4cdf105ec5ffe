package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.CheckView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Check;
import java.util.List;

final class CheckCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME | RANGE | --staged | --all]",
                List.of(
                        new HelpPage.Example("paribus check", "the working tree as it stands"),
                        new HelpPage.Example("paribus check --staged", "what would be committed, as a hook asks"),
                        new HelpPage.Example(
                                "paribus check main..exp/amber-otter", "a range of commits, as a pull request has")),
                List.of(
                        "Looks whether exactly one thing changed against the parent, whether it is the declared one, and whether the "
                                + "records are well formed. Ends with 1 when an error was found. paribus explain CODE has a page on each rule."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1).flag("--staged", "The index.").flag("--all", "Every experiment of this clone.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        String target = arguments.word(0);
        int asked = (target == null ? 0 : 1) + (arguments.has("--staged") ? 1 : 0) + (arguments.has("--all") ? 1 : 0);
        if (asked > 1) {
            throw Failure.commandLine(
                    "options-clash",
                    "paribus check looks at one thing: " + "NAME, RANGE, --staged or --all",
                    "paribus check --all");
        }
        Check.Scope scope = target != null
                ? Check.Scope.TARGET
                : arguments.has("--staged")
                        ? Check.Scope.STAGED
                        : arguments.has("--all") ? Check.Scope.ALL : Check.Scope.WORK_TREE;
        Check.Result result = new Check(call.session()).run(new Check.Request(scope, target));
        call.show(new CheckView(result), result.broken() ? ExitCode.NO : ExitCode.OK);
    }
}
