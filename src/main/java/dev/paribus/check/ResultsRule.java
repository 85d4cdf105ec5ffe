package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Results stand beside what they were measured on: this record, this code, these data and lock files. */
final class ResultsRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("results-other-experiment", "results-other-record", "results-moved");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Results results = facts.results();
        if (results == null) {
            return List.of();
        }
        Location where = Location.at(results.path(), 1, 1);
        if (!results.summary().name().equals(plan.name())) {
            return List.of(Problem.error(
                            "results-other-experiment",
                            "the results are those of '" + results.summary().name() + "', the record is '" + plan.name()
                                    + "'")
                    .at(where)
                    .hint("take out the results that were copied: git rm -r --cached " + directory(results.path())));
        }
        if (mayBeMended(facts, results)) {
            return List.of();
        }
        List<Ran> rans = rans(results);
        boolean frozenSays = facts.freeze() != null
                && !facts.freeze().then().equals(facts.freeze().now());
        boolean amendedSays = Order.of(facts)
                .filter(order -> order.story() == Order.Story.AMENDED || order.story() == Order.Story.NONE_RAN)
                .isPresent();
        if (!frozenSays
                && !amendedSays
                && rans.stream()
                        .anyMatch(ran -> !ran.record().equals(results.now().record()))) {
            return List.of(Problem.error(
                            "results-other-record", "the results were measured with " + "another record than this one")
                    .at(where)
                    .hint("git log -p -- " + facts.here().path() + " shows what changed it"));
        }
        List<String> moved = moved(results);
        return moved.isEmpty() ? List.of() : List.of(moved(facts, rans, moved, where));
    }

    /** Record and code may be mended freely until a value of the primary metric was reported (contracts, "Before, after, and refused"). */
    private static boolean mayBeMended(Facts facts, Facts.Results results) {
        String primary = facts.project().primary().name();
        return results.summary().state() == State.FAILED
                && results.summary().seeds().stream()
                        .noneMatch(seed -> seed.values().containsKey(primary));
    }

    private static Problem moved(Facts facts, List<Ran> rans, List<String> moved, Location where) {
        String commit = rans.get(0).commit();
        String brief = commit.substring(0, Math.min(12, commit.length()));
        String message =
                String.join(" and ", moved) + " moved since the run at " + brief + ", so the results are void here";
        if (Branches.experiment(facts)) {
            return Problem.error("results-moved", message)
                    .at(where)
                    .hint("see it: git diff " + brief + "; going back heals it, another change "
                            + "is another experiment: paribus new");
        }
        return Problem.warning("results-moved", message)
                .at(where)
                .hint(
                        facts.uncommitted().isEmpty()
                                ? "measure what stands here: paribus new --kind baseline --because \"...\""
                                : "an edit is an experiment of its own: paribus try --because \"...\"");
    }

    /** The axes that differ from what any seed ran; an axis that either side does not know is not compared. */
    static List<String> moved(Facts.Results results) {
        Ran now = results.now();
        List<Ran> rans = rans(results);
        return Stream.of(
                        rans.stream().anyMatch(ran -> differs(ran.code(), now.code())) ? "the code" : "",
                        parameters(results.parameters()),
                        rans.stream().anyMatch(ran -> differs(ran.data(), now.data())) ? "the data" : "",
                        rans.stream().anyMatch(ran -> differs(ran.environment(), now.environment()))
                                ? "the environment"
                                : "")
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String parameters(List<String> paths) {
        return paths.isEmpty()
                ? ""
                : (paths.size() == 1 ? "the parameter " : "the parameters ") + String.join(", ", paths);
    }

    private static boolean differs(String ran, String now) {
        return !ran.isEmpty() && !now.isEmpty() && !ran.equals(now);
    }

    private static List<Ran> rans(Facts.Results results) {
        return results.summary().seeds().stream()
                .map(SeedResult::ran)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
