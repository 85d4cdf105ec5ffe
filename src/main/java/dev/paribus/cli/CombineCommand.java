package dev.paribus.cli;

import dev.paribus.render.CombineView;
import dev.paribus.verb.Combine;
import dev.paribus.verb.Plan;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class CombineCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "NAME NAME [NAME...] --because TEXT [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus combine amber-otter cedar-lantern --because \"they mend different errors\"",
                                "both on top of the champion"),
                        new HelpPage.Example(
                                "paribus combine amber-otter cedar-lantern --because \"...\" --dry-run",
                                "what each brings, or what stands in the way")),
                List.of(
                        "Registers what the experiments changed, together, on top of the champion: parameters by meaning, code, lock files and tracked "
                                + "data file by file. It is measured like any other experiment; afterwards show says whether the joint effect "
                                + "differs from the sum of the parts.",
                        "A NAME stands in the champion's line already, or was measured against an experiment of that line and is supported or kept. "
                                + "So after one of two supported siblings was kept, combining both puts the other one on top of it.",
                        "What two of them changed differently is refused, each parameter and file by name. No merge driver, filter or hook runs, and no "
                                + "checkout is touched."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME", Integer.MAX_VALUE)
                .value("--because", "TEXT", "The hypothesis, or only its reason.")
                .list("--success", "CRITERION", "What must hold. Repeatable; all must hold. Default: the project's.")
                .list("--guard", "CRITERION", "What must hold besides, e.g. 'latency_ms <= 30'. Repeatable.")
                .value("--seeds", "SEEDS", "1..5 or 1,2,3. Default: the champion's.")
                .value("--name", "NAME", "Instead of a generated name.")
                .list("--known", "TEXT", "What is known besides the experiments. Repeatable.")
                .value("--if-refuted", "TEXT", "What follows if the hypothesis is refuted.")
                .flag("--dry-run", "Show what would be registered; write nothing.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        call.reason("--because", "they mend different errors");
        var request = new Combine.Request(arguments.words(), plan(arguments));
        call.show(new CombineView(new Combine(call.session()).run(request)));
    }

    private static Plan plan(Arguments arguments) {
        Set<Plan.Mark> marks = EnumSet.noneOf(Plan.Mark.class);
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
                arguments.text("--name"),
                null,
                marks,
                List.of(),
                new Plan.Expect(null, null, null),
                arguments.list("--known"),
                arguments.text("--if-refuted"),
                List.of(),
                Map.of());
    }
}
