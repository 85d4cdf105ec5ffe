package dev.paribus.workflow;

import dev.paribus.check.Facts;
import dev.paribus.check.Registered;
import dev.paribus.check.Rules;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the rules against a commit before anything is built on it. */
final class DraftCheck {
    private final Session session;

    DraftCheck(Session session) {
        this.session = session;
    }

    /**
     * Requires that a registration breaks no rule. An idea in code may be registered before the code is written.
     *
     * @throws Failure ANSWER_NO with all findings
     */
    void require(Draft draft, ExperimentName name, Oid tip) {
        List<Problem> errors = errors(name, tip);
        boolean unwritten = draft.kind().idea() && draft.carried().isEmpty();
        List<Problem> counting = errors.stream()
                .filter(problem -> !(unwritten && problem.code().equals("no-change")))
                .toList();
        if (!counting.isEmpty()) {
            throw new Failure(Failure.Kind.ANSWER_NO, counting);
        }
    }

    /**
     * Requires that the experiment at a tip breaks no rule.
     *
     * @return what history says of its registration; empty before there are results that count
     * @throws Failure ANSWER_NO with all findings
     */
    Optional<Registered> require(ExperimentName name, Oid tip) {
        Facts facts = facts(name, tip).orElse(null);
        List<Problem> errors = errors(facts);
        if (!errors.isEmpty()) {
            throw new Failure(Failure.Kind.ANSWER_NO, errors);
        }
        return facts == null ? Optional.empty() : Rules.registered(facts);
    }

    private Optional<Facts> facts(ExperimentName name, Oid tip) {
        var target = new FactsGatherer.Target(tip, tip, session.place().shortBranch(name), tip.hex());
        return new FactsGatherer(session).gather(target);
    }

    private List<Problem> errors(ExperimentName name, Oid tip) {
        return errors(facts(name, tip).orElse(null));
    }

    private static List<Problem> errors(@Nullable Facts facts) {
        List<Problem> found = facts == null ? List.of() : Rules.check(facts);
        return found.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
