package dev.paribus.verb;

import dev.paribus.workflow.Jobs;
import dev.paribus.workflow.LaunchOptions;
import org.jspecify.annotations.Nullable;

/** Completes what the command line leaves open about a run. */
final class LaunchOptionsOf {
    private LaunchOptionsOf() {}

    static LaunchOptions options(RunOptions options, @Nullable String again) {
        Integer jobs = options.jobs();
        return new LaunchOptions(
                jobs == null ? Jobs.ONE : new Jobs(jobs, true), options.timeout(), again, options.untracked());
    }
}
