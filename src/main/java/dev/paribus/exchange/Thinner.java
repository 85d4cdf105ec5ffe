package dev.paribus.exchange;

import dev.paribus.exchange.Series.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Thins the series of one metric in one pass: first, last, least and greatest value, all of the last K, and points at a
 * stride that doubles whenever more than 200 would be kept (contracts.md, "Thinning").
 */
final class Thinner {
    static final int KEPT = 200;

    private final int last;
    private final List<Point> strided = new ArrayList<>();
    private final Deque<Point> newest = new ArrayDeque<>();
    private @Nullable Point first;
    private @Nullable Point least;
    private @Nullable Point greatest;
    private double leastNumber = Double.POSITIVE_INFINITY;
    private double greatestNumber = Double.NEGATIVE_INFINITY;
    private long stride = 1;
    private long count;

    /** Keeps all of the newest {@code last} values. */
    Thinner(int last) {
        this.last = last;
    }

    void add(long row, @Nullable String step, String text, double number) {
        var point = new Point(row, step, text, true);
        if (first == null) {
            first = point;
        }
        if (number < leastNumber) {
            leastNumber = number;
            least = point;
        }
        if (number > greatestNumber) {
            greatestNumber = number;
            greatest = point;
        }
        newest.addLast(point);
        if (newest.size() > last) {
            newest.removeFirst();
        }
        if (count % stride == 0) {
            strided.add(new Point(row, step, text, false));
            if (strided.size() > KEPT) {
                stride *= 2;
                for (int i = strided.size() - 1 - (strided.size() - 1) % 2 - 1; i > 0; i -= 2) {
                    strided.remove(i);
                }
            }
        }
        count++;
    }

    /** What is kept so far, in order. */
    List<Point> points() {
        var kept = new TreeMap<Long, Point>();
        strided.forEach(point -> kept.put(point.row(), point));
        newest.forEach(point -> kept.put(point.row(), point));
        for (Point point : new @Nullable Point[] {first, least, greatest}) {
            if (point != null) {
                kept.put(point.row(), point);
            }
        }
        return List.copyOf(kept.values());
    }
}
