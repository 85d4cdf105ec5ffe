package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.Terminal;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class HelpCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[VERB | TOPIC]",
                List.of(
                        new HelpPage.Example("paribus help", "all verbs"),
                        new HelpPage.Example("paribus help try", "one verb; paribus try --help is the same"),
                        new HelpPage.Example("paribus help exit-codes", "what the exit codes promise")),
                List.of("Topics: " + String.join(", ", HelpTopic.words()) + "."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("VERB", 1);
    }

    @Override
    public void run(Call call) {
        Terminal terminal = call.terminal();
        String word = call.arguments().word(0);
        if (word == null) {
            terminal.lines(HelpText.overview(terminal.surroundings().outInk()));
            return;
        }
        Optional<Verb> verb = Verb.of(word);
        Optional<HelpTopic> topic = HelpTopic.of(word);
        if (verb.isPresent()) {
            terminal.lines(HelpText.of(verb.get(), terminal.surroundings()));
        } else if (topic.isPresent()) {
            terminal.lines(HelpText.of(topic.get(), terminal.surroundings()));
        } else {
            throw unknown(word);
        }
    }

    private static Failure unknown(String word) {
        var known = new ArrayList<>(Verb.words());
        known.addAll(HelpTopic.words());
        String question = DidYouMean.question(word, known);
        return Failure.commandLine(
                "unknown-topic",
                "there is no help on '" + word + "'" + (question.isEmpty() ? "" : "; " + question),
                "paribus help");
    }
}
