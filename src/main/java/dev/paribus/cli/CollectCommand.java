package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.OutcomeView;
import dev.paribus.verb.Collect;
import java.util.List;

final class CollectCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "NAME --seed N FILE... [--commit COMMIT]",
                List.of(
                        new HelpPage.Example(
                                "paribus collect amber-otter --seed 1 metrics.json --commit exp/amber-otter",
                                "a file, and what ran"),
                        new HelpPage.Example(
                                "paribus collect amber-otter --seed 2 from-cluster/seed-2/ --commit 1a2b3c4",
                                "what a logger wrote into a folder")),
                List.of(
                        "Reads the files as it reads those of a run here: JSON, YAML, CSV, printed lines, and what DVCLive, MLflow, Hugging Face, "
                                + "Lightning, Keras and TensorBoard write. They are kept under .git/paribus, their hashes stand in the result, "
                                + "and every view says that the seed was collected.",
                        "It counts if --commit names a commit with the record, the code and the parameters of the experiment, which whoever collects "
                                + "answers for. Without --commit it is recorded and the verdict is void; so it is under policy: {collected: void}.",
                        "Ends with 0 whatever the verdict is, with 1 when the seed diverged, with 3 when something cannot be taken: nothing changed then."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME FILE", Integer.MAX_VALUE);
        syntax.value("--seed", "N", "The seed that ran.")
                .value("--commit", "COMMIT", "The commit that ran: an id or a branch.");
    }

    @Override
    public void run(Call call) {
        Arguments arguments = call.arguments();
        Integer seed = arguments.number("--seed");
        List<String> words = arguments.words();
        if (words.isEmpty()) {
            throw Failure.commandLine(
                    "no-name", "collect needs an experiment, a seed and its files", "paribus help collect");
        }
        if (seed == null) {
            throw Failure.commandLine("no-seed", "collect needs the seed that ran: --seed N", call.line("--seed 1"));
        }
        if (words.size() < 2) {
            throw Failure.commandLine("no-files", "collect needs the files of that run", call.line("metrics.json"));
        }
        Collect.Result result = new Collect(call.session())
                .run(new Collect.Request(
                        words.get(0), seed, words.subList(1, words.size()), arguments.text("--commit")));
        call.show(new OutcomeView(result.launched(), result.recovered(), null), RunSyntax.exit(result.launched()));
    }
}
