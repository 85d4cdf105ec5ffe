package dev.paribus.run;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the training child finds in its environment: the caller's variables less git's, and ours. */
final class ChildEnvironment {
    static final String ATTEMPT = "PARIBUS_ATTEMPT";

    private ChildEnvironment() {}

    /**
     * All variables of the child but PARIBUS_ATTEMPT, which the wrapper adds: what bears it belongs to the child.
     *
     * @param caller the environment that the tool was called with, the caller's own locale in it
     * @param processors of this machine
     */
    static Map<String, String> of(Map<String, String> caller, Attempt attempt, int processors) {
        Map<String, String> out = withoutOurs(caller);
        AttemptPlan plan = attempt.intent().plan();
        Identity identity = plan.identity();
        out.put("PARIBUS_PARAMS", attempt.parameters().toString());
        out.put("PARIBUS_METRICS", attempt.metrics().toString());
        out.put("PARIBUS_SEED", Integer.toString(identity.seed()));
        out.put("PARIBUS_EXPERIMENT", identity.name().text());
        out.put("PARIBUS_STAGE", identity.stage());
        out.put("PARIBUS_OUTPUT", plan.place().output().toString());
        attempt.resumedOutput().ifPresent(earlier -> out.put("PARIBUS_RESUME", earlier));
        out.put("PYTHONUNBUFFERED", "1");
        List<String> path = plan.place().pythonPath();
        if (!path.isEmpty()) {
            String ours = path.stream()
                    .map(p -> plan.place().directory().resolve(p).normalize().toString())
                    .collect(Collectors.joining(File.pathSeparator));
            out.merge(
                    "PYTHONPATH",
                    ours,
                    (theirs, first) -> theirs.isEmpty() ? first : first + File.pathSeparator + theirs);
        }
        return shared(out, plan.limits().jobs(), processors);
    }

    /** With its part of the processors, unless the caller gave threads: the number of threads changes sums, and so results. */
    static Map<String, String> shared(Map<String, String> variables, int jobs, int processors) {
        var out = new LinkedHashMap<>(variables);
        if (jobs > 1) {
            out.putIfAbsent("OMP_NUM_THREADS", Integer.toString(Math.max(1, processors / jobs)));
        }
        return out;
    }

    /** The caller's variables less git's (a hook's GIT_DIR would make a child write elsewhere) and those of an outer run. */
    static Map<String, String> withoutOurs(Map<String, String> caller) {
        Map<String, String> out = new LinkedHashMap<>(caller);
        out.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("PARIBUS_"));
        out.put("PATH", Programs.path(caller));
        return out;
    }
}
