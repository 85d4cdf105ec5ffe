package dev.paribus.check;

import dev.paribus.check.History.Compared;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers and verdicts come out again when they are computed from what was committed; trailers say what the files say. */
final class ComputedRule implements Rule {
    private static final int SHOWN = 4;

    @Override
    public List<String> codes() {
        return List.of("results-edited", "results-not-provable", "trailers-differ");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        Facts.Results results = facts.results();
        History history = facts.history();
        if (results != null && !history.computed().wrong().isEmpty()) {
            out.add(Problem.error(
                            "results-edited",
                            "the results do not come out again from what was committed beside them: "
                                    + list(history.computed().wrong()))
                    .at(Location.at(results.path(), 1, 1).in(revision(facts)))
                    .hint("git log -p -- " + results.path() + " shows the edit; take it back"));
        }
        if (results != null && !history.computed().unknown().isEmpty()) {
            out.add(Problem.note(
                            "results-not-provable",
                            String.join("; ", history.computed().unknown()))
                    .at(Location.at(results.path(), 1, 1).in(revision(facts)))
                    .hint("git fetch --all"));
        }
        if (!history.trailers().isEmpty()) {
            out.add(Problem.error(
                            "trailers-differ",
                            "the commit's trailers say otherwise than its files: " + list(history.trailers()))
                    .at(facts.here().where().get("name"))
                    .hint("the files count; git commit --amend takes the trailers out of the message"));
        }
        return out;
    }

    private static @Nullable String revision(Facts facts) {
        Location name = facts.here().where().get("name");
        return name == null ? null : name.revision();
    }

    private static String list(List<Compared> all) {
        String shown = all.stream()
                .limit(SHOWN)
                .map(one -> one.what() + " is '" + one.recorded() + "', comes out as '" + one.found() + "'")
                .collect(Collectors.joining(", "));
        return shown + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }
}
