package dev.paribus.check;

import dev.paribus.check.History.Step;
import dev.paribus.model.Amendment;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A commit touches results or other files, never both, and what was recorded once is only ever added to. */
final class ResultCommitsRule implements Rule {
    private static final int SHOWN = 3;

    @Override
    public List<String> codes() {
        return List.of("commit-mixed", "results-rewritten", "entry-rewritten", "review-own", "review-other");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        List<Step> line = facts.history().line();
        // The registration removes the results that it inherits, and a merge is no work of its own.
        for (Step step : line.subList(Math.min(1, line.size()), line.size())) {
            if (!step.merge() && !step.results().isEmpty() && !step.others().isEmpty()) {
                out.add(mixed(step));
            }
        }
        Facts.Results results = facts.results();
        if (results != null && results.summary().name().equals(plan.name())) {
            rewritten(line, results)
                    .or(() -> files(line))
                    .or(() -> amendedLater(line, facts.history().amendments(), results))
                    .ifPresent(out::add);
        }
        if (!facts.history().appended().isEmpty()) {
            out.addAll(new AppendedFindings(facts.history().authors())
                    .of(facts.history().appended()));
        }
        return out;
    }

    private static Problem mixed(Step step) {
        String more = step.others().size() > SHOWN ? " and " + (step.others().size() - SHOWN) + " more" : "";
        return Problem.error(
                        "commit-mixed",
                        "the commit " + step.brief() + " touches '"
                                + step.results().get(0) + "' and "
                                + step.others().stream()
                                        .limit(SHOWN)
                                        .map(path -> "'" + path + "'")
                                        .collect(Collectors.joining(", "))
                                + more + " at once")
                .at(Location.at(step.results().get(0), 1, 1).in(step.commit()))
                .hint("results are committed by paribus alone; see it: git show --stat " + step.brief());
    }

    private static Optional<Problem> rewritten(List<Step> line, Facts.Results results) {
        var versions = new ArrayList<Summary>();
        line.forEach(step -> Optional.ofNullable(step.summary()).ifPresent(versions::add));
        versions.add(results.summary());
        for (int i = 0; i + 1 < versions.size(); i++) {
            Summary earlier = versions.get(i);
            Summary later = versions.get(i + 1);
            Optional<String> lost = isOne(earlier, later) ? Optional.empty() : lost(earlier, later);
            if (lost.isPresent()) {
                return Optional.of(
                        Problem.error("results-rewritten", "what was recorded once was changed later: " + lost.get())
                                .at(Location.at(results.path(), 1, 1))
                                .hint("git log -p -- " + results.path() + " shows the edit; take it back"));
            }
        }
        return Optional.empty();
    }

    /**
     * True for the same text, read once, as most commits have it: to compare what is in it costs a hook its tenths of a second. A
     * seed that stands twice in it is compared with itself, and found.
     */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOne(Summary earlier, Summary later) {
        List<SeedResult> seeds = later.seeds();
        return earlier == later
                && seeds.stream().mapToInt(SeedResult::seed).distinct().count() == seeds.size();
    }

    /** An amendment is a plan: once it is committed it stays as it is. */
    private static Optional<Problem> amendedLater(List<Step> line, List<Amendment> now, Facts.Results results) {
        List<Amendment> before = List.of();
        for (int i = 0; i <= line.size(); i++) {
            List<Amendment> after = i < line.size() ? line.get(i).amendments() : now;
            if (after.size() < before.size() || !after.subList(0, before.size()).equals(before)) {
                return Optional.of(Problem.error(
                                "results-rewritten", "an amendment that was committed was changed or taken out later")
                        .at(Location.at(results.path(), 1, 1))
                        .hint("git log -p -- " + results.path().replaceFirst("[^/]*$", "amendments.yaml")
                                + " shows the edit; take it back"));
            }
            before = after;
        }
        return Optional.empty();
    }

    /** What of an earlier summary a later one does not hold any more. */
    private static Optional<String> lost(Summary earlier, Summary later) {
        List<Look> before = earlier.looks();
        List<Look> after = later.looks();
        if (after.size() < before.size()) {
            return Optional.of("look " + (after.size() + 1) + " is gone");
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return Optional.of("look " + (i + 1) + " is another one");
            }
        }
        for (SeedResult seed : earlier.seeds()) {
            Optional<String> lost = later.seeds().stream()
                    .filter(other -> other.seed() == seed.seed())
                    .findFirst()
                    .map(other -> lost(seed, other))
                    .orElse(Optional.of("seed " + seed.seed() + " is gone"));
            if (lost.isPresent() && !seed.attempts().isEmpty()) {
                return lost;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> lost(SeedResult earlier, SeedResult later) {
        List<AttemptSummary> before = earlier.attempts();
        List<AttemptSummary> after = later.attempts();
        for (int i = 0; i < before.size(); i++) {
            String token = before.get(i).token();
            Optional<AttemptSummary> same = after.stream()
                    .filter(attempt -> attempt.token().equals(token))
                    .findFirst();
            if (same.isEmpty()) {
                return Optional.of("an attempt of seed " + earlier.seed() + " is gone");
            }
            if (!same.get().equals(before.get(i))) {
                return Optional.of("an attempt of seed " + earlier.seed() + " is another one");
            }
        }
        boolean nothingNew = before.size() == after.size();
        return nothingNew && !earlier.equals(later)
                ? Optional.of("seed " + earlier.seed() + " is another one, without another attempt")
                : Optional.empty();
    }

    /** What a seed left behind changes with an attempt of it, and never else. */
    private static Optional<Problem> files(List<Step> line) {
        Summary before = null;
        for (Step step : line) {
            Summary now = step.summary();
            if (before != null && now != null && !step.merge()) {
                for (String path : step.results()) {
                    String seed = seed(path);
                    if (!seed.isEmpty() && attempts(before, seed).equals(attempts(now, seed))) {
                        return Optional.of(Problem.error(
                                        "results-rewritten",
                                        "what was recorded once was changed later: '" + path + "' in " + step.brief()
                                                + ", which brings no attempt of that seed")
                                .at(Location.at(path, 1, 1))
                                .hint("git log -p -- " + path + " shows the edit; take it back"));
                    }
                }
            }
            before = now == null ? before : now;
        }
        return Optional.empty();
    }

    /** The number in the path of a file that the run of a seed left behind; empty for another file. */
    private static String seed(String path) {
        int end = path.lastIndexOf('/');
        String folder = end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        return folder.startsWith("seed-") ? folder.substring("seed-".length()) : "";
    }

    private static Set<String> attempts(Summary summary, String number) {
        return summary.seeds().stream()
                .filter(seed -> String.valueOf(seed.seed()).equals(number))
                .flatMap(seed -> seed.attempts().stream())
                .map(AttemptSummary::token)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
