package dev.paribus.run;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
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
     * Fills in {@code {optimizer.lr}}, {@code {seed}}, {@code {output}} and {@code {params}} in the elements of a list. Numbers,
     * truth values and null are written as JSON has them, texts as they are, lists and mappings as JSON; {@code {params}}
     * stands alone and becomes {@code --key value} for every leaf that is not null. {@code {{name}}} is {@code {name}} as it is;
     * other braces are left alone. A text for sh gets values only by the environment, so these placeholders are refused there.
     *
     * @throws Failure DATA {@code command-placeholder} naming every bad one
     */
    public static Command of(Project.Run run, ParamNode.Mapping parameters, int seed, Path output) {
        var placeholders = new Placeholders(parameters, seed, output);
        if (run.shell()) {
            placeholders.refuseIn(String.join(" ", run.command()));
            return new Command(run.command(), List.of("/bin/sh", "-c", String.join(" ", run.command())), true);
        }
        return new Command(run.command(), placeholders.fillIn(run.command()), false);
    }

    /**
     * Proves that it can start: program found and executable, script there. Of a text for sh the first plain word is looked at.
     *
     * @param environment the caller's
     * @return the program that will be executed, absolute; for a text, that of its first word
     * @throws Failure DATA {@code command-missing}, {@code command-not-executable}, {@code script-missing}
     */
    public Path check(AttemptPlan.Place place, Map<String, String> environment) {
        Path program = new CommandCheck(CodeFiles.of(place.directory()), place.checkout(), environment).check(this);
        return place.directory().resolve(program);
    }

    /**
     * The same before there is a worktree.
     *
     * @param code what the commit holds that is going to run
     * @param checkout the project's directory in the user's checkout
     * @throws Failure as {@link #check(AttemptPlan.Place, Map)}
     */
    public void check(CodeFiles code, Path checkout, Map<String, String> environment) {
        new CommandCheck(code, checkout, environment).check(this);
    }
}
