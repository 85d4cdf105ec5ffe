package dev.paribus.transcript;

import dev.paribus.support.Children;
import dev.paribus.support.Cli;
import dev.paribus.support.Hermetic;
import dev.paribus.support.Installation;
import dev.paribus.support.Ran;
import dev.paribus.support.TickingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Plays commands one after the other, from an empty folder with a home of its own. A plain {@code paribus ...} runs in this
 * process; every other line is given to {@code sh}, where {@code paribus} is a JVM of its own. {@code cd} and {@code export} last.
 * Variables: {@code DIR} the folder, {@code TEMPLATES} what the tool writes from.
 */
final class Session {
    private static final Set<String> MEASURING = Set.of("run", "try", "demo", "confirm", "noise", "repro");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    /** How the two streams are shown. */
    enum Streams {
        /** Standard output, then standard error, marked. */
        APART,
        /** As a terminal mixes them. */
        TOGETHER
    }

    private final Path dir;
    private final Streams streams;
    private final TickingClock clock = new TickingClock();
    private final Map<String, String> env;
    private final Cli cli;
    private final Scrubber scrubber;
    private Path cwd;

    Session(Path root, Streams streams) {
        try {
            Path real = root.toRealPath();
            this.dir = Files.createDirectory(real.resolve("work"));
            this.streams = streams;
            this.env = new LinkedHashMap<>(Hermetic.environment(Hermetic.home(real.resolve("home"))));
            this.scrubber = new Scrubber(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        env.put("DIR", dir.toString());
        env.put("COLUMNS", "100");
        env.put("NO_COLOR", "1");
        env.put("TEMPLATES", Path.of("templates").toAbsolutePath().toString());
        this.cli = new Cli(Map.of(), clock);
        this.cwd = dir;
    }

    /** Runs one command; returns the lines that a transcript has for it. */
    List<String> play(String command) {
        Optional<List<String>> plain = ShellWords.split(command.replace("$DIR", dir.toString()));
        Ran ran;
        if (command.contains(" --detach")) {
            install();
        }
        if (plain.isPresent() && lasting(plain.get())) {
            return List.of();
        } else if (plain.isPresent()
                && program(plain.get()).equals("paribus")
                && !plain.get().contains("--detach")) {
            ran = inProcess(plain.get());
        } else {
            ran = inShell(command);
        }
        if (command.contains("paribus") && MEASURING.stream().anyMatch(verb -> command.contains(" " + verb))) {
            scrubber.somethingWasMeasured();
        }
        return Transcript.output(ran.exit(), scrub(ran.out()), scrub(ran.err()));
    }

    /** What starts itself once more needs an installation, and not only classes. */
    private void install() {
        Path launcher = dir.resolveSibling("installed/bin/paribus");
        if (!Files.exists(launcher)) {
            Installation.in(dir.resolveSibling("installed"));
            env.put("PATH", launcher.getParent() + ":" + env.get("PATH"));
            env.put("JAVA_HOME", System.getProperty("java.home"));
        }
    }

    private String scrub(String text) {
        return scrubber.scrub(text, dir, env);
    }

    private boolean lasting(List<String> words) {
        if (words.size() == 2 && words.get(0).equals("cd")) {
            cwd = cwd.resolve(words.get(1)).normalize();
            return true;
        }
        if (words.size() == 2 && words.get(0).equals("export")) {
            assign(env, words.get(1));
            return true;
        }
        return false;
    }

    private static void assign(Map<String, String> variables, String word) {
        int at = word.indexOf('=');
        variables.put(word.substring(0, at), word.substring(at + 1));
    }

    /** First word that is no assignment. */
    private static String program(List<String> words) {
        return words.stream()
                .filter(word -> !ASSIGNMENT.matcher(word).matches())
                .findFirst()
                .orElse("");
    }

    private Ran inProcess(List<String> words) {
        var all = new LinkedHashMap<>(env);
        int at = 0;
        while (!words.get(at).equals("paribus")) {
            assign(all, words.get(at++));
        }
        List<String> rest = words.subList(at + 1, words.size());
        return streams == Streams.APART ? cli.run(cwd, all, rest) : cli.together(cwd, all, rest);
    }

    private Ran inShell(String command) {
        var all = new LinkedHashMap<>(env);
        String date = "@" + clock.tick().getEpochSecond() + " +0000";
        all.put("GIT_AUTHOR_DATE", date);
        all.put("GIT_COMMITTER_DATE", date);
        var words = new ArrayList<>(List.of("sh", "-c"));
        words.add(streams == Streams.APART ? command : "{ " + command + "\n} 2>&1");
        return Children.run(cwd, all, words);
    }
}
