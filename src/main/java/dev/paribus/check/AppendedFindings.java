package dev.paribus.check;

import dev.paribus.model.Review;
import dev.paribus.model.Review.Opinion;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with files to which entries are only ever added: decisions, reviews, notes. */
final class AppendedFindings {
    private final Set<String> authors;
    private final List<Problem> out = new ArrayList<>();

    /** @param authors addresses of those who planned, wrote or ran the experiment */
    AppendedFindings(Set<String> authors) {
        this.authors = authors;
    }

    List<Problem> of(List<Appended> files) {
        for (Appended file : files) {
            out.addAll(file.problems());
            rewritten(file);
            for (Appended.Version version : file.versions()) {
                version.reviews().forEach(review -> review(file, version, review));
            }
        }
        return out;
    }

    private void rewritten(Appended file) {
        List<Appended.Version> versions = file.versions();
        for (int i = 0; i + 1 < versions.size(); i++) {
            Appended.Version later = versions.get(i + 1);
            if (!begins(later.text(), versions.get(i).text())) {
                String commit = later.commit();
                String where = commit == null ? "here" : "in " + brief(commit);
                out.add(Problem.error(
                                "entry-rewritten",
                                later.text().isEmpty()
                                        ? "'" + file.path() + "' was removed " + where
                                        : "an entry of '" + file.path() + "' was changed " + where)
                        .at(Location.at(file.path(), 1, 1))
                        .hint("git log -p -- " + file.path()
                                + " shows the edit; take it back, and add an entry instead"));
                return;
            }
        }
    }

    /** A last line that was left without an end may get one, and nothing else. */
    private static boolean begins(String later, String earlier) {
        boolean whole = earlier.isEmpty() || earlier.endsWith("\n");
        return later.startsWith(earlier)
                && (whole || later.length() == earlier.length() || "\r\n".indexOf(later.charAt(earlier.length())) >= 0);
    }

    private void review(Appended file, Appended.Version version, Review review) {
        String commit = version.commit();
        if (commit == null || !version.alone()) {
            return;
        }
        String by = Review.address(review.by());
        Location where = Location.at(file.path(), 1, 1).in(commit);
        if (!by.equals(version.author())) {
            out.add(Problem.warning(
                            "review-other",
                            "the review by '" + review.by() + "' was committed by <" + version.author() + ">")
                    .at(where)
                    .hint("ask " + review.name() + " whether it is theirs"));
        }
        if (review.opinion() == Opinion.ACCEPTED && (authors.contains(by) || authors.contains(version.author()))) {
            out.add(Problem.warning(
                            "review-own", "'" + review.by() + "' accepted an experiment that they worked on themselves")
                    .at(where)
                    .hint("a second person's review counts"));
        }
    }

    private static String brief(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }
}
