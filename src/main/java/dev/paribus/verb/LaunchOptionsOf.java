package dev.paribus.verb;

import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import dev.paribus.run.Gpus;
import dev.paribus.workflow.launch.Jobs;
import dev.paribus.workflow.launch.LaunchOptions;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes what the command line leaves open about a run. */
final class LaunchOptionsOf {
    private LaunchOptionsOf() {}

    /** @throws Failure COMMAND_LINE {@code gpus-form}, {@code gpus-few}; ENVIRONMENT {@code no-gpu} */
    static LaunchOptions options(Session session, RunOptions options, @Nullable String again) {
        return new LaunchOptions(jobs(session, options), options.timeout(), again, options.untracked());
    }

    private static Jobs jobs(Session session, RunOptions options) {
        Project.Run run = session.place().project().run();
        Integer asked = options.jobs();
        Integer nice = options.nice();
        int polite = nice == null ? run.nice() : nice;
        if (options.gpus() == null && run.gpus() == 0) {
            return new Jobs(asked == null ? 1 : asked, asked != null, List.of(), 0, polite);
        }
        String which = options.gpus() == null ? "auto" : options.gpus();
        int each = Math.max(1, run.gpus());
        List<String> gpus = Gpus.of(
                which, session.machine().environment(), session.machine().directory());
        if (gpus.size() < each) {
            throw Failure.commandLine(
                    "gpus-few",
                    "a job gets " + each + " GPUs (run.gpus), and " + gpus.size() + " were given: "
                            + String.join(",", gpus),
                    "--gpus with more of them");
        }
        // One job for each share of the GPUs: a person who deals them out means to use them.
        int most = gpus.size() / each;
        return new Jobs(asked == null ? most : Math.min(asked, most), asked != null, gpus, each, polite);
    }
}
