package dev.paribus.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whole lines that were appended to a file since the last look; of much only the end. */
final class Tail {
    private static final int MOST = 1 << 18;

    private final Path file;
    private long at;

    Tail(Path file) {
        this.file = file;
    }

    /** Empty when there is nothing new; one use of each byte. */
    byte[] next() throws IOException {
        if (!Files.exists(file) || Files.size(file) == at) {
            return new byte[0];
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            boolean skipped = size - at > MOST;
            long from = size < at ? 0 : skipped ? size - MOST : at;
            byte[] bytes = new byte[(int) Math.min(MOST, size - from)];
            in.seek(from);
            in.readFully(bytes);
            int start = skipped ? 1 + lastBreak(bytes, 0, 1) : 0;
            int end = 1 + lastBreak(bytes, bytes.length - 1, -1);
            at = end == 0 && bytes.length == MOST ? size : from + end;
            return start >= end ? new byte[0] : Arrays.copyOfRange(bytes, start, end);
        }
    }

    private static int lastBreak(byte[] bytes, int from, int by) {
        for (int i = from; i >= 0 && i < bytes.length; i += by) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return i;
            }
        }
        return -1;
    }
}
