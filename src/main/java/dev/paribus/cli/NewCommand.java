package dev.paribus.cli;

import dev.paribus.render.NewView;
import dev.paribus.verb.New;
import java.util.List;

final class NewCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[PATH=VALUE | +PATH=VALUE | ~PATH] --because TEXT [OPTIONS]",
                List.of(
                        new HelpPage.Example(
                                "paribus new optimizer.lr=0.0005 --because "
                                        + "\"the loss oscillates in the last epochs\"",
                                "one parameter"),
                        new HelpPage.Example(
                                "paribus new +optimizer.warmup=500 " + "--because \"early steps diverge\"",
                                "a parameter that did not exist; --remove PATH takes one away"),
                        new HelpPage.Example(
                                "paribus new --kind feature --what \"day of the "
                                        + "week\" --because \"demand follows the week\"",
                                "the one change of the working tree, or the code that is to be written")),
                List.of(
                        "Registers one experiment: a branch with a name of its own, a record with hypothesis and criteria, one commit. It "
                                + "changes exactly one thing against its parent, the champion or --from NAME. Criteria are fixed here, before the run.",
                        "Without PATH it takes the one change of the working tree and "
                                + "carries it to the new branch. In a pipe it prints just the name."));
    }

    @Override
    public void options(Syntax syntax) {
        PlanOptions.declare(syntax);
    }

    @Override
    public void run(Call call) {
        New.Result result = new New(call.session()).run(new New.Request(PlanOptions.read(call)));
        if (result.dryRun()) {
            call.tell(new NewView(result));
        } else {
            call.show(new NewView(result));
        }
    }
}
