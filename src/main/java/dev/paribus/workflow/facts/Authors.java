package dev.paribus.workflow.facts;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Review;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whose an experiment is: nobody reviews his own. */
public final class Authors {
    private Authors() {}

    /** Addresses of those who planned, wrote or ran an experiment: authors of its commits that do more than judge it. */
    public static Set<String> of(Session session, List<CommitInfo> own) {
        ProjectPlace place = session.place();
        Set<String> opinions = Set.of(place.reviews(), place.notes(), place.decision());
        Map<Oid, List<TreeChange>> changes = session.git().changes(own);
        var out = new TreeSet<String>();
        for (CommitInfo commit : own) {
            List<TreeChange> touched = changes.getOrDefault(commit.id(), List.of());
            boolean judges =
                    !touched.isEmpty() && touched.stream().allMatch(change -> opinions.contains(change.path()));
            if (!judges) {
                out.add(Review.address("<" + commit.author().email() + ">"));
            }
        }
        return out;
    }
}
