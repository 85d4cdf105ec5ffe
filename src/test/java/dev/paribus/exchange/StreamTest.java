package dev.paribus.exchange;

import static dev.paribus.exchange.Declared.metric;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.paribus.model.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sources that are longer than memory. */
class StreamTest {
    /** Pieces made one by one as they are read. */
    private static final class Generated extends InputStream {
        private final LongFunction<byte @Nullable []> piece;
        private byte[] now = new byte[0];
        private int at;
        private long next;

        Generated(LongFunction<byte @Nullable []> piece) {
            this.piece = piece;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by chunks");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == now.length) {
                byte[] more = piece.apply(next++);
                if (more == null) {
                    return -1;
                }
                now = more;
                at = 0;
            }
            int n = Math.min(length, now.length - at);
            System.arraycopy(now, at, into, offset, n);
            at += n;
            return n;
        }
    }

    private static Generated lines(long count, LongFunction<String> line) {
        return new Generated(i -> i == count ? null : line.apply(i).getBytes(StandardCharsets.UTF_8));
    }

    /** A hundred megabytes without a line end, then a line. */
    private static Generated hugeLine(String last) {
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\n" + last + "\n").getBytes(StandardCharsets.UTF_8);
        return new Generated(i -> i < 100 ? megabyte : i == 100 ? end : null);
    }

    private static Reported reported(Source.Format format, InputStream in, Metric... metrics) throws IOException {
        var names = new Names(List.of(metrics));
        var reported = new Reported(Source.committed(new byte[0]), names, List.of());
        format.read(in, names.wanted(), reported);
        return reported;
    }

    @Test
    void a_million_rows_are_held_as_two_hundred() throws IOException {
        Metric mean = metric("val_f1", "mean-of-9");
        Reported rows = reported(
                MetricLines::read,
                lines(
                        1_000_000,
                        i -> "{\"step\": " + i + ", \"val_f1\": 0." + i + ", \"loss\": " + (i ^ 0x5555) + "}\n"),
                mean);
        assertThat(rows.counted()).isEqualTo(1_000_000);
        assertThat(rows.tracks()).hasSize(2).allSatisfy((name, track) -> {
            assertThat(track.count()).isEqualTo(1_000_000);
            assertThat(track.points()).hasSizeBetween(Track.STRIDED / 2, Track.STRIDED + 9 + 3);
            assertThat(Long.bitCount(track.stride())).isEqualTo(1);
        });
        List<Point> points = rows.tracks().get("val_f1").points();
        assertThat(points.subList(points.size() - 9, points.size()))
                .extracting(Point::index)
                .containsExactly(
                        999_991L, 999_992L, 999_993L, 999_994L, 999_995L, 999_996L, 999_997L, 999_998L, 999_999L);
    }

    @Test
    void many_printed_lines_are_held_as_two_hundred() throws IOException {
        Reported printed = reported(
                PrintedLines::read, lines(300_000, i -> "step: " + i + " | val_f1: 0." + i + "\r\n"), metric("val_f1"));
        assertThat(printed.tracks().get("val_f1").count()).isEqualTo(300_000);
        assertThat(printed.tracks().get("val_f1").points()).hasSizeLessThanOrEqualTo(Track.STRIDED + 4);
    }

    @Test
    void a_line_of_a_hundred_megabytes_is_never_held() throws IOException {
        long printed = allocated(() -> {
            Reported reported = reported(PrintedLines::read, hugeLine("val_f1: 0.5"), metric("val_f1"));
            assertThat(reported.tracks().get("val_f1").count()).isOne();
            assertThat(reported.remarks()).containsExactly("one line is longer than 64 KB and not read");
        });
        long rows = allocated(() -> {
            Reported reported = reported(MetricLines::read, hugeLine("{\"val_f1\": 0.5}"), metric("val_f1"));
            assertThat(reported.tracks().get("val_f1").count()).isOne();
            assertThat(reported.remarks()).hasSize(1);
        });
        assertThat(printed).isLessThan(16L << 20);
        assertThat(rows).isLessThan(16L << 20);
    }

    /** Something that reads. */
    private interface Reading {
        void run() throws IOException;
    }

    /** Bytes that this thread allocated in {@code reading}, kept or not. */
    private static long allocated(Reading reading) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        reading.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
