package dev.paribus.verb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a repository with a training script into a project. */
public final class Init {
    private Init() {}

    /**
     * What the command line asks for; what it leaves open is found out.
     *
     * @param command the training command: a list of words, or one text for sh when {@code shell}; null: find it
     * @param shell true when {@code command} is one text for sh
     * @param metrics {@code NAME:maximize} or {@code NAME:minimize} as written, primary first
     * @param params parameter files, relative to the current directory
     * @param seeds {@code 1..5} or {@code 1,2,3} as written; null: the default
     * @param trunk branch; null: find it
     * @param results directory; null: the default
     * @param branches prefix of branches; null: the default
     */
    public record Request(
            @Nullable List<String> command,
            boolean shell,
            List<String> metrics,
            List<String> params,
            @Nullable String seeds,
            @Nullable String trunk,
            @Nullable String results,
            @Nullable String branches) {
        public Request {
            command = command == null ? null : List.copyOf(command);
            metrics = List.copyOf(metrics);
            params = List.copyOf(params);
        }
    }
}
