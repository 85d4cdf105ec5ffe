package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Surroundings;
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
        Surroundings around = call.terminal().surroundings();
        String word = call.arguments().word(0);
        if (word == null) {
            call.print(HelpText.overview(around.outInk()), ExitCode.OK);
            return;
        }
        Optional<Verb> verb = Verb.of(word);
        Optional<HelpTopic> topic = HelpTopic.of(word);
        if (verb.isPresent()) {
            call.print(HelpText.of(verb.get(), around), ExitCode.OK);
        } else if (topic.isPresent()) {
            call.print(HelpText.of(topic.get(), around), ExitCode.OK);
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
