package dev.paribus.check;

import dev.paribus.model.Collected;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of a run that was made elsewhere are named, and do not count where the project says so or nobody knows what ran. */
final class CollectedFindings {
    private CollectedFindings() {}

    static List<Problem> of(Facts facts, Facts.Results results, ExperimentRecord plan) {
        var all = new ArrayList<SeedResult>();
        var unknown = new ArrayList<SeedResult>();
        var known = new ArrayList<SeedResult>();
        for (SeedResult seed : results.summary().seeds()) {
            Collected source = seed.collected().orElse(null);
            if (source != null) {
                all.add(seed);
                (source.commit() == null ? unknown : known).add(seed);
            }
        }
        Location where = Location.at(results.path(), 1, 1);
        if ("void".equals(facts.policy().get("collected"))) {
            return List.of(forbidden(all, results.summary().verdict())
                    .at(where)
                    .hint("paribus run " + plan.name() + " --again --because \"...\" measures all seeds here"));
        }
        var out = new ArrayList<Problem>();
        if (!unknown.isEmpty()) {
            out.add(Problem.warning(
                            "collected-unknown",
                            numbers(unknown) + " made elsewhere, and nobody says at which commit: not counted")
                    .at(where)
                    .hint("paribus collect " + plan.name() + " --seed "
                            + unknown.get(0).seed() + " FILE... --commit COMMIT, with the same files"));
        }
        if (!known.isEmpty()) {
            Collected first = known.get(0).collected().orElseThrow();
            out.add(Problem.note(
                            "run-elsewhere",
                            numbers(known) + " made elsewhere, at the commit that " + Escape.terminal(first.by())
                                    + " says")
                    .at(where));
        }
        return out;
    }

    /** A verdict that was given before the policy forbade it stands there as if it counted. */
    private static Problem forbidden(List<SeedResult> seeds, @Nullable Verdict verdict) {
        boolean claims = verdict == Verdict.SUPPORTED || verdict == Verdict.REFUTED;
        String message = numbers(seeds) + " made elsewhere, which policy: {collected: void} does not count";
        return claims ? Problem.error("collected-void", message) : Problem.warning("collected-void", message);
    }

    private static String numbers(List<SeedResult> seeds) {
        var out = new StringBuilder(seeds.size() == 1 ? "seed " : "seeds ");
        for (int i = 0; i < seeds.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(seeds.get(i).seed());
        }
        return out.append(seeds.size() == 1 ? " was" : " were").toString();
    }
}
