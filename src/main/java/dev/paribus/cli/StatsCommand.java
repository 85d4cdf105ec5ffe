package dev.paribus.cli;

import dev.paribus.render.StatsView;
import dev.paribus.verb.Stats;
import java.util.List;

final class StatsCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "",
                List.of(
                        new HelpPage.Example(
                                "paribus stats", "what was tried, what came of it, how well it was predicted"),
                        new HelpPage.Example(
                                "paribus stats | grep -P '^motives\\tpaper\\t'",
                                "how often an idea from a paper was kept")),
                List.of(
                        "Counts verdicts and decisions by kind of change and by motive, adds up the time of all attempts, and holds predictions "
                                + "(--gain and --probability of new and try) against what happened. \"By luck alone\" is how many verdicts would be "
                                + "supported if no change did anything: 0.025 over the number tried, for each.",
                        "Reads the trailers of all tips, archived ones too, then the records that speak of predictions or motives and the "
                                + "times in the results."));
    }

    @Override
    public void options(Syntax syntax) {
        // It has none.
    }

    @Override
    public void run(Call call) {
        call.show(new StatsView(new Stats(call.session()).run(new Stats.Request())));
    }
}
