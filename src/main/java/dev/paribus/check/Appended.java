package dev.paribus.check;

import dev.paribus.model.Review;
import dev.paribus.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to which entries are only ever added, as the commits of an experiment and what is judged have it.
 *
 * @param path from the root of the repository
 * @param versions oldest first; the last one is what is judged
 * @param problems what reading the last one found
 */
public record Appended(String path, List<Version> versions, List<Problem> problems) {
    /**
     * The file at one commit.
     *
     * @param commit 40 hex digits; null for what is judged
     * @param alone true when the commit changes nothing but results, so that its author wrote the entries
     * @param author address of the commit's author, in lower case; empty for what is judged
     * @param text empty where the file is not there
     * @param reviews that this version adds; empty for other files
     */
    public record Version(@Nullable String commit, boolean alone, String author, String text, List<Review> reviews) {
        public Version {
            reviews = List.copyOf(reviews);
        }
    }

    public Appended {
        versions = List.copyOf(versions);
        problems = List.copyOf(problems);
    }
}
