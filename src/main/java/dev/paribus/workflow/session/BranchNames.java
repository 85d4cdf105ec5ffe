package dev.paribus.workflow.session;

import dev.paribus.git.GitReader;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short names of the experiments' branches, asked for once: a check of all experiments needs them at each. */
public final class BranchNames {
    private final GitReader git;
    private final ProjectPlace place;
    private @Nullable List<String> names;

    public BranchNames(GitReader git, ProjectPlace place) {
        this.git = git;
        this.place = place;
    }

    /** All of them, in git's order. */
    public List<String> all() {
        List<String> known = names;
        if (known == null) {
            List<String> read = new ArrayList<>();
            // Asked for as they always are: git's answer is remembered.
            for (String ref : git.refs(Experiments.references(place)).keySet()) {
                if (ref.startsWith(place.branchPrefix())) {
                    read.add(ref.substring("refs/heads/".length()));
                }
            }
            known = List.copyOf(read);
            names = known;
        }
        return known;
    }
}
