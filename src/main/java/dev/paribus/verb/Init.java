package dev.paribus.verb;

import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Templates;
import dev.paribus.workflow.setup.Initialization;
import dev.paribus.workflow.setup.Initialization.Initialized;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a repository with a training script into a project. */
public final class Init {
    private final Session session;

    public Init(Session session) {
        this.session = session;
    }

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

    /**
     * What was done.
     *
     * @param made what was made; null when this is a project already and nothing was changed
     * @param directory the project's directory in the repository, empty or ending in a slash
     * @param script the lines with which a Python script reads its parameters and reports a metric
     */
    public record Result(@Nullable Initialized made, String directory, String script) {}

    /** @throws dev.paribus.problem.Failure as {@link Initialization#run}; nothing was changed then */
    public Result run(Request request) {
        var initialization = new Initialization(session);
        String script = new String(Templates.read("script/snippet.py"), StandardCharsets.UTF_8);
        if (initialization.done()) {
            return new Result(null, initialization.directory(), script);
        }
        Initialized made = initialization.run(new PlanReading().read(request));
        return new Result(made, initialization.directory(), script);
    }
}
