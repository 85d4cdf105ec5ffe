package dev.paribus.hook;

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
import dev.paribus.render.CheckView;
import dev.paribus.secret.SecretScanner;
import dev.paribus.secret.SecretVariables;
import dev.paribus.store.ProjectPlace;
import dev.paribus.verb.Check;
import dev.paribus.workflow.Axes;
import dev.paribus.workflow.Axis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a small project of its own beside the first questions to git, on a thread that nobody waits for. What a check needs is
 * loaded and linked by then: the hook waits for git anyway, and a second core stands idle. Nothing of it is kept. Until it is
 * started nothing may use a lambda: the first one of a process costs ten milliseconds, which belong here.
 */
final class Warming extends Thread implements Thread.UncaughtExceptionHandler {
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

    private Warming() {
        super("warming");
    }

    static void begin() {
        var thread = new Warming();
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(thread);
        thread.start();
    }

    @Override
    public void run() {
        read();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable wrong) {
        // Whatever goes wrong goes wrong in the check too, where it is told.
    }

    /** What a check reads and compares. */
    static void read() {
        Project project = ProjectFile.read("paribus.yaml", bytes(PROJECT)).orThrow();
        Facts.Side here = side(project, "0.2");
        Facts.Side base = side(project, "0.1");
        var difference = TreeDiff.compare(base.params(), here.params(), TreeDiff.Options.NONE);
        new SecretScanner(new SecretVariables(Map.of())).scan("params.yaml", "rate: 0.2\n");
        Axis axis = new Axes(new ProjectPlace("", project), project).of("train.sh");
        var code = List.of(new Facts.PathChange(axis + ".sh", 'M'));
        var changes = new Facts.Changes(difference.changes(), code, List.of(), List.of(), List.of());
        List<Problem> problems = Rules.check(facts(project, here, base, changes));
        var subject = new Check.Subject("index", "hyperparameter optimizer.lr", "experiment.yaml", problems);
        new CheckView(new Check.Result(List.of(subject))).plain();
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
                Map.of(),
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
