package dev.paribus.format;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.text.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code run:} of a project, and the command, which a record may have too. */
final class RunFields {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Report report;
    private final Fields run;

    RunFields(Report report, Fields run) {
        this.report = report;
        this.run = run;
    }

    /** A command and whether sh runs it. */
    record Command(List<String> words, boolean shell) {}

    Project.@Nullable Run read() {
        Command command = command(report, run);
        if (!run.has("command")) {
            run.missing("command", "add 'command: [python3, train.py]'");
        }
        Map<String, String> smoke = smoke();
        Duration timeout = duration("timeout");
        List<String> link = PathFields.read(report, run, "link", PathFields.Reach.INSIDE);
        List<String> path = PathFields.read(report, run, "path", PathFields.Reach.INSIDE);
        Duration grace = duration("grace");
        List<String> budget = ProjectFile.paramPaths(report, run, "budget");
        List<String> recordEnv = run.list("record_env", this::variable);
        boolean resume = run.flag("resume");
        int gpus = number("gpus", 1024);
        int nice = number("nice", 19);
        run.finish();
        return command == null
                ? null
                : new Project.Run(
                        command.words,
                        command.shell,
                        smoke,
                        timeout,
                        link,
                        path,
                        grace == null ? GRACE : grace,
                        budget,
                        recordEnv,
                        resume,
                        gpus,
                        nice);
    }

    /** The command; null when absent or wrong, which is reported. */
    static @Nullable Command command(Report report, Fields fields) {
        ParamNode node = fields.get("command");
        if (node == null) {
            return null;
        }
        boolean shell = node instanceof ParamNode.Scalar;
        List<String> words = fields.words("command");
        boolean empty = words.isEmpty() || words.get(0).isBlank();
        if (empty && !(node instanceof ParamNode.Mapping)) {
            report.error(
                    "empty-command",
                    "the command is empty",
                    node.location(),
                    "write what starts the training, as in [python3, train.py]");
        }
        return empty ? null : new Command(words, shell);
    }

    private Map<String, String> smoke() {
        var out = new LinkedHashMap<String, String>();
        Fields smoke = run.map("smoke");
        if (smoke == null) {
            return out;
        }
        for (String path : smoke.keys()) {
            ParamNode node = smoke.get(path);
            boolean leaf = node instanceof ParamNode.Scalar;
            if (node != null && !leaf) {
                smoke.wrong(path, node, "must be one value; write the path with dots, as in data.fraction");
            }
            if (node instanceof ParamNode.Scalar scalar
                    && report.attempt("bad-param-path", node.location(), null, () -> ParamPathText.parse(path))
                            != null) {
                out.put(path, scalar.source());
            }
        }
        return out;
    }

    private @Nullable Duration duration(String key) {
        String word = run.word(key);
        if (word == null) {
            return null;
        }
        Duration found = Durations.parse(word).orElse(null);
        if (found == null) {
            report.error(
                    "bad-duration",
                    "'" + word + "' of '" + run.name(key) + "' is no length of time",
                    run.place(key),
                    "write a number with its unit, as in 10s, 90m or 2h");
        }
        return found;
    }

    private int number(String key, int most) {
        Long number = run.whole(key);
        if (number == null || number >= 0 && number <= most) {
            return number == null ? 0 : number.intValue();
        }
        report.error(
                "bad-value",
                "'" + number + "' of '" + run.name(key) + "' is not between 0 and " + most,
                run.place(key),
                null);
        return 0;
    }

    private @Nullable String variable(ParamNode node) {
        String word = Nodes.word(report, run.name("record_env"), node);
        if (word != null && !word.matches("[A-Za-z_][A-Za-z0-9_]*\\*?")) {
            report.error("bad-value", "'" + word + "' is no environment variable's name", node.location(), null);
            return null;
        }
        return word;
    }
}
