package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The filter drivers that are configured.
 *
 * @param commands by name: the commands that change a file on its way into a work tree
 */
record FilterDrivers(Map<String, String> commands) {
    static FilterDrivers of(Git git) {
        Map<String, String> commands = new TreeMap<>();
        for (String pair : pairs(git)) {
            int end = pair.indexOf('\n');
            String key = end < 0 ? pair : pair.substring(0, end);
            int dot = key.lastIndexOf('.');
            String name = key.substring("filter.".length(), Math.max("filter.".length(), dot));
            String value = end < 0 ? "" : pair.substring(end + 1).strip();
            boolean changes = key.endsWith(".smudge") || key.endsWith(".process");
            if (changes && !value.isEmpty() && !value.equals("cat")) {
                commands.put(name, value);
            } else {
                commands.putIfAbsent(name, "");
            }
        }
        return new FilterDrivers(commands);
    }

    private static List<String> pairs(Git git) {
        ConfigList known = git.known();
        if (known == null) {
            return NulStream.split(
                    git.run("config", "-z", "--get-regexp", "^filter\\.").out());
        }
        List<String> pairs = new ArrayList<>();
        known.all().forEach((key, values) -> {
            if (key.startsWith("filter.")) {
                values.forEach(value -> pairs.add(key + "\n" + value));
            }
        });
        return pairs;
    }

    /** True when git would run a command for the filter that may change the file. */
    boolean changes(String filter) {
        return !commands.getOrDefault(filter, "").isEmpty();
    }

    /** The {@code -c} pairs that keep every one of them from running. */
    List<String> off() {
        List<String> pairs = new ArrayList<>();
        for (String name : new TreeSet<>(commands.keySet())) {
            if (name.indexOf('=') >= 0) {
                throw Failure.data(
                        "filter",
                        "the filter '" + name + "' has a '=' in its name, so it cannot be switched off",
                        "git config --remove-section 'filter." + name + "'");
            }
            for (String key : List.of("smudge=", "clean=", "process=", "required=false")) {
                pairs.add("filter." + name + "." + key);
            }
        }
        return pairs;
    }
}
