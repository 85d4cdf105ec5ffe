package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
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
            "(CUDA|NVIDIA|NCCL|OMP|MKL|OPENBLAS|TORCH|TF|XLA|KMP|BLIS|CUBLAS|CUDNN|PYTORCH)_.*|PYTHON.*|TOKENIZERS_PARALLELISM"
                    + "|(VECLIB_MAXIMUM|NUMEXPR_NUM|NUMEXPR_MAX|RAYON_NUM)_THREADS|(ROCR|HIP|GPU)_VISIBLE_DEVICES"
                    + "|LANG|LC_.*|TZ|SLURM_JOB_.*|CONDA_DEFAULT_ENV");

    /** Of a cluster job, what differs from job to job or names people and machines. */
    private static final Pattern PASSING = Pattern.compile(
            "SLURM_JOB_(ID|UID|GID|USER|GROUP|NAME|NODELIST|START_TIME|END_TIME|ACCOUNT|.*(TIME|HOST|NODELIST))");

    private static final Pattern ABSOLUTE = Pattern.compile("(?<![A-Za-z0-9_.~-])/[^:;,\\s]*");

    private EnvironmentFacts() {}

    /**
     * Facts for {@code environment.yaml}: parameters, interpreter, packages, system, processor, GPU, command, allow-listed
     * variables. No time, process, host, user or absolute path; never a variable with a secret-like name.
     *
     * @param command the attempt's
     * @param interpreter from {@link Interpreter#find}; null when the command is no Python
     * @param environment the caller's, with the GPUs of this attempt
     * @param jobs how many are to run at once
     */
    public static Map<String, Object> capture(
            Project.Run run,
            Command command,
            @Nullable Interpreter interpreter,
            ParamNode.Mapping parameters,
            Map<String, String> environment,
            int jobs) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("paribus", 1);
        out.put("command", command.shell() ? String.join(" ", command.template()) : command.template());
        out.put("parameters", plain(parameters));
        if (interpreter != null) {
            out.put("interpreter", interpreter.shown());
            out.put("python", interpreter.version());
        }
        out.put("system", system());
        out.put("processor", processor());
        List<String> gpus = gpus(environment);
        if (!gpus.isEmpty()) {
            out.put("gpu", gpus);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        out.put("variables", variables(run, ChildEnvironment.shared(environment, jobs, processors)));
        if (interpreter != null) {
            out.put("packages", interpreter.installed());
        }
        var secrets = new Secrets(environment);
        Map<String, Object> bare = new LinkedHashMap<>();
        for (Map.Entry<String, Object> fact : out.entrySet()) {
            Object value = harmless(fact.getValue(), secrets);
            if (value != null) {
                bare.put(fact.getKey(), value);
            }
        }
        return bare;
    }

    private static Map<String, String> variables(Project.Run run, Map<String, String> environment) {
        Map<String, String> out = new TreeMap<>();
        environment.forEach((name, value) -> {
            boolean wanted = RECORDED.matcher(name).matches() || run.recordEnv().contains(name);
            if (wanted
                    && !PASSING.matcher(name).matches()
                    && (!Secrets.named(name) || name.equals("TOKENIZERS_PARALLELISM"))) {
                out.put(name, withoutPlaces(value));
            }
        });
        return out;
    }

    /** Every text in it without secrets, whatever it stands in: a command, a parameter, a variable. */
    private static @Nullable Object harmless(@Nullable Object value, Secrets secrets) {
        if (value instanceof String text) {
            return secrets.redact(text);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> out = new ArrayList<>(list.size());
            for (Object item : list) {
                out.add(harmless(item, secrets));
            }
            return out;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.put(secrets.redact(String.valueOf(entry.getKey())), harmless(entry.getValue(), secrets));
            }
            return out;
        }
        return value;
    }

    /** Absolute paths name people and machines: the last part stays. */
    static String withoutPlaces(String value) {
        return ABSOLUTE.matcher(value).replaceAll(found -> {
            String path = found.group();
            int end = path.length() - (path.length() > 1 && path.endsWith("/") ? 1 : 0);
            return java.util.regex.Matcher.quoteReplacement(
                    ".../" + path.substring(path.lastIndexOf('/', end - 1) + 1, end));
        });
    }

    private static String system() {
        String distribution = first(Path.of("/etc/os-release"), "PRETTY_NAME=").replace("\"", "");
        String kernel =
                first(Path.of("/proc/sys/kernel/ostype"), "") + " " + first(Path.of("/proc/sys/kernel/osrelease"), "");
        if (!kernel.isBlank()) {
            return (distribution + ", " + kernel).replaceFirst("^, ", "").strip();
        }
        return said(List.of("/usr/bin/uname", "-srm"), Map.of());
    }

    private static Map<String, Object> processor() {
        Map<String, Object> out = new LinkedHashMap<>();
        String model = first(Path.of("/proc/cpuinfo"), "model name").replaceFirst("^\\s*:\\s*", "");
        out.put(
                "model",
                model.isEmpty()
                        ? said(List.of("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"), Map.of())
                        : model);
        out.put("count", Runtime.getRuntime().availableProcessors());
        return out;
    }

    private static List<String> gpus(Map<String, String> environment) {
        return Programs.onPath("nvidia-smi", environment)
                .map(tool -> said(
                                List.of(tool.toString(), "--query-gpu=name,driver_version", "--format=csv,noheader"),
                                environment)
                        .lines()
                        .toList())
                .orElse(List.of());
    }

    private static String said(List<String> command, Map<String, String> environment) {
        try {
            Child.Result result = new Child(command, Path.of("/"), environment).run();
            return result.ok() ? result.text().strip() : "";
        } catch (Failure missing) {
            return "";
        }
    }

    private static String first(Path file, String start) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(start.length()).strip())
                    .orElse("");
        } catch (IOException missing) {
            return "";
        }
    }

    /** The tree as nested maps and lists of what YAML has. */
    private static @Nullable Object plain(ParamNode node) {
        if (node instanceof ParamNode.Mapping mapping) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            mapping.entries().forEach((key, child) -> out.put(key, plain(child)));
            return out;
        } else if (node instanceof ParamNode.Sequence sequence) {
            List<@Nullable Object> out = new ArrayList<>();
            sequence.items().forEach(item -> out.add(plain(item)));
            return out;
        }
        Value value = ((ParamNode.Scalar) node).value();
        return value instanceof Value.Bool truth
                ? Boolean.valueOf(truth.value())
                : value instanceof Value.Int whole
                        ? whole.value()
                        : value instanceof Value.Real real
                                ? Double.valueOf(real.value())
                                : value instanceof Value.Text text
                                        ? text.value()
                                        : value instanceof Value.Time time ? time.value() : null;
    }
}
