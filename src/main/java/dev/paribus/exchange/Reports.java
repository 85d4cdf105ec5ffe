package dev.paribus.exchange;

import org.jspecify.annotations.Nullable;

/** Takes what a source reports, row by row. */
public interface Reports {
    /**
     * The next row begins.
     *
     * @param step a decimal number as the script counts it; null when it does not
     * @param text the row as it stands in its source, for people
     */
    void row(@Nullable String step, String text);

    /** How many steps there will be, where the script says so beside a step; only those who watch want to know. */
    default void total(String steps) {
        // A result does not need it.
    }

    /** What the steps of rows are, {@code step} or {@code epoch}; only those who watch want to know. */
    default void unit(String name) {
        // A result does not need it.
    }

    /**
     * A number in the current row, spelled as in its source, in any way that {@link dev.paribus.model.MetricValue#parse} reads;
     * a name comes at most once a row.
     */
    void number(String name, String text);

    /**
     * Something else than a number under a metric's name in the current row.
     *
     * @param what in words that follow "is": {@code the text 'abc'}, {@code a list}
     */
    void other(String name, String what);

    /** Something that could not be read: a phrase for a person; a source sums up, so that there are few. */
    void unreadable(String what);
}
