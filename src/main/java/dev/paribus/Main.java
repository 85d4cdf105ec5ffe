package dev.paribus;

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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes the process apart into values and wires the program by hand. */
public final class Main {
    /** The version of this build; a test holds it against the project file. */
    static final String VERSION = "0.1.0";

    private Main() {}

    public static void main(String[] args) {
        // exit() would look up a logger first, which costs milliseconds
        Runtime.getRuntime().halt(process(args));
    }

    /** Runs one command line with what this process has: its environment, folder, clock and streams. */
    static int process(String[] args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(
                args,
                callersEnvironment(System.getenv()),
                Path.of("").toAbsolutePath(),
                new LocalClock(),
                new LateRandom(),
                System.in,
                out,
                err);
        out.flush();
        err.flush();
        return code;
    }

    /** Runs one command line in this process; returns its exit code. */
    public static int run(
            String[] args,
            Map<String, String> env,
            Path cwd,
            Clock clock,
            RandomGenerator random,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        if (List.of(args).equals(List.of("--version"))) {
            out.println("paribus " + VERSION);
            return 0;
        }
        err.println("error: no such command");
        return 2;
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
