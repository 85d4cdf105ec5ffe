package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.HookView;
import dev.paribus.text.DidYouMean;
import dev.paribus.verb.Hook;
import java.util.List;
import java.util.Locale;

final class HookCommand implements Command {
    private static final List<String> WORDS = List.of("install", "uninstall", "status");

    @Override
    public HelpPage help() {
        return new HelpPage(
                "install | uninstall | status",
                List.of(
                        new HelpPage.Example("paribus hook install", "a commit of two changes is refused from now on"),
                        new HelpPage.Example(
                                "paribus hook install --strict", "refuses, too, what could not be checked"),
                        new HelpPage.Example("paribus hook uninstall", "takes everything back, byte for byte")),
                List.of(
                        "Writes pre-commit, commit-msg and pre-push into the folder in which git looks for hooks, core.hooksPath "
                                + "included, and says what it did file by file. A hook that stands there is kept and called first; "
                                + "nothing is overwritten. Commits that touch no experiment start nothing but git.",
                        "With it come drivers by which git diff shows records and series readably and git merge never mixes two "
                                + "records; they are this clone's alone. The page src/docs/hooks.md tells of the pre-commit framework."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("ACTION", 1)
                .flag("--strict", "Refuse a commit when Paribus is missing or fails; else it passes with a notice.")
                .flag("--no-drivers", "Leave git diff and git merge alone.");
    }

    @Override
    public void run(Call call) {
        String word = call.arguments().word(0);
        if (word == null || !WORDS.contains(word)) {
            String question = word == null ? "" : DidYouMean.question(word, WORDS);
            throw Failure.commandLine(
                    "action-missing",
                    word == null
                            ? "paribus hook needs to know what to do: install, uninstall or status"
                            : "paribus hook cannot '" + word + "'" + (question.isEmpty() ? "" : "; " + question),
                    "paribus hook install");
        }
        boolean installing = word.equals("install");
        for (String option : List.of("--strict", "--no-drivers")) {
            if (!installing && call.arguments().has(option)) {
                throw Failure.commandLine(
                        "options-clash", option + " goes with install only", "paribus hook install " + option);
            }
        }
        var request = new Hook.Request(
                Hook.Action.valueOf(word.toUpperCase(Locale.ROOT)),
                call.arguments().has("--strict"),
                !call.arguments().has("--no-drivers"));
        call.tell(new HookView(new Hook(call.session()).run(request)));
    }
}
