package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The script that owns an attempt's child, kept below {@code COMMON_GIT_DIR/paribus} under a name of its content. */
final class Wrapper {
    private final Path paribus;

    Wrapper(Path paribus) {
        this.paribus = paribus;
    }

    /** The command that starts the attempt's child under the wrapper, in a session of its own where the system has a way. */
    List<String> command(Attempt attempt, Machine machine, Map<String, String> environment) {
        return command(attempt, machine, environment, 0);
    }

    /** The same for one that lets others go first, from 0, not at all, to 19. */
    List<String> command(Attempt attempt, Machine machine, Map<String, String> environment, int nice) {
        AttemptPlan plan = attempt.intent().plan();
        Duration timeout = plan.limits().timeout();
        List<String> out = new ArrayList<>(session(environment));
        if (nice > 0) {
            out.addAll(List.of("nice", "-n", Integer.toString(nice)));
        }
        out.add("/bin/sh");
        out.add(installed().toString());
        out.add(attempt.directory().toString());
        out.add(attempt.identity().token());
        out.add(plan.limits().mode().word());
        out.add(Long.toString(plan.limits().grace().toSeconds()));
        // A timeout below a second is one of a second: 0 means none.
        out.add(Long.toString(timeout == null ? 0 : Math.max(1, timeout.toSeconds())));
        out.add(machine.host());
        out.add(machine.boot());
        out.addAll(plan.command().words());
        return out;
    }

    /** Words before the command that give it a session of its own. */
    static List<String> session(Map<String, String> environment) {
        if (Programs.onPath("setsid", environment).isPresent()) {
            return List.of("setsid");
        }
        if (Programs.onPath("perl", environment).isPresent()) {
            return List.of("perl", "-MPOSIX", "-e", "setsid; exec { $ARGV[0] } @ARGV");
        }
        return List.of();
    }

    private Path installed() {
        try (InputStream in = Wrapper.class.getResourceAsStream("wrapper.sh")) {
            if (in == null) {
                throw new IllegalStateException("wrapper.sh is not in the jar");
            }
            byte[] script = in.readAllBytes();
            Path file = paribus.resolve("wrapper-" + hash(script).substring(0, 12) + ".sh");
            if (!Files.exists(file)) {
                DurableFiles.write(file, script);
            }
            return file;
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot write the wrapper's script below '" + paribus + "'",
                    paribus,
                    broken,
                    "free some space there, or mend its permissions");
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
