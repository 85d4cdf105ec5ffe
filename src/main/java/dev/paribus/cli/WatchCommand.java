package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.Page;
import dev.paribus.render.WatchView;
import dev.paribus.screen.Screen;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.verb.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class WatchCommand implements Command {
    /** At most four frames a second. */
    private static final Duration FRAME = Duration.ofMillis(250);

    /** Without a terminal, a line a seed this often. */
    private static final int FRAMES_A_LINE = 120;

    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME]",
                List.of(
                        new HelpPage.Example("paribus watch", "whatever runs in this project"),
                        new HelpPage.Example("paribus watch amber-otter", "one experiment"),
                        new HelpPage.Example("paribus watch --json | jq '.data[].step'", "one look, for programs")),
                List.of(
                        "Shows each running seed, also of runs that another terminal started or that are detached: how far it is where the "
                                + "script says it (total beside step), how long it will take, the metrics with their course and the parent's mean, "
                                + "and the end of the log. Drawn four times a second at most; without a terminal a line each half minute.",
                        "Ends when nothing runs any more. q or Ctrl-C leaves; what runs goes on."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1);
    }

    @Override
    public void run(Call call) {
        var watch = new Watch(call.session(), call.arguments().word(0));
        try {
            if (call.form() == Call.Form.JSON) {
                call.show(new WatchView(watch.look()));
                return;
            }
            call.print(List.of(), ExitCode.OK);
            Optional<Screen> screen = call.terminal().interactive() ? Screen.open() : Optional.empty();
            if (screen.isPresent()) {
                try (Screen open = screen.get()) {
                    draw(call, watch, open);
                }
            } else {
                tell(call, watch);
            }
        } catch (IOException broken) {
            throw Failure.environment(
                    "journal-unreadable", "cannot read what runs: " + broken.getMessage(), "check that disk");
        }
    }

    private static void draw(Call call, Watch watch, Screen screen) throws IOException {
        var around = call.terminal().surroundings();
        Watch.State state;
        do {
            state = watch.look();
            var page = new Page(
                    screen.width(),
                    around.outInk(),
                    around.glyphs(),
                    call.session().machine().clock().instant());
            screen.draw(new WatchView(state).drawn(page, screen.height()));
            requireWanted(call);
        } while (state.more() && !screen.leaves(FRAME));
        requireWanted(call);
    }

    private static void tell(Call call, Watch watch) throws IOException {
        Terminal terminal = call.terminal();
        Set<String> ended = new HashSet<>();
        Watch.State state;
        int frame = 0;
        do {
            state = watch.look();
            List<String> lines = news(state, frame++ % FRAMES_A_LINE == 0, ended);
            terminal.lines(lines);
            if (!lines.isEmpty() && !terminal.flush()) {
                return;
            }
        } while (state.more() && !call.session().machine().cancel().pause(FRAME));
        requireWanted(call);
        if (ended.isEmpty()) {
            terminal.note("nothing runs");
        }
    }

    /** Those that ended since the last time, and where it is time, those that run. */
    private static List<String> news(Watch.State state, boolean due, Set<String> ended) {
        var out = new ArrayList<String>();
        for (Watch.Seed seed : state.seeds()) {
            String line =
                    new WatchView(new Watch.State(List.of(seed), true)).plain().get(0);
            boolean fresh = seed.end() != null && ended.add(seed.name() + " " + seed.seed() + " " + seed.stage());
            if (fresh || (due && seed.end() == null)) {
                out.add(line);
            }
        }
        return out;
    }

    private static void requireWanted(Call call) {
        if (call.session().machine().cancel().cancelled()) {
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
    }
}
