package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.NoiseView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Noise;
import java.util.List;
import java.util.Optional;

final class NoiseCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--fresh] [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus noise", "the champion's spread, and a margin that is more than noise"),
                        new HelpPage.Example(
                                "paribus noise --fresh --jobs 2", "measure the champion on seeds that it never had"),
                        new HelpPage.Example("paribus noise --fresh --seeds 8", "on eight")),
                List.of(
                        "Shows of every metric how much it differs from one run to the next (with the range in which that is known), "
                                + "whether the same seed moves child and parent alike, so that pairs find more, and a criterion of two standard deviations.",
                        "A kept experiment was chosen for its numbers, so its record is a winner's: the true ones are a little worse, and what "
                                + "is compared with it looks worse than it is. --fresh measures it again, as an experiment of kind replication; from then on "
                                + "children are compared with the fresh values alone, and the old ones stay as history.",
                        "What was measured is used again as long as code, data and environment of the champion are what ran. "
                                + "policy: {champion: fresh} in paribus.yaml asks for it before the next new. Ends as run does."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.flag("--fresh", "Measure the champion on fresh seeds, unless that was done.")
                .value("--seeds", "COUNT", "How many fresh ones. Default: 5, or as many as its children have.");
        RunSyntax.declare(syntax);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean fresh = arguments.has("--fresh");
        for (String how : List.of("--seeds", "--jobs", "--timeout", "--gpus", "--nice", Detached.OPTION)) {
            if (!fresh && arguments.has(how)) {
                throw Failure.commandLine(
                        "option-alone", how + " says how to measure, so it needs --fresh", call.line("--fresh"));
            }
        }
        var request = new Noise.Request(fresh, arguments.count("--seeds"), RunSyntax.read(arguments));
        var noise = new Noise(call.session());
        if (arguments.has(Detached.OPTION)) {
            Optional<String> due = noise.due(request);
            if (due.isPresent()) {
                Detached.run(call, List.of(due.get()), List.of());
                return;
            }
        }
        Noise.Result result = noise.run(request);
        call.show(new NoiseView(result), result.launched() == null ? ExitCode.OK : RunSyntax.exit(result.launched()));
    }
}
