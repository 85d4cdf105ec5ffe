package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an attempt ran on, as far as it is stable: equal seeds give equal facts. */
public final class EnvironmentFacts {
    private static final Pattern RECORDED = Pattern.compile(
            "(CUDA|NVIDIA|NCCL|OMP|MKL|OPENBLAS|TORCH|TF|XLA|LC)_.*|PYTHON.*|TOKENIZERS_PARALLELISM|LANG|TZ|SLURM_JOB_.*|CONDA_DEFAULT_ENV");
    /** These hold paths of one machine, or of one attempt. */
    private static final Pattern PLACES = Pattern.compile("PYTHON(PATH|HOME|STARTUP|USERBASE|PYCACHEPREFIX)|SLURM_JOB_(ID|NODELIST|UID|USER|START_TIME|END_TIME)|.*_(DIR|PATH|HOME)");

    private EnvironmentFacts() {}

    /**
     * Facts for {@code environment.yaml}: parameters, interpreter, packages, system, processor, GPU, command, allow-listed
     * variables. No time, process, host, user or absolute path.
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
        var out = new LinkedHashMap<String, Object>();
        out.put("paribus", 1);
        out.put("command", command.shell() ? command.template().get(0) : command.template());
        out.put("params", plain(parameters));
        if (interpreter != null) {
            out.put("interpreter", interpreter.shown());
            out.put("python", interpreter.version());
        }
        out.put("system", system());
        out.put("cpu", cpu());
        out.put("cores", Runtime.getRuntime().availableProcessors());
        List<String> gpus = gpus(environment);
        if (!gpus.isEmpty()) {
            out.put("gpu", gpus);
        }
        Map<String, String> variables = variables(run, environment);
        if (!variables.isEmpty()) {
            out.put("variables", variables);
        }
        if (interpreter != null && !interpreter.installed().isEmpty()) {
            out.put("packages", interpreter.installed());
        }
        return out;
    }

    private static Map<String, String> variables(Project.Run run, Map<String, String> environment) {
        var out = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            boolean asked = run.recordEnv().contains(name);
            boolean listed = RECORDED.matcher(name).matches() && !PLACES.matcher(name).matches();
            if ((asked || listed) && !Secrets.named(name)) {
                out.put(name, value);
            }
        });
        return out;
    }

    private static Object plain(ParamNode node) {
        if (node instanceof ParamNode.Mapping map) {
            var out = new LinkedHashMap<String, Object>();
            map.entries().forEach((key, value) -> out.put(key, plain(value)));
            return out;
        }
        if (node instanceof ParamNode.Sequence list) {
            return list.items().stream().map(EnvironmentFacts::plain).toList();
        }
        return node instanceof ParamNode.Scalar scalar ? value(scalar.value()) : "";
    }

    private static Object value(Value value) {
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        if (value instanceof Value.Int whole) {
            return whole.value();
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Time time ? time.value() : "null";
    }

    private static String system() {
        for (String line : lines(Path.of("/etc/os-release"))) {
            if (line.startsWith("PRETTY_NAME=")) {
                return line.substring("PRETTY_NAME=".length()).replace("\"", "");
            }
        }
        return "unknown";
    }

    private static String cpu() {
        for (String line : lines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "unknown";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Name and driver of each GPU; nothing where {@code nvidia-smi} is not on PATH, which is asked for only then. */
    private static List<String> gpus(Map<String, String> environment) {
        for (String entry : environment.getOrDefault("PATH", "").split(":")) {
            if (!entry.isEmpty() && Files.isExecutable(Path.of(entry).resolve("nvidia-smi"))) {
                var child = new Child(
                        List.of("nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"), Path.of("/"), environment);
                Child.Result told = child.run();
                return told.ok() ? new ArrayList<>(told.text().lines().toList()) : List.of();
            }
        }
        return List.of();
    }
}
