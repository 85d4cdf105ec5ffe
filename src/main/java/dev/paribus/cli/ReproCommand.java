package dev.paribus.cli;

import dev.paribus.evidence.Reproduction;
import dev.paribus.render.ReproView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Repro;
import dev.paribus.workflow.registration.Reproducing;
import java.util.List;

final class ReproCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[NAME] [OPTIONS]",
                List.of(
                        new HelpPage.Example("paribus repro amber-otter", "its commit again, with its own seeds"),
                        new HelpPage.Example("paribus repro amber-otter --seeds 1", "one of them, to see soon"),
                        new HelpPage.Example("paribus repro amber-otter --seeds 8", "its own and fresh ones")),
                List.of(
                        "Runs the commit that NAME ran, as an experiment of kind replication; nothing is written on NAME. Says whether it reproduces: "
                                + "bit for bit (every metric equal on every seed); within its own noise (the primary metric's mean lies in the 95 % "
                                + "prediction interval of NAME's values); or not; and what differs in the environment: interpreter, packages, machine.",
                        "Ends with 0 when it reproduces, with 1 when it does not or one seed cannot tell, else as run does."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", 1)
                .value("--seeds", "COUNT", "The first of its own seeds, then fresh ones. Default: its own.");
        RunSyntax.declare(syntax);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        var request = new Repro.Request(arguments.word(0), arguments.count("--seeds"), RunSyntax.read(arguments));
        var repro = new Repro(call.session());
        if (arguments.has(Detached.OPTION)) {
            Repro.Begun begun = repro.register(request);
            Detached.run(call, List.of(begun.by()), begun.recovered());
            return;
        }
        Repro.Result result = repro.run(request);
        ExitCode code = RunSyntax.exit(result.launched());
        call.show(new ReproView(result), code == ExitCode.OK && !reproduces(result.answer()) ? ExitCode.NO : code);
    }

    private static boolean reproduces(Reproducing.@org.jspecify.annotations.Nullable Answer answer) {
        return answer != null
                && (answer.reproduction().answer() == Reproduction.Answer.BIT_FOR_BIT
                        || answer.reproduction().answer() == Reproduction.Answer.WITHIN_NOISE);
    }
}
