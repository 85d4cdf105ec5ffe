package dev.paribus.exchange;

import org.jspecify.annotations.Nullable;

/** Takes what a source reports, row by row. */
public interface Reports {
    /**
     * The next row begins.
     *
     * @param step as the script counts it; null when it does not
     * @param text the row as it stands in its source, for people
     */
    void row(@Nullable String step, String text);

    /** A number in the current row, in any spelling that {@link dev.paribus.model.MetricValue#parse} takes. */
    void number(String name, String text);

    /** Something else than a number under a metric's name in the current row. */
    void other(String name, String text);

    /** Something that could not be read: a phrase for a person. */
    void unreadable(String what);
}
