package dev.paribus.support;

import dev.paribus.Main;
import dev.paribus.host.CancelToken;
import dev.paribus.terminal.Device;
import dev.paribus.terminal.Outside;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Calls the program in this process, with a seeded random and a clock that ticks one second a command. */
public final class Cli {
    private final Map<String, String> env;
    private final TickingClock clock;
    private final RandomGenerator random;

    /** Draws what every test draws. */
    public Cli(Map<String, String> env, TickingClock clock) {
        this(env, clock, 20260101);
    }

    /** @param seed of the random from which names are drawn */
    public Cli(Map<String, String> env, TickingClock clock, long seed) {
        this.random = new Draws(seed);
        this.env = Map.copyOf(env);
        this.clock = clock;
    }

    /** Runs {@code paribus WORDS} in a folder. */
    public Ran run(Path cwd, String... words) {
        return run(cwd, Map.of(), List.of(words));
    }

    /** Runs {@code paribus WORDS} in a folder, with further variables; one with an empty value is taken away. */
    public Ran run(Path cwd, Map<String, String> more, List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = run(cwd, more, words, utf8(out), utf8(err), Device.PIPE);
        var command = new ArrayList<>(List.of("paribus"));
        command.addAll(words);
        return new Ran(command, exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs {@code paribus WORDS} onto one stream, as a plain terminal shows both in the order of writing, without a live line. */
    public Ran together(Path cwd, Map<String, String> more, List<String> words) {
        var both = new ByteArrayOutputStream();
        PrintStream stream = utf8(both);
        var all = new LinkedHashMap<>(more);
        all.putIfAbsent("GIT_PAGER", "cat");
        int exit = run(cwd, all, words, stream, stream, Device.TERMINAL);
        return new Ran(words, exit, both.toString(StandardCharsets.UTF_8), "");
    }

    private int run(
            Path cwd, Map<String, String> more, List<String> words, PrintStream out, PrintStream err, Device device) {
        var all = new LinkedHashMap<>(env);
        all.putAll(more);
        all.values().removeIf(String::isEmpty);
        clock.tick();
        var outside = new Outside(
                "0.1.0",
                all,
                cwd,
                null,
                clock,
                random,
                InputStream.nullInputStream(),
                out,
                err,
                device,
                Device.PIPE,
                new CancelToken());
        int exit = Main.run(words.toArray(new String[0]), outside);
        out.flush();
        err.flush();
        return exit;
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
