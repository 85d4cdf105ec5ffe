package dev.paribus.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands behind a file descriptor. */
public enum Device {
    TERMINAL,
    /** A pipe or a socket: its reader may leave at any time, which is no error. */
    PIPE,
    /** A file or another device: what cannot be written there is lost. */
    OTHER;

    /**
     * What stands behind descriptor {@code number} of this process, as {@code /proc} tells.
     *
     * @param otherwise the answer on a system without {@code /proc}
     */
    public static Device of(int number, Device otherwise) {
        String target;
        try {
            target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
        } catch (IOException | UnsupportedOperationException unknown) {
            return otherwise;
        }
        if (target.startsWith("pipe:") || target.startsWith("socket:")) {
            return PIPE;
        }
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")
                ? TERMINAL
                : OTHER;
    }
}
