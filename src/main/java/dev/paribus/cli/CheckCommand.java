package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.CheckFormat;
import dev.paribus.render.CheckReport;
import dev.paribus.render.CheckView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.text.DidYouMean;
import dev.paribus.verb.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class CheckCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME | RANGE | --staged | --all]",
                List.of(
                        new HelpPage.Example("paribus check", "the working tree as it stands"),
                        new HelpPage.Example("paribus check --staged", "what would be committed, as a hook asks"),
                        new HelpPage.Example(
                                "paribus check main..exp/amber-otter", "a range of commits, as a pull request has"),
                        new HelpPage.Example(
                                "paribus check --format github",
                                "annotations in a pipeline; also sarif, gitlab, junit")),
                List.of(
                        "Looks whether exactly one thing changed against the parent, whether it is the declared one, and whether the "
                                + "records are well formed. Ends with 1 when an error was found, with 3 when only the clone's history is cut off. paribus explain CODE has a page on each rule."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .flag("--staged", "The index.")
                .flag("--all", "Every experiment of this clone.")
                .value(
                        "--format",
                        "FORMAT",
                        "How to print it: text, json, sarif (code scanning), github (annotations), gitlab (code quality), junit.");
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
        CheckFormat format = format(call);
        Check.Result result = new Check(call.session()).run(new Check.Request(scope, target));
        ExitCode code = result.cutOff() ? ExitCode.DATA : result.broken() ? ExitCode.NO : ExitCode.OK;
        if (format == null) {
            call.show(new CheckView(result), code);
        } else if (format == CheckFormat.TEXT || format == CheckFormat.JSON) {
            call.show(new CheckView(result), code, format == CheckFormat.TEXT ? Call.Form.TEXT : Call.Form.JSON);
        } else {
            call.print(CheckReport.lines(format, result, call.version()), code);
        }
    }

    /** Null: as every verb. */
    private static @Nullable CheckFormat format(Call call) {
        String word = call.arguments().text("--format");
        if (word == null) {
            return null;
        }
        CheckFormat format = CheckFormat.of(word).orElseThrow(() -> {
            String question = DidYouMean.question(word, CheckFormat.words());
            return Failure.commandLine(
                    "unknown-format",
                    "there is no format '" + word + "'" + (question.isEmpty() ? "" : "; " + question),
                    "paribus check --format " + String.join("|", CheckFormat.words()));
        });
        if (call.form() == Call.Form.JSON && format != CheckFormat.JSON) {
            throw Failure.commandLine(
                    "options-clash", "--json and --format " + word + " ask for two formats", "leave out --json");
        }
        return format;
    }
}
