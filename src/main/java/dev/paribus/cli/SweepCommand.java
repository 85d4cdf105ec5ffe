package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.SweepView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Plan;
import dev.paribus.verb.RunOptions;
import dev.paribus.verb.Sweep;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class SweepCommand implements Command {
    private static final List<String> HOW = List.of("--jobs", "--timeout", "--gpus", "--nice", Detached.OPTION);

    @Override
    public HelpPage help() {
        return new HelpPage(
                "PATH=VALUES | PATH~log:A..B..K [OPTIONS]",
                List.of(
                        new HelpPage.Example("paribus sweep model.depth=2,4,8", "three experiments"),
                        new HelpPage.Example(
                                "paribus sweep dropout=0.1..0.5..0.1 --run --jobs 2",
                                "five, both ends included, two seeds at once"),
                        new HelpPage.Example(
                                "paribus sweep optimizer.lr~log:1e-5..1e-1..5 --seeds 1 --run",
                                "five points at equal ratios, one seed each")),
                List.of(
                        "VALUES are V1,V2,..., or A..B..STEP with both ends; A..B..K are K points at equal ratios.",
                        "Registers an experiment for each value, all of them or none: each changes this one parameter against the champion or "
                                + "--from NAME. A value that the parent has is left out.",
                        "\"Which value is better?\" is no hypothesis, so they are exploratory and no evidence, unless --success and --because say what is "
                                + "claimed of every one of them; each then counts as one of as many tries as the sweep has values. Ends with the best so far: "
                                + "confirm measures it again, with seeds that the sweep did not have, before you believe it.",
                        "Ends as new does, with --run as run does."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("PATH=VALUES", Integer.MAX_VALUE)
                .value("--because", "TEXT", "The hypothesis, or only its reason, of each of them.")
                .list("--success", "CRITERION", "What must hold; needs --because. Repeatable; all must hold.")
                .list("--guard", "CRITERION", "What must hold besides, e.g. 'latency_ms <= 30'. Repeatable.")
                .value("--seeds", "SEEDS", "1..5 or 1,2,3. Default: the parent's.")
                .value("--from", "NAME", "The parent. Default: the champion.")
                .list("--known", "TEXT", "What is known already. Repeatable.")
                .value("--although", "TEXT", "Why they are tested although what is known speaks against it.")
                .value("--if-refuted", "TEXT", "What follows if the hypothesis is refuted.")
                .list("--abort-if", "CRITERION", "Ends a run early, e.g. 'val_f1 < 0.5'. Repeatable.")
                .flag("--dry-run", "Show names and values; write nothing.")
                .flag("--run", "Run them, now.");
        RunSyntax.declare(syntax);
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        boolean run = arguments.has("--run");
        if (arguments.has("--success")) {
            call.reason("--because", "...");
        }
        for (String how : HOW) {
            if (!run && arguments.has(how)) {
                throw Failure.commandLine(
                        "option-alone", how + " says how to run them, so it needs --run", call.line("--run"));
            }
        }
        boolean detach = arguments.has(Detached.OPTION);
        RunOptions options = RunSyntax.read(arguments);
        Sweep.Result result = new Sweep(call.session())
                .run(new Sweep.Request(arguments.words(), plan(arguments), run && !detach ? options : null));
        if (detach && !result.dryRun()) {
            List<String> names = result.sweep().members().stream()
                    .map(member -> member.registered().name().text())
                    .toList();
            Detached.run(call, names, new SweepView(result).problems());
            return;
        }
        if (result.dryRun()) {
            call.tell(new SweepView(result));
            return;
        }
        call.show(new SweepView(result), result.launched() == null ? ExitCode.OK : RunSyntax.exit(result.launched()));
    }

    private static Plan plan(Arguments arguments) {
        Set<Plan.Mark> marks = EnumSet.noneOf(Plan.Mark.class);
        if (arguments.list("--success").isEmpty()) {
            marks.add(Plan.Mark.EXPLORATORY);
        }
        if (arguments.has("--dry-run")) {
            marks.add(Plan.Mark.DRY_RUN);
        }
        return new Plan(
                List.of(),
                arguments.text("--because"),
                arguments.list("--success"),
                arguments.list("--guard"),
                arguments.text("--seeds"),
                null,
                null,
                List.of(),
                null,
                arguments.text("--from"),
                marks,
                List.of(),
                new Plan.Expect(null, null, null),
                arguments.list("--known"),
                arguments.text("--if-refuted"),
                arguments.list("--abort-if"),
                arguments.has("--although")
                        ? Map.of("although", String.valueOf(arguments.text("--although")))
                        : Map.of());
    }
}
