package dev.paribus.cli;

import dev.paribus.render.DemoView;
import dev.paribus.verb.Demo;
import java.util.List;

final class DemoCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[DIR]",
                List.of(new HelpPage.Example(
                        "paribus demo",
                        "in ./paribus-demo: a real data set, a training " + "script in plain Python, six experiments")),
                List.of("Plays a short research story through the same steps as your own "
                        + "commands, in under a minute. A directory that is not empty is refused."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("DIR", 1).value("--jobs", "COUNT", "How many seeds run at once. Default: 2.");
    }

    @Override
    public void run(Call call) {
        String directory = call.arguments().word(0);
        Integer jobs = call.arguments().count("--jobs");
        var request = new Demo.Request(directory == null ? "paribus-demo" : directory, jobs == null ? 2 : jobs);
        call.tell(new DemoView(new Demo(call.session()).run(request)));
    }
}
