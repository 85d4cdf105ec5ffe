package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.render.GcView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Gc;
import java.util.List;

final class GcCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--dry-run] [--caches] [--outputs [--yes]]",
                List.of(
                        new HelpPage.Example("paribus gc --dry-run", "what could be freed, what stays and why"),
                        new HelpPage.Example(
                                "paribus gc", "frees the full logs and metrics of recorded runs that were decided"),
                        new HelpPage.Example("paribus gc --outputs", "lists the outputs of discarded experiments"),
                        new HelpPage.Example("paribus gc --outputs --yes", "deletes them")),
                List.of("Never touches what runs, was measured and is not recorded, or is undecided, nor the champion. "
                        + "What is committed stays: thinned metrics, the log's ends, the environment."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.flag("--dry-run", "Only say what would be freed.")
                .flag("--caches", "Also what can be computed again: hashes of data, fingerprints.")
                .flag("--outputs", "The outputs of discarded experiments, .paribus/NAME, instead; needs --yes.")
                .flag("--yes", "Delete the outputs that are listed.");
    }

    @Override
    public void run(Call call) {
        boolean outputs = call.arguments().has("--outputs");
        boolean yes = call.arguments().has("--yes");
        boolean dry = call.arguments().has("--dry-run");
        if ((yes && (!outputs || dry)) || (outputs && call.arguments().has("--caches"))) {
            throw Failure.commandLine(
                    "options-clash",
                    "--yes belongs to --outputs alone, and --outputs goes with neither --caches nor --yes --dry-run",
                    "paribus gc --outputs --yes");
        }
        boolean act = !dry && (!outputs || yes);
        var request = new Gc.Request(outputs, call.arguments().has("--caches"), act);
        Gc.Result result = new Gc(call.session()).run(request);
        boolean unconfirmed = outputs && !act && !dry && result.bytes() > 0;
        call.show(
                new GcView(result, unconfirmed ? List.of(unconfirmed()) : List.of()),
                unconfirmed ? ExitCode.COMMAND_LINE : ExitCode.OK);
    }

    /** Nothing ever prompts, on a terminal neither: the answer to a question would be a habit. */
    private static Problem unconfirmed() {
        return Problem.error("not-confirmed", "outputs cannot be made again without a run, so nothing was deleted")
                .hint("paribus gc --outputs --yes");
    }
}
