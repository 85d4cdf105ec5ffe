package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which GPUs jobs are given, by the names that {@code CUDA_VISIBLE_DEVICES} takes. */
public final class Gpus {
    /** What a child is told. */
    public static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    /** A line of {@code nvidia-smi -L}: {@code GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-...)}. */
    private static final Pattern LISTED = Pattern.compile("GPU ([0-9]+): .*");

    private Gpus() {}

    /**
     * The ones that were asked for.
     *
     * @param asked {@code 0,1}, or {@code auto}: those that the caller may see, else all of the machine
     * @throws Failure COMMAND_LINE {@code gpus-form}; ENVIRONMENT {@code no-gpu} when {@code auto} finds none
     */
    public static List<String> of(String asked, Map<String, String> environment, Path directory) {
        if (!asked.strip().equals("auto")) {
            return named(asked, "--gpus 0,1, or --gpus auto");
        }
        String visible = environment.getOrDefault(VARIABLE, "").strip();
        if (!visible.isEmpty()) {
            return named(visible, "unset " + VARIABLE + ", or name them: --gpus 0,1");
        }
        Optional<Path> program = Programs.onPath("nvidia-smi", environment);
        if (program.isEmpty()) {
            throw none("there is no nvidia-smi on PATH that could tell");
        }
        Child.Result result = new Child(List.of(program.get().toString(), "-L"), directory, environment).run();
        var out = new ArrayList<String>();
        for (String line : result.text().lines().toList()) {
            Matcher listed = LISTED.matcher(line.strip());
            if (listed.matches()) {
                out.add(listed.group(1));
            }
        }
        if (out.isEmpty()) {
            String said = (result.text() + " " + result.errorText()).strip();
            throw none("nvidia-smi -L names none"
                    + (said.isEmpty() ? "" : ": " + said.lines().findFirst().orElse("")));
        }
        return out;
    }

    private static Failure none(String why) {
        return Failure.environment("no-gpu", "no GPU was found: " + why, "name them: --gpus 0,1");
    }

    private static List<String> named(String text, String hint) {
        List<String> out = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        boolean fine = out.stream().allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9_:./-]{0,99}"))
                && out.stream().distinct().count() == out.size();
        if (!fine) {
            throw Failure.commandLine("gpus-form", "'" + text + "' is no list of different GPUs", hint);
        }
        return out;
    }
}
