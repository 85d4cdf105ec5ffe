package dev.paribus.workflow.judging;

import dev.paribus.check.Content;
import dev.paribus.check.Earlier;
import dev.paribus.check.Facts;
import dev.paribus.check.History;
import dev.paribus.check.Rules;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.ProjectFile;
import dev.paribus.format.RecordFile;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Problem;
import dev.paribus.secret.SecretScanner;
import dev.paribus.secret.SecretVariables;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a small project of its own, in memory, so that what a check needs is loaded and linked while somebody waits for git.
 * Without a lambda of its own: a hook plays it before its first one.
 */
public final class CheckRehearsal {
    private static final String PROJECT = """
            paribus: 1
            trunk: main
            run: {command: [sh, train.sh], timeout: 2h}
            metrics:
              score: {goal: maximize, primary: true}
            success: [score > parent]   # a comment
            protect: ["eval/**"]
            params: [params.yaml]
            """;

    private static final String RECORD = """
            paribus: 1
            name: amber-otter
            parent: slate-heron
            hypothesis: >-
              A larger rate raises score because the loss falls slowly.
            change: {kind: hyperparameter, what: optimizer.lr}
            success:
              - score >= parent + 0.5
            seeds: [1, 2]
            pairing: paired
            """;

    private CheckRehearsal() {}

    /** The project that is checked. */
    static Project project() {
        return ProjectFile.read("paribus.yaml", bytes(PROJECT)).orThrow();
    }

    /** What a check of it finds. */
    public static List<Problem> check() {
        Project project = project();
        Facts.Side here = side(project, "0.2");
        Facts.Side base = side(project, "0.1");
        var difference = TreeDiff.compare(base.params(), here.params(), TreeDiff.Options.NONE);
        new SecretScanner(new SecretVariables(Map.of())).scan("params.yaml", "rate: 0.2\n");
        Axis axis = new Axes(new ProjectPlace("", project), project).of("train.sh");
        var code = List.of(new Facts.PathChange(axis + ".sh", 'M'));
        var changes = new Facts.Changes(difference.changes(), code, List.of(), List.of(), List.of());
        return Rules.check(facts(project, here, base, changes));
    }

    private static Facts.Side side(Project project, String rate) {
        Parsed<ExperimentRecord> record = RecordFile.read("experiment.yaml", bytes(RECORD), project);
        return new Facts.Side("experiment.yaml", record.value(), parameters(rate), record.where(), List.of());
    }

    private static Facts facts(Project project, Facts.Side here, Facts.Side base, Facts.Changes changes) {
        return new Facts(
                project,
                Map.of(),
                "exp/amber-otter",
                here,
                base,
                Facts.Parent.NONE,
                changes,
                null,
                null,
                null,
                History.NONE,
                Content.NONE,
                Earlier.NONE,
                List.of(),
                Set.of());
    }

    private static ParamNode.Mapping parameters(String rate) {
        String text = "optimizer: {name: adam, lr: " + rate + "}\nepochs: 20  # all\n";
        return ParamFiles.read(Map.of("params.yaml", bytes(text))).orThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
