package dev.paribus.run;

import dev.paribus.host.Background;
import dev.paribus.host.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * This tool started once more, in a session of its own and without a terminal, so that it outlives the one that it was started
 * from. Attempts of such a tool go on when it is killed.
 */
public final class DetachedTool {
    /** Set in the environment of a tool that was started so. */
    public static final String VARIABLE = "PARIBUS_DETACHED";

    private DetachedTool() {}

    /**
     * Starts it.
     *
     * @param command program and arguments
     * @param out file that its standard output is appended to
     * @param err file for its standard error
     */
    public static Process start(
            List<String> command, Path directory, Map<String, String> environment, Path out, Path err) {
        var words = new ArrayList<>(Wrapper.session(environment));
        words.addAll(command);
        var variables = new LinkedHashMap<>(environment);
        variables.put(VARIABLE, "1");
        return Background.start(new Child(words, directory, variables), out, err);
    }

    /** What attempts of the tool in this environment do when it ends first. */
    public static AttemptPlan.Mode mode(Map<String, String> environment) {
        return environment.containsKey(VARIABLE) ? AttemptPlan.Mode.DETACHED : AttemptPlan.Mode.FOREGROUND;
    }
}
