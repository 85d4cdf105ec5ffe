package dev.paribus.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a {@code cat-file} prints, buffered without a lock a byte: a history of ten thousand commits is read by a JVM that has not
 * compiled anything yet. For one thread at a time.
 */
final class ObjectInput extends InputStream {
    private final InputStream from;
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    ObjectInput(InputStream from) {
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        return at < end || more() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && !more()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    /**
     * Up to the next line end, which is read too.
     *
     * @throws EOFException when none comes
     */
    String line() throws IOException {
        int seen = at;
        while (true) {
            for (; seen < end; seen++) {
                if (buffer[seen] == '\n') {
                    String line = new String(buffer, at, seen - at, StandardCharsets.UTF_8);
                    at = seen + 1;
                    return line;
                }
            }
            int scanned = seen - at;
            if (!more()) {
                throw new EOFException();
            }
            seen = at + scanned;
        }
    }

    /**
     * The next bytes.
     *
     * @throws EOFException when fewer come
     */
    byte[] bytes(int count) throws IOException {
        byte[] out = readNBytes(count);
        if (out.length < count) {
            throw new EOFException();
        }
        return out;
    }

    /** Reads behind what is there; false at the end. What was not taken yet moves to the front. */
    private boolean more() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int count = from.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
