package dev.paribus.cli;

import dev.paribus.render.LessonsView;
import dev.paribus.verb.Learned;
import java.util.ArrayList;
import java.util.List;

final class LearnedCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "TEXT --from NAME[,NAME] [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus learned \"above 0.02 the loss diverges\" --from amber-otter,bold-heron",
                                "one file of lessons/ on the trunk"),
                        new HelpPage.Example(
                                "paribus learned \"only without warm-up\" --from red-fox --supersedes cedar-lantern",
                                "in place of an earlier lesson")),
                List.of(
                        "Keeps a lesson with the experiments that showed it. Whoever changes what it is about sees it at new and try "
                                + "before anything runs: the parameters that those experiments changed, or those of --about, or anything below them."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("TEXT", 1)
                .list("--from", "NAME", "The experiments that showed it, with commas between. Repeatable.")
                .list("--supersedes", "LESSON", "An earlier lesson that it replaces. Repeatable.")
                .list("--about", "PATH", "Parameters, or blocks of them. Default: what the experiments changed.")
                .value("--name", "NAME", "Instead of a generated name.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        String text = arguments.word(0);
        var request = new Learned.Request(
                text == null ? "" : text,
                split(arguments.list("--from")),
                split(arguments.list("--supersedes")),
                split(arguments.list("--about")),
                arguments.text("--name"));
        call.show(LessonsView.learned(new Learned(call.session()).run(request)));
    }

    private static List<String> split(List<String> texts) {
        var out = new ArrayList<String>();
        for (String text : texts) {
            for (String part : text.split(",")) {
                if (!part.isBlank()) {
                    out.add(part.strip());
                }
            }
        }
        return out;
    }
}
