package dev.paribus.cli;

import dev.paribus.render.NewView;
import dev.paribus.render.TryView;
import dev.paribus.verb.New;
import dev.paribus.verb.Plan;
import dev.paribus.verb.Try;
import java.util.List;

final class TryCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[PATH=VALUE | +PATH=VALUE | ~PATH] --because TEXT [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus try optimizer.lr=0.0005 --because "
                                        + "\"the loss oscillates in the last epochs\"",
                                "one parameter: registered, run, judged"),
                        new HelpPage.Example(
                                "paribus try --because \"a deeper " + "tree separates the two classes\"",
                                "after an edit of the code: the one change of the working tree"),
                        new HelpPage.Example(
                                "paribus try model.depth=6 --because \"it underfits\" "
                                        + "--success 'val_f1 >= parent + 0.005' --seeds 1..5",
                                "with a criterion and seeds of its own")),
                List.of(
                        "The same as new and then run. Ends with 0 whatever the verdict is, with 1 when a seed failed."));
    }

    @Override
    public void options(Syntax syntax) {
        PlanOptions.declare(syntax);
        RunSyntax.declare(syntax);
    }

    @Override
    public void run(Call call) {
        Plan plan = PlanOptions.read(call);
        if (plan.has(Plan.Mark.DRY_RUN)) {
            var request = new New.Request(plan, RunSyntax.read(call.arguments()));
            call.tell(new NewView(new New(call.session()).run(request)));
            return;
        }
        var request = new Try.Request(plan, RunSyntax.read(call.arguments()));
        if (call.arguments().has(Detached.OPTION)) {
            Try.Begun made = new Try(call.session()).register(request);
            Detached.run(call, List.of(made.registered().name().text()), made.recovered());
            return;
        }
        Try.Result result = new Try(call.session()).run(request);
        call.show(new TryView(result), RunSyntax.exit(result.launched()));
    }
}
