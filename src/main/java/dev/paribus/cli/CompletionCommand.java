package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.ExitCode;
import java.util.List;

final class CompletionCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "bash | zsh | fish",
                List.of(
                        new HelpPage.Example(
                                "paribus completion bash", "in ~/.bashrc: eval \"$(paribus completion bash)\""),
                        new HelpPage.Example("paribus completion zsh", "the same in ~/.zshrc, after compinit"),
                        new HelpPage.Example(
                                "paribus completion fish", "into ~/.config/fish/completions/paribus.fish")),
                List.of("Verbs and options are in the script; names of experiments are asked from git as you type, "
                        + "so that no Java is started."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("SHELL", 1);
    }

    @Override
    public void run(Call call) {
        String word = call.arguments().word(0);
        CompletionScript script =
                word == null ? null : CompletionScript.of(word).orElse(null);
        if (script == null) {
            throw Failure.commandLine(
                    "unknown-shell",
                    word == null ? "which shell?" : "there is no completion for '" + word + "'",
                    "paribus completion bash, paribus completion zsh, paribus completion fish");
        }
        call.print(script.lines(), ExitCode.OK);
    }
}
