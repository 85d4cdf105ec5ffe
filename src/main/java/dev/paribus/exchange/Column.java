package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of one metric's series goes into the committed file; gets coarser until everything fits. */
final class Column {
    private final String name;
    private final @Nullable Metric metric;
    private final Track track;
    private final int needed;
    private long stride;
    private int tail;

    /** All that {@code track} kept; {@code metric} is null for an undeclared one. */
    Column(String name, @Nullable Metric metric, Track track) {
        this.name = name;
        this.metric = metric;
        this.track = track;
        this.needed = (int)
                Math.min(track.count(), metric == null ? 1 : metric.value().last());
        this.stride = track.stride();
        this.tail = needed;
    }

    String name() {
        return name;
    }

    boolean declared() {
        return metric != null;
    }

    boolean primary() {
        return metric != null && metric.primary();
    }

    List<Point> points() {
        return track.points(stride, tail);
    }

    int tail() {
        return tail;
    }

    /** True when the value can no longer be computed from the points. */
    boolean cut() {
        return tail < needed;
    }

    /** False when only the first value stands at the stride already. */
    boolean canDouble() {
        return stride < track.count();
    }

    void doubleStride() {
        stride *= 2;
    }

    void halveTail() {
        tail = (tail + 1) / 2;
    }
}
