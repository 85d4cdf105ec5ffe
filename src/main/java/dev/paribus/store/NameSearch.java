package dev.paribus.store;

import dev.paribus.git.GitReader;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person means by a name: the whole, its branch, a unique prefix, or either word. */
final class NameSearch {
    private static final int SHOWN = 8;

    private final ProjectPlace place;
    private final Map<ExperimentName, Found> names;
    private final Absences absences;

    NameSearch(GitReader git, ProjectPlace place, Map<ExperimentName, Found> names) {
        this.absences = new Absences(git, place);
        this.place = place;
        this.names = names;
    }

    Found find(String text) {
        String bare = text;
        for (String prefix : List.of("refs/heads/", place.project().branches())) {
            bare = bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
        }
        Found exact = ExperimentName.of(bare).map(names::get).orElse(null);
        if (exact != null) {
            return exact;
        }
        var matches = new ArrayList<Found>();
        for (Found candidate : names.values()) {
            if (matches(candidate.name().text(), bare)) {
                matches.add(candidate);
            }
        }
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.isEmpty()) {
            throw unknown(text, bare);
        }
        List<String> shown =
                matches.stream().limit(SHOWN).map(found -> found.name().text()).toList();
        throw Failure.data(
                "ambiguous-experiment",
                "'" + text + "' means " + matches.size() + " experiments: " + String.join(", ", shown)
                        + (matches.size() > SHOWN ? ", ..." : ""),
                "write more of the name");
    }

    private static boolean matches(String candidate, String asked) {
        return !asked.isEmpty()
                && (candidate.startsWith(asked) || List.of(candidate.split("-")).contains(asked));
    }

    private Failure unknown(String text, String bare) {
        List<String> all = names.keySet().stream().map(ExperimentName::text).toList();
        List<String> near = DidYouMean.near(bare, all, 3);
        String message = "there is no experiment '" + text + "'";
        Problem unknown = Problem.error(
                        "unknown-experiment",
                        near.isEmpty() ? message : message + "; did you mean " + String.join(" or ", near) + "?")
                .hint(near.isEmpty() ? "paribus log --all lists them" : "paribus show " + near.get(0));
        var problems = new ArrayList<>(List.of(unknown));
        problems.addAll(absences.problems());
        return new Failure(Failure.Kind.DATA, problems);
    }
}
