package dev.paribus.model;

/**
 * How a series of one metric becomes the seed's value: {@code last}, {@code best} by its goal, or {@code mean-of-K}, the
 * mean of the last K values.
 *
 * @param kind which of the three
 * @param last K, at least 1; 1 unless {@code kind} is MEAN_OF_LAST
 */
public record Aggregate(Kind kind, int last) {
    /** The three ways. */
    public enum Kind {
        LAST,
        BEST,
        MEAN_OF_LAST
    }

    public static final Aggregate LAST = new Aggregate(Kind.LAST, 1);
    public static final Aggregate BEST = new Aggregate(Kind.BEST, 1);

    public Aggregate {
        if (last < 1 || (kind != Kind.MEAN_OF_LAST && last != 1)) {
            throw new IllegalArgumentException("not a number of values: " + last);
        }
    }

    /** The word in {@code paribus.yaml}. */
    @Override
    public String toString() {
        return kind == Kind.LAST ? "last" : kind == Kind.BEST ? "best" : "mean-of-" + last;
    }
}
