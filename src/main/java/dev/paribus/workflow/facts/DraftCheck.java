package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.check.Registered;
import dev.paribus.check.Rules;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.session.Repeats;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the rules against a commit before anything is built on it. */
public final class DraftCheck {
    private final Session session;

    public DraftCheck(Session session) {
        this.session = session;
    }

    /**
     * Requires that a registration breaks no rule. An idea in code may be registered before the code is written.
     *
     * @return what is worth knowing before it runs: that an earlier experiment has the answer
     * @throws Failure ANSWER_NO with all findings
     */
    public List<Problem> require(Draft draft, ExperimentName name, Oid tip) {
        Repeats repeats = Repeats.of(session).orElse(null);
        List<Problem> found = facts(name, tip, repeats).map(Rules::check).orElse(List.of());
        if (repeats != null) {
            repeats.save();
        }
        List<Problem> errors = errors(found);
        boolean unwritten = draft.kind().idea() && draft.carried().isEmpty();
        List<Problem> counting = errors.stream()
                .filter(problem -> !(unwritten && problem.code().equals("no-change")))
                .toList();
        if (!counting.isEmpty()) {
            throw new Failure(Failure.Kind.ANSWER_NO, counting);
        }
        return found.stream()
                .filter(problem -> problem.code().equals("repeats-earlier"))
                .map(problem -> problem.at(null))
                .toList();
    }

    /**
     * Requires that the experiment at a tip breaks no rule.
     *
     * @return what history says of its registration; empty before there are results that count
     * @throws Failure ANSWER_NO with all findings
     */
    public Optional<Registered> require(ExperimentName name, Oid tip) {
        return require(name, tip, false);
    }

    /**
     * The same.
     *
     * @param again true before all its seeds are measured anew, which mends what is wrong with collected ones
     */
    public Optional<Registered> require(ExperimentName name, Oid tip, boolean again) {
        Optional<Facts> facts = facts(name, tip, null);
        List<Problem> errors = errors(facts.map(Rules::check).orElse(List.of())).stream()
                .filter(problem -> !(again && problem.code().equals("collected-void")))
                .toList();
        if (!errors.isEmpty()) {
            throw new Failure(Failure.Kind.ANSWER_NO, errors);
        }
        return facts.flatMap(Rules::registered);
    }

    private Optional<Facts> facts(ExperimentName name, Oid tip, @Nullable Repeats repeats) {
        var target = new FactsGatherer.Target(tip, tip, session.place().shortBranch(name), tip.hex());
        return new FactsGatherer(session, repeats).gather(target);
    }

    private static List<Problem> errors(List<Problem> found) {
        return found.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
