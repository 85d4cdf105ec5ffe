package dev.paribus.run;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command of one attempt, ready to be executed.
 *
 * @param template as the project has it, the same for every seed
 * @param words what is executed, values filled in
 * @param shell true when {@code template} is one text for {@code /bin/sh -c}
 */
public record Command(List<String> template, List<String> words, boolean shell) {
    public Command {
        template = List.copyOf(template);
        words = List.copyOf(words);
    }

    /**
     * Fills in {@code {optimizer.lr}}, {@code {seed}}, {@code {output}} and {@code {params}} in the elements of a list. A text
     * for sh gets values only by the environment.
     *
     * @throws dev.paribus.problem.Failure DATA {@code command-placeholder} naming every bad one
     */
    public static Command of(Project.Run run, ParamNode.Mapping parameters, int seed, Path output) {
        throw new UnsupportedOperationException(run.toString() + parameters + seed + output);
    }

    /**
     * Proves that it can start: program found and executable, script there.
     *
     * @param environment the caller's
     * @return the program that will be executed, absolute
     * @throws dev.paribus.problem.Failure DATA {@code command-missing}, {@code command-not-executable}, {@code script-missing}
     */
    public Path check(AttemptPlan.Place place, Map<String, String> environment) {
        throw new UnsupportedOperationException(place.toString() + environment);
    }
}
