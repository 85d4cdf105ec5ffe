package dev.paribus.cli;

import dev.paribus.render.LessonsView;
import dev.paribus.verb.LessonList;
import java.util.List;

final class LessonsCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--about PATH] [--all]",
                List.of(
                        new HelpPage.Example("paribus lessons", "what was learned, and from which experiments"),
                        new HelpPage.Example(
                                "paribus lessons --about optimizer", "what touches a parameter or a block")),
                List.of("Lists the lessons that no later one replaces. paribus learned writes one down."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.value("--about", "PATH", "Only those that touch this parameter, or what is above or below it.")
                .flag("--all", "Superseded ones, too.");
    }

    @Override
    public void run(Call call) {
        var which = call.arguments().has("--all") ? LessonList.Which.ALL : LessonList.Which.STANDING;
        var request = new LessonList.Request(which, call.arguments().text("--about"));
        call.show(new LessonsView(new LessonList(call.session()).run(request)));
    }
}
