package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.IdeaViews;
import dev.paribus.render.IdeasView;
import dev.paribus.text.DidYouMean;
import dev.paribus.verb.Ideas;
import dev.paribus.verb.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class IdeaCommand implements Command {
    private static final List<String> WORDS = List.of("add", "list", "show", "drop");
    private static final List<String> TEXTS = List.of("--gap", "--motive", "--transfer", "--beats", "--although");

    @Override
    public HelpPage help() {
        return new HelpPage(
                "add TEXT [OPTIONS] | list | show NAME | drop NAME",
                List.of(
                        new HelpPage.Example(
                                "paribus idea add \"the loss oscillates in the last epochs\" --change optimizer.lr=0.0005 "
                                        + "--gain 0.008 --probability 0.4 --cost 2h",
                                "one file of ideas/ on the trunk; your checkout stays as it is"),
                        new HelpPage.Example(
                                "paribus idea add \"errors lie where two features interact\" "
                                        + "--change \"boosting instead of a forest\" --kind model --gap \"rare pairs\"",
                                "an idea in code"),
                        new HelpPage.Example("paribus idea list", "what is open; --all: tried and dropped ones, too"),
                        new HelpPage.Example(
                                "paribus idea drop amber-otter --because \"the data went another way\"",
                                "gives it up; the file stays and says why")),
                List.of(
                        "Keeps the backlog. TEXT says why it should help and becomes the reason of the hypothesis when paribus try --idea NAME "
                                + "tries it, which closes it: its record names the idea. paribus next ranks the open ones.",
                        "A file that you write into ideas/ by hand is as good, committed or not. Where policy {keep: pr} protects the "
                                + "trunk the file goes to a branch idea/NAME, for a pull request."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("ACTION", 2)
                .value("--change", "PATH=VALUE", "The change as try takes it; or an idea in code in words.")
                .value("--kind", "KIND", "hyperparameter, feature, model, heuristic, approach, data or environment.")
                .list("--with", "PATH", "What an idea in code brings along. Repeatable.")
                .value("--gain", "NUMBER", "The gain if it works, in the primary metric's unit; positive is better.")
                .value("--probability", "NUMBER", "How likely it works, 0 to 1.")
                .value("--cost", "DURATION", "What it takes, e.g. 2h.")
                .value("--gap", "TEXT", "Where the model falls short, which this is to mend.")
                .value("--motive", "TEXT", "Where it comes from: error-analysis, paper, ...")
                .value("--transfer", "TEXT", "Why a result from elsewhere should hold here.")
                .value("--beats", "NAME", "The simple baseline that it must beat.")
                .value("--although", "TEXT", "Why it is worth a test although what is known speaks against it.")
                .list("--known", "TEXT", "What is known already. Repeatable.")
                .value("--name", "NAME", "Instead of a generated name.")
                .value("--because", "TEXT", "Why it is dropped.")
                .flag("--all", "Tried and dropped ones, too.");
    }

    @Override
    public void run(Call call) {
        String word =
                call.arguments().word(0) == null ? "list" : call.arguments().word(0);
        if (word == null || !WORDS.contains(word)) {
            String asked = word == null ? "" : word;
            String question = DidYouMean.question(asked, WORDS);
            throw Failure.commandLine(
                    "action-missing",
                    "paribus idea cannot '" + asked + "'" + (question.isEmpty() ? "" : "; " + question),
                    "paribus idea add \"" + asked + "\", or paribus help idea");
        }
        var ideas = new Ideas(call.session());
        switch (word) {
            case "add" -> call.show(IdeaViews.added(ideas.add(add(call))));
            case "drop" -> {
                String name = named(call, word);
                call.show(IdeaViews.dropped(ideas.drop(name, call.reason("--because", "..."))));
            }
            case "show" -> call.show(new IdeasView(ideas.show(named(call, word)), IdeasView.Detail.FULL));
            default -> {
                Ideas.Which which = call.arguments().has("--all") ? Ideas.Which.ALL : Ideas.Which.OPEN;
                call.show(new IdeasView(ideas.list(which), IdeasView.Detail.LINE));
            }
        }
    }

    private static Ideas.Add add(Call call) {
        Arguments arguments = call.arguments();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String option : TEXTS) {
            String text = arguments.text(option);
            if (text != null) {
                texts.put(option.substring(2), text);
            }
        }
        String text = arguments.word(1);
        return new Ideas.Add(
                text == null ? "" : text,
                arguments.text("--change"),
                arguments.text("--kind"),
                arguments.list("--with"),
                new Plan.Expect(arguments.text("--gain"), arguments.text("--probability"), arguments.text("--cost")),
                arguments.list("--known"),
                texts,
                arguments.text("--name"));
    }

    private static String named(Call call, String word) {
        String name = call.arguments().word(1);
        if (name == null) {
            throw Failure.commandLine(
                    "no-name", "paribus idea " + word + " needs the name of an idea", "paribus idea list shows them");
        }
        return name;
    }
}
