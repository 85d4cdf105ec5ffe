package dev.paribus.terminal;

import dev.paribus.host.CancelToken;
import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import dev.paribus.terminal.Surroundings.Colour;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a command line gets from the process it runs in; nothing else of the machine is asked.
 *
 * @param version of this build
 * @param environment the caller's environment
 * @param directory working directory, absolute
 * @param program path of the launcher that started this, absolute; null when nobody knows
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error
 * @param outDevice what stands behind standard output
 * @param errDevice what stands behind standard error
 * @param cancel is cancelled by signals
 */
public record Outside(
        String version,
        Map<String, String> environment,
        Path directory,
        @Nullable Path program,
        Clock clock,
        RandomGenerator random,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Device outDevice,
        Device errDevice,
        CancelToken cancel) {
    /** The terminal that these streams make, seen as the environment and {@code colour} say. */
    public Terminal terminal(Colour colour) {
        return new Terminal(out, err, Surroundings.of(environment, outDevice, errDevice, new Columns(this), colour));
    }

    /** Rows of the terminal, by its own word; 0 where nobody knows. */
    int rows() {
        return size(0);
    }

    /** What {@code stty size} prints first or second, by a child of a few milliseconds; 0 where there is no terminal. */
    private int size(int which) {
        var child = new Child(List.of("sh", "-c", "stty size </dev/tty"), directory, environment);
        try {
            String[] size = child.run().text().strip().split(" ");
            return size.length == 2 && size[which].matches("[0-9]{1,5}") ? Integer.parseInt(size[which]) : 0;
        } catch (Failure noShell) {
            return 0;
        }
    }

    /**
     * Asked only where a person looks and nobody set COLUMNS. A class by name, because the first lambda of a process costs a hook
     * ten milliseconds.
     */
    private record Columns(Outside outside) implements IntSupplier {
        @Override
        public int getAsInt() {
            return outside.size(1);
        }
    }
}
