package dev.paribus.workflow.launch;

import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.param.Assignment;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.change.ParameterEdit;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one stage of an experiment runs with.
 *
 * @param params parameters, for PARIBUS_PARAMS and the command
 * @param files files of the worktree that differ from the commit, by path of the repository; no commit ever holds them
 * @param folder of its outputs, below {@code .paribus/NAME}
 */
record Staging(ParamNode.Mapping params, Map<String, byte[]> files, String folder) {
    Staging {
        files = Map.copyOf(files);
    }

    static Staging full(Experiment experiment, int seed) {
        return new Staging(experiment.params(), Map.of(), "seed-" + seed);
    }

    /**
     * The full run's parameters with the project's smoke values in their place.
     *
     * @throws Failure DATA {@code smoke-parameter} naming each that is no parameter of this experiment
     */
    static Staging smoke(Session session, Experiment experiment) {
        List<Assignment> values = values(experiment);
        var origin = new Origin(experiment.record().name(), experiment.commit(), experiment, false);
        var edit = new ParameterEdit(session.git(), session.place(), origin);
        edit.apply(values);
        var files = new LinkedHashMap<>(edit.files());
        if (experiment.project().params().isEmpty()) {
            files.put(session.place().record(), edit.record());
        }
        return new Staging(edit.params(), files, "smoke");
    }

    private static List<Assignment> values(Experiment experiment) {
        var out = new ArrayList<Assignment>();
        var problems = new ArrayList<Problem>();
        experiment.project().run().smoke().forEach((path, source) -> {
            Assignment value = Assignment.parse(path + "=" + source);
            if (experiment
                    .params()
                    .find(value.path())
                    .filter(ParamNode.Scalar.class::isInstance)
                    .isPresent()) {
                out.add(value);
            } else {
                List<String> known = experiment.params().leaves().stream()
                        .map(leaf -> leaf.path().toString())
                        .toList();
                problems.add(Problem.error(
                                "smoke-parameter",
                                "run.smoke in paribus.yaml sets '" + path + "', which is no parameter of "
                                        + experiment.record().name() + near(path, known))
                        .hint("mend run.smoke on the trunk, or add the parameter: paribus new +" + path
                                + "=VALUE --because TEXT"));
            }
        });
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        return out;
    }

    private static String near(String path, List<String> known) {
        String question = DidYouMean.question(path, known);
        return question.isEmpty() ? "" : "; " + question;
    }

    /**
     * Puts the files where the run will find them.
     *
     * @param worktree its root
     */
    void write(Path worktree) {
        files.forEach((path, content) -> {
            try {
                DurableFiles.write(worktree.resolve(path), content);
            } catch (IOException broken) {
                throw Disk.failure(
                        "disk",
                        "cannot write '" + path + "' into the worktree of a run",
                        worktree,
                        broken,
                        "free some space, then paribus run");
            }
        });
    }
}
