package dev.paribus.foreign;

import com.google.protobuf.CodedInputStream;
import dev.paribus.exchange.Reports;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * TensorBoard's event files: records of {@code length (8 bytes), masked CRC-32C of it (4), data, masked CRC-32C of it (4)}, all little
 * endian (tensorflow/core/lib/io/record_writer.h). A record that is cut off is where a killed writer stopped; behind a wrong sum nothing
 * can be told.
 */
final class Events {
    /** Longer records are images and graphs. */
    private static final int MOST = 8 << 20;

    private static final int HEAD = 12;
    private static final int FOOT = 4;

    private Events() {}

    static void read(Path file, Reports reports) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            records(in, new ScalarEvents(reports), reports);
        }
    }

    private static void records(InputStream in, ScalarEvents events, Reports reports) throws IOException {
        long count = 0;
        byte[] head = in.readNBytes(HEAD);
        while (head.length == HEAD) {
            ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            long length = numbers.getLong();
            if (numbers.getInt() != masked(head, 8) || length < 0) {
                reports.unreadable("is damaged behind record " + count + " and was not read from there on");
                return;
            }
            if (length > MOST) {
                if (!skipped(in, length)) {
                    reports.unreadable("is cut off behind record " + count);
                    return;
                }
            } else if (!record(in, (int) length, count, events, reports)) {
                return;
            }
            count++;
            head = in.readNBytes(HEAD);
        }
        if (head.length > 0) {
            reports.unreadable("is cut off behind record " + count);
        }
    }

    private static boolean skipped(InputStream in, long length) throws IOException {
        try {
            in.skipNBytes(length);
            in.skipNBytes(FOOT);
            return true;
        } catch (EOFException cut) {
            return false;
        }
    }

    /** False when nothing more can be read. */
    private static boolean record(InputStream in, int length, long count, ScalarEvents events, Reports reports)
            throws IOException {
        byte[] data = in.readNBytes(length);
        byte[] foot = in.readNBytes(FOOT);
        if (foot.length < FOOT) {
            reports.unreadable("is cut off behind record " + count);
            return false;
        }
        if (ByteBuffer.wrap(foot).order(ByteOrder.LITTLE_ENDIAN).getInt() != masked(data, length)) {
            reports.unreadable("is damaged behind record " + count + " and was not read from there on");
            return false;
        }
        try {
            events.take(CodedInputStream.newInstance(data));
        } catch (com.google.protobuf.InvalidProtocolBufferException wrong) {
            reports.unreadable("record " + count + " is no event and was not read");
        }
        return true;
    }

    /** Rotated and added to, because a sum of sums is weak (record_writer.h, crc32c.h). */
    private static int masked(byte[] data, int length) {
        var sum = new CRC32C();
        sum.update(data, 0, length);
        int crc = (int) sum.getValue();
        return Integer.rotateRight(crc, 15) + 0xa282ead8;
    }
}
