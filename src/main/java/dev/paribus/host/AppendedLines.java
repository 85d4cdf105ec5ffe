package dev.paribus.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of lines to which any number of processes add. They may be lost: nothing waits for the disk. */
public final class AppendedLines {
    private AppendedLines() {}

    /**
     * Adds lines by one call of the system, between which and another's no part of either comes.
     *
     * @param lines each ended by LF; the first one empty, so that a line which a full disk cut before ends there
     */
    public static void add(Path file, byte[] lines) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(lines);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
