package dev.paribus.check;

import dev.paribus.check.History.RanAt;
import dev.paribus.check.History.Step;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which commit of a line first holds results that count, and how they came to stand there. */
final class Order {
    /** How plan and results came about. */
    enum Story {
        /** The plan stands in a commit before the results. */
        IN_ORDER,
        /** Results stand already where the registration was committed. */
        BEHIND,
        /** No run of this plan is behind the results. */
        NONE_RAN,
        /** Plan and results arrive in one commit. */
        TOGETHER,
        /** The plan in front of the results is another one than ran. */
        AMENDED,
        /** What ran is on another line than this one. */
        TAKEN_OVER,
        /** What ran is in no reference: commits were made anew since. */
        REWRITTEN
    }

    private final History history;
    private final Summary summary;
    private final String primary;

    private Order(History history, Summary summary, String primary) {
        this.history = history;
        this.summary = summary;
        this.primary = primary;
    }

    /** Of results that count; empty where there are none, or nothing was asked of history. */
    static Optional<Order> of(Facts facts) {
        Facts.Results results = facts.results();
        return results != null
                        && results.summary().name().equals(nameOf(facts))
                        && !facts.history().line().isEmpty()
                        && counts(results.summary(), primary(facts))
                ? Optional.of(new Order(facts.history(), results.summary(), primary(facts)))
                : Optional.empty();
    }

    /** Of any line: the plan as it is now in front of these results. */
    static boolean inOrder(List<Step> line, boolean before, Map<String, RanAt> ran, String now, Summary summary) {
        if (line.isEmpty()) {
            return false;
        }
        var none = History.NONE;
        var history = new History(
                line, false, before, now, List.of(), ran, null, none.computed(), List.of(), List.of(), null);
        var order = new Order(history, summary, "");
        return order.story() == Story.IN_ORDER
                && !PlanEditedRule.differs(order.plan().record(), now);
    }

    private static @Nullable Object nameOf(Facts facts) {
        var record = facts.here().record();
        return record == null ? null : record.name();
    }

    private static String primary(Facts facts) {
        return facts.project().primary().name();
    }

    /** Until a value of the primary metric was reported, plan and code may be mended freely (contracts, "Before, after, and refused"). */
    static boolean counts(Summary summary, String primary) {
        return summary.state() != State.FAILED
                || summary.seeds().stream().anyMatch(seed -> seed.values().containsKey(primary));
    }

    Story story() {
        if (history.before()) {
            return Story.BEHIND;
        }
        if (noneRan()) {
            return Story.NONE_RAN;
        }
        if (first() == 0) {
            return Story.TOGETHER;
        }
        Step plan = plan();
        if (strangers().stream().anyMatch(ran -> !ran.record().equals(plan.blob()))) {
            return Story.AMENDED;
        }
        if (strangers().isEmpty()) {
            return Story.IN_ORDER;
        }
        boolean elsewhere = strangers().stream()
                .map(ran -> history.ran().get(ran.commit()))
                .anyMatch(at -> at != null && !at.refs().isEmpty());
        return elsewhere ? Story.TAKEN_OVER : Story.REWRITTEN;
    }

    /** Index of the first commit with results that count; the length of the line when they are not committed yet. */
    int first() {
        List<Step> line = history.line();
        for (int i = 0; i < line.size(); i++) {
            Summary there = line.get(i).summary();
            if (there != null && counts(there, primary)) {
                return i;
            }
        }
        return line.size();
    }

    /** The commit in front of the results. */
    Step plan() {
        return history.line().get(Math.max(0, first() - 1));
    }

    /** What seeds say they ran that is not behind the results. */
    List<Ran> strangers() {
        return rans().stream()
                .filter(ran -> {
                    RanAt at = history.ran().get(ran.commit());
                    return at == null || !at.ancestor();
                })
                .toList();
    }

    private boolean noneRan() {
        boolean unnamed =
                summary.seeds().stream().anyMatch(seed -> !seed.values().isEmpty() && seed.ran() == null);
        return unnamed || other().isPresent();
    }

    /** The commit that a seed says it ran, though it holds no record of this experiment. */
    Optional<String> other() {
        return rans().stream()
                .map(Ran::commit)
                .filter(commit -> {
                    RanAt at = history.ran().get(commit);
                    return at != null && at.here() && !summary.name().text().equals(at.name());
                })
                .findFirst();
    }

    private List<Ran> rans() {
        return summary.seeds().stream()
                .map(SeedResult::ran)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
