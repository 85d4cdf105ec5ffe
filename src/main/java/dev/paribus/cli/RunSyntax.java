package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.ExitCode;
import dev.paribus.text.Durations;
import dev.paribus.verb.RunOptions;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.launch.LaunchOptions.Untracked;
import dev.paribus.workflow.launch.Launched;
import java.time.Duration;
import java.util.List;

/** The options that say how to run, the same for {@code run} and {@code try}. */
final class RunSyntax {
    private RunSyntax() {}

    static void declare(Syntax syntax) {
        syntax.value(
                        "--jobs",
                        "COUNT",
                        "How many seeds run at once, of all experiments; shared with other runs on this machine. Default: 1, beside others.")
                .value("--timeout", "DURATION", "Of each seed, e.g. 90s, 45m, 2h. Default: the project's.");
        syntax.value(
                        "--gpus",
                        "LIST",
                        "0,1 or auto: deals them out, one or run.gpus to a job, and runs as many jobs as that gives.")
                .value("--nice", "N", "Lets others go first, 1 to 19. Default: the project's.");
        Detached.declare(syntax);
    }

    /** @throws Failure COMMAND_LINE for what is no number or no duration */
    static RunOptions read(Arguments arguments) {
        String text = arguments.text("--timeout");
        Duration timeout = text == null
                ? null
                : Durations.parse(text)
                        .orElseThrow(() -> Failure.commandLine(
                                "duration-expected",
                                "--timeout takes a duration with a unit, not '" + text + "'",
                                "--timeout 2h"));
        Untracked untracked = arguments.has("--leave-untracked") ? Untracked.LEFT : Untracked.REFUSED;
        Integer nice = arguments.count("--nice");
        if (nice != null && nice > 19) {
            throw Failure.commandLine("number-expected", "--nice takes 1 to 19, not '" + nice + "'", "--nice 10");
        }
        return new RunOptions(arguments.count("--jobs"), timeout, arguments.text("--gpus"), nice, untracked);
    }

    /** Stopped by hand, or something could not start, or a seed failed, or done whatever the verdict. */
    static ExitCode exit(Launched launched) {
        List<Outcome> outcomes = launched.outcomes();
        if (launched.stopped() || outcomes.stream().anyMatch(Outcome::interrupted)) {
            return ExitCode.INTERRUPTED;
        }
        Failure refused = launched.refused();
        if (refused != null) {
            return ExitCode.of(refused.kind());
        }
        return outcomes.stream().allMatch(Outcome::allFine) ? ExitCode.OK : ExitCode.NO;
    }
}
