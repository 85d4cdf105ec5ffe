package dev.paribus.run;

import dev.paribus.param.ParamNode;
import dev.paribus.model.Project;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an attempt ran on, as far as it is stable: equal seeds give equal facts. */
public final class EnvironmentFacts {
    private EnvironmentFacts() {}

    /**
     * Facts for {@code environment.yaml}: parameters, interpreter, packages, lock files, system, processor, GPU, command,
     * allow-listed variables. No time, process, host, user or absolute path.
     *
     * @param command the attempt's
     * @param interpreter from {@link Interpreter#find}; null when the command is no Python
     * @param environment the caller's
     */
    public static Map<String, Object> capture(
            Project.Run run,
            Command command,
            @Nullable Interpreter interpreter,
            ParamNode.Mapping parameters,
            Map<String, String> environment) {
        throw new UnsupportedOperationException(run.toString() + command + interpreter + parameters + environment);
    }
}
