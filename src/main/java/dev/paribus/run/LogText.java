package dev.paribus.run;

import java.nio.file.Path;

/** The log as it is committed: at most 16 KB of head and tail, bars collapsed, escapes stripped, valid UTF-8, secrets marked. */
public final class LogText {
    /** The most that is committed a seed, in bytes. */
    public static final int MAX_BYTES = 16 << 10;

    private LogText() {}

    /** The text of {@code log}; empty when there is none. */
    public static byte[] committed(Path log, Secrets secrets) {
        throw new UnsupportedOperationException(log.toString() + secrets);
    }

    /** The last {@code lines} lines of the committed form, for messages. */
    public static String tail(Path log, int lines, Secrets secrets) {
        throw new UnsupportedOperationException(log.toString() + lines + secrets);
    }
}
