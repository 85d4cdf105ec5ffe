package dev.paribus.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an attempt was made elsewhere, and how its results came here.
 *
 * @param files what it left, as it was handed over; without a path of this machine
 * @param by name and address of who collected them
 * @param commit the commit that it ran, by that person's word, 40 hex digits; null when nobody says: it does not count then
 */
public record Collected(
        List<Output> files, String by, @Nullable String commit) {
    /** The word in files where no commit is claimed. */
    public static final String UNKNOWN = "unknown";

    public Collected {
        files = List.copyOf(files);
    }
}
