package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code git} program in one directory with one environment. Every child starts here, so that none of them sees the
 * caller's {@code GIT_*} variables.
 *
 * @param directory working directory of the children
 * @param environment all of their environment
 * @param config {@code -c} pairs ({@code key=value}) that go before the command
 * @param known what the repository's configuration said when it was opened, so that nobody asks for what is not set; null: ask
 */
record Git(
        Path directory,
        Map<String, String> environment,
        List<String> config,
        @Nullable ConfigList known) {
    /** They choose configuration files, no repository, so they are the user's to keep. */
    private static final Set<String> KEPT = Set.of("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM");

    Git {
        environment = Map.copyOf(environment);
        config = List.copyOf(config);
    }

    /**
     * Git as it reads: messages untranslated, no lock taken for a refresh, no object fetched lazily from a remote, no
     * replaced objects, no monitor program.
     */
    static Git reading(Path directory, Map<String, String> caller) {
        Map<String, String> own = new TreeMap<>();
        for (Map.Entry<String, String> variable : caller.entrySet()) {
            if (!variable.getKey().startsWith("GIT_") || KEPT.contains(variable.getKey())) {
                own.put(variable.getKey(), variable.getValue());
            }
        }
        own.put("LC_ALL", "C");
        own.remove("LANGUAGE");
        own.put("GIT_OPTIONAL_LOCKS", "0");
        own.put("GIT_NO_LAZY_FETCH", "1");
        own.put("GIT_ALLOW_PROTOCOL", "none");
        own.put("GIT_NO_REPLACE_OBJECTS", "1");
        return new Git(directory, own, List.of("core.fsmonitor=false", "core.quotePath=false"), null);
    }

    Git in(Path other) {
        return new Git(other, environment, config, known);
    }

    Git with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new Git(directory, all, config, known);
    }

    Git with(String... moreConfig) {
        return with(Arrays.asList(moreConfig));
    }

    Git with(List<String> moreConfig) {
        List<String> all = new ArrayList<>(config);
        all.addAll(moreConfig);
        return new Git(directory, environment, all, known);
    }

    /** The same, told what is configured; null for another repository's git. */
    Git knowing(@Nullable ConfigList settings) {
        return new Git(directory, environment, config, settings);
    }

    /** True when the key is surely not set. */
    boolean unset(String key) {
        return known != null && known.last(key).isEmpty();
    }

    Child child(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("git");
        for (String pair : config) {
            command.add("-c");
            command.add(pair);
        }
        command.addAll(arguments);
        return new Child(command, directory, environment);
    }

    /** Runs it, whatever its exit code. */
    Child.Result run(List<String> arguments, byte[] input) {
        return child(arguments).run(input);
    }

    Child.Result run(String... arguments) {
        return run(List.of(arguments), new byte[0]);
    }

    /** Its standard output; a failure of git is ours. */
    byte[] output(List<String> arguments, byte[] input) {
        Child.Result result = run(arguments, input);
        if (!result.ok()) {
            throw failure(arguments, result);
        }
        return result.out();
    }

    byte[] output(String... arguments) {
        return output(List.of(arguments), new byte[0]);
    }

    /** Streams its standard output; a failure of git is ours, except that a reader may stop early. */
    void stream(List<String> arguments, byte[] input, Child.Reader reader) {
        Child.Result result = child(arguments).stream(input, reader);
        if (!result.ok() && result.exit() != 128 + 13) {
            throw failure(arguments, result);
        }
    }

    /** What to say when git fails in a way that nobody expected; a disk that refuses is named. */
    Failure failure(List<String> arguments, Child.Result result) {
        if (words(result).contains("promisor")) {
            return PartialClone.failure(this).orElseGet(() -> failed(arguments, result));
        }
        return Disk.refusal("git " + command(arguments) + " failed", directory, words(result))
                .orElseGet(() -> failed(arguments, result));
    }

    /** The same of a git that only reads. */
    static Failure failed(List<String> arguments, Child.Result result) {
        String words = words(result);
        return Failure.environment(
                "git-failed",
                "git " + command(arguments) + " failed with exit code " + result.exit()
                        + (words.isEmpty() ? "" : ": " + words),
                "git fsck");
    }

    private static String command(List<String> arguments) {
        return arguments.stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
    }

    /** Git's own words on one line, without its prefix. */
    static String words(Child.Result result) {
        StringBuilder line = new StringBuilder();
        for (String part : result.errorText().split("\n")) {
            String text = part.strip().replaceFirst("^(fatal|error|hint|warning): ", "");
            if (!text.isEmpty()) {
                line.append(line.isEmpty() ? "" : "; ").append(text);
            }
        }
        return line.toString();
    }

    /** True for exit code 0, false for 1. @throws Failure for any other */
    boolean yes(List<String> command, byte[] input) {
        Child.Result result = run(command, input);
        if (result.exit() > 1) {
            throw failure(command, result);
        }
        return result.ok();
    }
}
