package dev.paribus.workflow.judging;

import dev.paribus.evidence.Judgement.Incomparable;
import dev.paribus.model.Collected;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What makes results void that a run elsewhere gave (contracts, "collect"): nobody says what it ran, or the policy. */
final class CollectedSeeds {
    private CollectedSeeds() {}

    /** The reasons, of an experiment and of what it is measured against. */
    static List<Incomparable> incomparable(Project project, List<SeedResult> own, List<SeedResult> parents) {
        var out = new ArrayList<Incomparable>();
        if ("void".equals(project.policy().get("collected"))) {
            add(
                    out,
                    "collected-void",
                    own,
                    parents,
                    any -> true,
                    "made elsewhere, which the project's policy does not count");
        }
        add(
                out,
                "collected-unknown",
                own,
                parents,
                source -> source.commit() == null,
                "made elsewhere, and nobody says at which commit");
        return out;
    }

    private static void add(
            List<Incomparable> out,
            String code,
            List<SeedResult> own,
            List<SeedResult> parents,
            Predicate<Collected> which,
            String reason) {
        for (List<SeedResult> seeds : List.of(own, parents)) {
            List<String> numbers = seeds.stream()
                    .filter(seed -> seed.collected().filter(which).isPresent())
                    .map(seed -> String.valueOf(seed.seed()))
                    .toList();
            if (!numbers.isEmpty()) {
                String whose = seeds == own ? "" : "the parent's ";
                String what = numbers.size() == 1 ? "seed " : "seeds ";
                out.add(new Incomparable(
                        code,
                        whose
                                + what
                                + String.join(", ", numbers)
                                + (numbers.size() == 1 ? " was " : " were ")
                                + reason));
            }
        }
    }
}
