package dev.paribus.hook;

import dev.paribus.check.Rules;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.ProjectFile;
import dev.paribus.format.RecordFile;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads a small project of its own beside the first questions to git, on a thread that nobody waits for. What a check needs is
 * loaded and linked by then: the hook waits for git anyway, and a second core stands idle. Nothing of it is kept.
 */
final class Warming {
    private static final String PROJECT =
            """
            paribus: 1
            trunk: main
            run: {command: [sh, train.sh], timeout: 2h}
            metrics:
              score: {goal: maximize, primary: true}
            success: [score > parent]   # a comment
            protect: ["eval/**"]
            params: [params.yaml]
            """;

    private static final String RECORD =
            """
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

    private Warming() {}

    static void begin() {
        var thread = new Thread(Warming::read, "warming");
        thread.setDaemon(true);
        // Whatever goes wrong goes wrong in the check too, where it is told.
        thread.setUncaughtExceptionHandler((one, wrong) -> {});
        thread.start();
    }

    /** What a check reads and compares. */
    static void read() {
        Parsed<Project> project = ProjectFile.read("paribus.yaml", bytes(PROJECT));
        RecordFile.read("experiment.yaml", bytes(RECORD), project.value());
        TreeDiff.compare(parameters("0.1"), parameters("0.2"), TreeDiff.Options.NONE);
        Rules.codes();
    }

    private static ParamNode.Mapping parameters(String rate) {
        String text = "optimizer: {name: adam, lr: " + rate + "}\nepochs: 20  # all\n";
        return ParamFiles.read(Map.of("params.yaml", bytes(text))).orThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
