package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the verdict of an experiment (evidence R1 to R8, R10, R12). */
public final class Verdicts {
    /** Version of the rules, recorded with every look. */
    public static final String RULES = "R1";

    private final Judgement facts;
    private final Completeness child;

    private Verdicts(Judgement facts) {
        this.facts = facts;
        this.child = new Completeness(facts.child(), facts.metrics());
    }

    /**
     * The look that is recorded: every criterion with its numbers, and the whole. Never throws on what was measured:
     * what cannot be computed is {@code inconclusive} or {@code void}, with the reason.
     */
    public static Look judge(Judgement judgement) {
        return new Verdicts(judgement).look();
    }

    private Look look() {
        var criteria = new ArrayList<CriterionVerdict>();
        String stop = incomplete().orElse(null);
        boolean wired = changeIsWired();
        facts.success().forEach(criterion -> criteria.add(one(criterion, false, stop, wired)));
        facts.guard().forEach(criterion -> criteria.add(one(criterion, true, stop, true)));
        Verdict verdict = whole(criteria);
        Arm parent = facts.parent();
        return new Look(
                facts.tries().look(),
                RULES,
                primary(),
                facts.child().seeds(),
                facts.tries().k(),
                facts.tries().counted(),
                parent == null ? null : new Look.Counted(parent.name(), parent.commit()),
                facts.pairing(),
                criteria,
                verdict,
                reason(criteria, verdict));
    }

    private String primary() {
        return facts.metrics().stream()
                .filter(Metric::primary)
                .map(Metric::name)
                .findFirst()
                .orElse("");
    }

    /** R10: void before refuted before supported; no criteria claim nothing. */
    static Verdict whole(List<CriterionVerdict> criteria) {
        var found = criteria.stream().map(CriterionVerdict::verdict).collect(Collectors.toSet());
        if (found.contains(Verdict.VOID)) {
            return Verdict.VOID;
        }
        if (found.contains(Verdict.REFUTED)) {
            return Verdict.REFUTED;
        }
        return found.equals(Set.of(Verdict.SUPPORTED)) ? Verdict.SUPPORTED : Verdict.INCONCLUSIVE;
    }

    private static String reason(List<CriterionVerdict> criteria, Verdict verdict) {
        if (criteria.isEmpty()) {
            return "no success criteria: nothing is claimed: " + verdict.word();
        }
        return criteria.stream()
                .filter(one -> one.verdict() == verdict)
                .map(CriterionVerdict::reason)
                .distinct()
                .collect(Collectors.joining("; and "));
    }

    private CriterionVerdict one(Criterion criterion, boolean guard, @Nullable String stop, boolean wired) {
        Metric metric = metric(criterion.metric());
        var words = new Sentences(criterion, metric, remark(metric));
        var out = new Findings(criterion, guard, facts.tries(), words);
        if (!facts.incomparable().isEmpty()) {
            Judgement.Incomparable first = facts.incomparable().get(0);
            String all = facts.incomparable().stream()
                    .map(Judgement.Incomparable::reason)
                    .collect(Collectors.joining(", "));
            return out.blocked(Verdict.VOID, first.code(), all);
        }
        if (metric == null) {
            return out.blocked(Verdict.VOID, Cause.UNKNOWN_METRIC, "the project declares no such metric");
        }
        if (stop != null) {
            return out.blocked(Verdict.INCONCLUSIVE, Cause.INCOMPLETE, stop);
        }
        if (!wired) {
            return out.blocked(
                    Verdict.VOID,
                    Cause.CHANGE_NOT_WIRED,
                    "equal to the parent's to the last digit on every common seed: the change did not reach the run");
        }
        return new CriterionJudge(facts, criterion, metric, out).judge();
    }

    /** Which values are not measured but imputed, of either arm. */
    private String remark(@Nullable Metric metric) {
        if (metric == null || metric.onDiverge() == null) {
            return "";
        }
        String value = metric.onDiverge().toPlainString();
        Arm parent = facts.parent();
        return Stream.of(imputed(facts.child(), metric, ""), parent == null ? "" : imputed(parent, metric, "parent's "))
                .filter(text -> !text.isEmpty())
                .map(text -> text + value)
                .collect(Collectors.joining(", "));
    }

    private String imputed(Arm arm, Metric metric, String whose) {
        int imputed = new Completeness(arm, facts.metrics()).imputed(metric);
        return imputed == 0 ? "" : imputed + " of " + arm.seeds().size() + " " + whose + "seeds diverged, counted as ";
    }

    private @Nullable Metric metric(String name) {
        return facts.metrics().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** R6: a child with a planned seed that is not measured is never computed on the others. */
    private Optional<String> incomplete() {
        Set<String> needed = Stream.concat(facts.success().stream(), facts.guard().stream())
                .map(Criterion::metric)
                .filter(name -> metric(name) != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        int planned = facts.child().seeds().size();
        if (planned == 0) {
            return Optional.of("no seeds are planned (0 of 0)");
        }
        return child.lacking(needed)
                .map(why -> "not every planned seed is measured (" + child.measured(needed) + " of " + planned + ": "
                        + why + ")");
    }

    /**
     * R5: false when every measured metric of the success criteria equals the parent's on all common seeds, and the
     * parent's varies. Guards do not count: a faster run leaves a guarded quality untouched, to the last digit.
     */
    private boolean changeIsWired() {
        Arm arm = facts.parent();
        if (arm == null) {
            return true;
        }
        var parent = new Completeness(arm, facts.metrics());
        boolean varies = false;
        for (Criterion criterion : facts.success()) {
            Metric metric = metric(criterion.metric());
            if (metric == null || metric.deterministic()) {
                continue;
            }
            var x = parent.numbers(metric);
            if (!Wiring.equalOnCommonSeeds(child.numbers(metric), x)) {
                return true;
            }
            varies |= !Wiring.constant(x.values());
        }
        return !varies;
    }
}
