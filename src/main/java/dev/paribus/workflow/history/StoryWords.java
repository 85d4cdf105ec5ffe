package dev.paribus.workflow.history;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each commit of an experiment is, in a word: by the files that it touches, since a person's commit and the tool's are told apart
 * by nothing else that would survive a rebase.
 */
public final class StoryWords {
    private final Session session;
    private final ProjectPlace place;
    private final ExperimentName name;

    public StoryWords(Session session, ExperimentName name) {
        this.session = session;
        this.place = session.place();
        this.name = name;
    }

    /**
     * A word for each commit: {@code registered}, the state after a result or a decision, {@code reviewed}, {@code noted},
     * {@code amended}, else {@code code}. A commit whose parent is not in this clone has none.
     *
     * @param line the experiment's commits, newest first, the last one being what registered it
     */
    public Map<Oid, String> of(List<CommitInfo> line) {
        var out = new HashMap<Oid, String>();
        Map<Oid, List<TreeChange>> changes = session.git().changes(line);
        for (int i = 0; i < line.size(); i++) {
            CommitInfo commit = line.get(i);
            if (i == line.size() - 1) {
                out.put(commit.id(), first(commit));
            } else if (changes.containsKey(commit.id())) {
                out.put(commit.id(), word(commit, changes.get(commit.id())));
            }
        }
        return out;
    }

    /** What put the record there: mostly its registration, for one that trunk alone still has the merge of it. */
    private String first(CommitInfo commit) {
        return commit.parents().size() > 1 ? "adopted" : "registered";
    }

    private String word(CommitInfo commit, List<TreeChange> changes) {
        Set<String> paths = changes.stream().map(TreeChange::path).collect(Collectors.toSet());
        String state = Trailers.ofMessage(commit.message())
                .filter(trailers -> trailers.name().equals(name))
                .map(trailers -> trailers.state().word())
                .orElse("");
        if (paths.contains(place.decision())) {
            return state.isEmpty() ? "decided" : state;
        }
        if (paths.contains(place.summary())) {
            return state.isEmpty() ? "result" : state;
        }
        return paths.contains(place.reviews())
                ? "reviewed"
                : paths.contains(place.notes()) ? "noted" : paths.contains(place.amendments()) ? "amended" : "code";
    }
}
