package dev.paribus.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a verdict, one entry of {@code results/review.yaml}. It stands beside the verdict and never changes
 * it.
 *
 * @param opinion whether the verdict is taken
 * @param because why, one line
 * @param by who, {@code Name <address>} as git has it
 * @param own true when the reviewer made commits of the experiment
 * @param verdict the verdict that was looked at; null when there was none
 * @param look the newest look then; 0 when there was none
 */
public record Review(
        Opinion opinion,
        String because,
        String by,
        boolean own,
        @Nullable Verdict verdict,
        int look) {
    /** How the label of a verdict that somebody does not take begins. */
    public static final String DOWNGRADED = "downgraded: ";

    private static final int LABEL = 120;

    /** Whether the verdict is taken. */
    public enum Opinion {
        ACCEPTED,
        DOWNGRADED;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The address of a person, in lower case: names are written in many ways. */
    public static String address(String person) {
        int from = person.lastIndexOf('<');
        int to = person.lastIndexOf('>');
        return (from >= 0 && to > from ? person.substring(from + 1, to) : person)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The reviewer's name alone. */
    public String name() {
        int at = by.lastIndexOf('<');
        String bare = at < 0 ? by.strip() : by.substring(0, at).strip();
        return bare.isEmpty() ? by.strip() : bare;
    }

    /** Of each reviewer the newest opinion, in the order of their first one. */
    public static List<Review> newest(List<Review> reviews) {
        Map<String, Review> byPerson = new LinkedHashMap<>();
        reviews.forEach(review -> byPerson.put(address(review.by), review));
        return List.copyOf(byPerson.values());
    }

    /** The downgrade that stands: somebody's newest opinion; whoever takes it back accepts. */
    public static Optional<Review> downgrade(List<Review> reviews) {
        return newest(reviews).stream()
                .filter(review -> review.opinion == Opinion.DOWNGRADED)
                .reduce((one, later) -> later);
    }

    /** What every view says beside a downgraded verdict. */
    public static Optional<String> label(List<Review> reviews) {
        return downgrade(reviews)
                .map(review -> DOWNGRADED
                        + (review.because.length() <= LABEL
                                ? review.because
                                : review.because.substring(0, LABEL - 3) + "..."));
    }
}
