package dev.paribus;

import dev.paribus.cli.Program;
import dev.paribus.git.WritableRepositories;
import dev.paribus.hook.Entry;
import dev.paribus.host.CancelToken;
import dev.paribus.terminal.BugReport;
import dev.paribus.terminal.Device;
import dev.paribus.terminal.Outside;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/** Takes the process apart into values and wires the program by hand. */
public final class Main {
    /** The version of this build; a test holds it against the project file. */
    static final String VERSION = "0.1.0";

    /** Verbs that take their time, which a signal has to end in good order; for all others the default is right. */
    private static final Set<String> LONG = Set.of("run", "try", "sweep", "demo", "logs", "watch", "stop");

    private Main() {}

    public static void main(String[] args) {
        // exit() would look up a logger first, which costs milliseconds
        Runtime.getRuntime().halt(process(args));
    }

    /** Runs one command line with what this process has: its environment, folder, clock and streams. */
    static int process(String[] args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var outside = new Outside(
                VERSION,
                callersEnvironment(System.getenv()),
                Path.of("").toAbsolutePath(),
                launcher(System.getProperty("java.class.path", "")),
                new LocalClock(),
                new LateRandom(),
                System.in,
                out,
                err,
                Device.of(1, asLauncherSaw(1)),
                Device.of(2, asLauncherSaw(2)),
                new CancelToken());
        for (String word : args) {
            if (LONG.contains(word)) {
                catchSignals(outside.cancel());
                break;
            }
        }
        int code = run(args, outside);
        out.flush();
        err.flush();
        return code;
    }

    /** The launcher beside the jar of an installation; null for classes that run from elsewhere. */
    private static @Nullable Path launcher(String classPath) {
        Path jar =
                Path.of(classPath.isEmpty() ? "." : classPath).toAbsolutePath().normalize();
        Path lib = jar.getParent();
        return jar.endsWith("lib/paribus.jar") && lib != null
                ? lib.resolveSibling("bin").resolve("paribus")
                : null;
    }

    /** On a system without {@code /proc} the launcher looks; System.console() is slow there and says nothing of standard error. */
    private static Device asLauncherSaw(int descriptor) {
        return System.getProperty("paribus.terminals", "").contains(String.valueOf(descriptor))
                ? Device.TERMINAL
                : Device.PIPE;
    }

    /** A stop is asked for gently once, firmly twice; the third time nothing is waited for any more. */
    private static void catchSignals(CancelToken cancel) {
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(name), signal -> {
                if (cancel.requests() >= 2) {
                    Runtime.getRuntime().halt(128 + signal.getNumber());
                }
                cancel.cancel(signal.getNumber());
            });
        }
    }

    /** Runs one command line in this process, with streams that are no terminals; returns its exit code. */
    public static int run(
            String[] args,
            Map<String, String> env,
            Path cwd,
            Clock clock,
            RandomGenerator random,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        return run(
                args,
                new Outside(
                        VERSION,
                        env,
                        cwd,
                        null,
                        clock,
                        random,
                        in,
                        out,
                        err,
                        Device.PIPE,
                        Device.PIPE,
                        new CancelToken()));
    }

    /** Runs one command line with these parts of a process. */
    public static int run(String[] args, Outside outside) {
        if (args.length == 1 && args[0].equals("--version")) {
            outside.out().println("paribus " + VERSION);
            return 0;
        }
        List<String> words = List.of(args);
        try {
            return Entry.takes(words)
                    ? Entry.run(outside, words)
                    : new Program(outside, words, WritableRepositories::writer).run();
        } catch (Throwable bug) {
            return reported(bug, outside, words);
        }
    }

    private static int reported(Throwable bug, Outside outside, List<String> words) {
        try {
            return BugReport.print(
                    bug,
                    outside,
                    words,
                    "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"));
        } catch (LinkageError unreadable) {
            // The disk does not give us our own classes any more, and so not the one either that would tell.
            outside.err()
                    .println("error: the disk that holds '"
                            + Path.of(System.getProperty("java.class.path", "")).toAbsolutePath()
                            + "' answers with input/output errors: the program cannot read its own "
                            + unreadable.getMessage()
                            + " [disk-error]");
            return 4;
        }
    }

    /** Undoes what the launcher did to the locale, so that children see the caller's. */
    static Map<String, String> callersEnvironment(Map<String, String> env) {
        var result = new LinkedHashMap<>(env);
        String original = result.remove("PARIBUS_LC_ALL");
        if (original == null) {
            return result;
        }
        if (original.isEmpty()) {
            result.remove("LC_ALL");
        } else {
            result.put("LC_ALL", original);
        }
        return result;
    }

    /** The system's clock; its time zone is read when somebody asks, since most commands never do and it costs 10 ms. */
    private static final class LocalClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.system(zone);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant();
        }
    }

    /** The system's secure generator, made when somebody draws: most commands never do. */
    private static final class LateRandom implements RandomGenerator {
        private @Nullable SecureRandom secure;

        @Override
        public synchronized long nextLong() {
            if (secure == null) {
                secure = new SecureRandom();
            }
            return secure.nextLong();
        }
    }
}
