package dev.paribus.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series of one name, thinned in one pass: the first value, the newest ones, the smallest and the largest finite one (the
 * first of equals), and those at a stride of a power of two, at most 200; uniform thinning alone loses the best value.
 */
final class Track {
    /** The most points that are kept at a stride. */
    static final int STRIDED = 200;

    private final int newestKept;
    private final ArrayDeque<Candidate> newest = new ArrayDeque<>();
    private final List<Candidate> strided = new ArrayList<>();
    private @Nullable Candidate first;
    private @Nullable Candidate least;
    private @Nullable Candidate greatest;
    private long stride = 1;
    private long count;

    /** A series whose newest {@code newestKept} values are all kept. */
    Track(int newestKept) {
        this.newestKept = newestKept;
    }

    /** Takes the next point, whose index is {@link #count}. */
    void add(Candidate point) {
        first = first == null ? point : first;
        if (point.finite()) {
            least = least == null || point.lessThan(least) ? point : least;
            greatest = greatest == null || greatest.lessThan(point) ? point : greatest;
        }
        if (newest.size() == newestKept) {
            newest.removeFirst();
        }
        newest.addLast(point);
        if (count % stride == 0) {
            strided.add(point);
            if (strided.size() > STRIDED) {
                stride *= 2;
                strided.removeIf(kept -> kept.index() % stride != 0);
            }
        }
        count++;
    }

    /** How many values were reported. */
    long count() {
        return count;
    }

    /** The stride that keeps at most 200. */
    long stride() {
        return stride;
    }

    /** Everything that is kept, in order. */
    List<Point> points() {
        return points(stride, newestKept);
    }

    /**
     * Less than everything, in order.
     *
     * @param coarser a multiple of {@link #stride}
     * @param tail how many of the newest values
     */
    List<Point> points(long coarser, int tail) {
        var kept = new TreeMap<Long, Candidate>();
        strided.stream().filter(point -> point.index() % coarser == 0).forEach(point -> kept.put(point.index(), point));
        newest.stream().filter(point -> point.index() >= count - tail).forEach(point -> kept.put(point.index(), point));
        Stream.of(first, least, greatest).filter(Objects::nonNull).forEach(point -> kept.put(point.index(), point));
        return kept.values().stream().map(Candidate::point).toList();
    }
}
