package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan does not say of its grounds: what is known of a new model or approach, and why an idea out of a paper should hold
 * here. Warnings, and only while the plan may still be mended: records that were written before it was asked stay good.
 */
final class GroundFindings {
    private GroundFindings() {}

    /** Of a plan that claims something and has no results yet. */
    static List<Problem> of(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        ChangeKind kind = plan.change().kind();
        if ((kind == ChangeKind.MODEL || kind == ChangeKind.APPROACH) && blank(plan.known())) {
            out.add(Problem.warning("known-missing", "nothing says what is known of the new " + kind.word())
                    .at(place(facts, "change"))
                    .hint("add 'known: [...]': an experiment, a paper, or \"searched, nothing found\""));
        }
        List<String> unsaid = Entry.PAPER.equals(plan.more().get("motive")) ? unsaid(plan) : List.of();
        if (!unsaid.isEmpty()) {
            out.add(Problem.warning(
                            "paper-unfounded",
                            "an idea out of a paper, and the record does not say " + String.join(", ", unsaid))
                    .at(place(facts, "motive"))
                    .hint("add what is missing; paribus new --motive paper asks for all of it"));
        }
        return out;
    }

    private static boolean blank(List<String> texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> unsaid(ExperimentRecord plan) {
        var out = new ArrayList<String>();
        if (plan.more().getOrDefault("transfer", "").isBlank()) {
            out.add("why its result should hold here ('transfer')");
        }
        if (plan.more().getOrDefault("beats", "").isBlank()) {
            out.add("which simple baseline it must beat ('beats')");
        }
        Expectation expect = plan.expect();
        if (expect == null || expect.cost() == null) {
            out.add("what it costs ('expect: {cost: 2h}')");
        }
        return out;
    }

    private static Location place(Facts facts, String key) {
        Location where = facts.here().where().get(key);
        return where != null ? where : Location.at(facts.here().path(), 1, 1);
    }
}
