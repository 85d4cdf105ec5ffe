package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.List;

/** From the first measured result on the record stays as it is, byte for byte; what it plans has a rule of its own. */
final class FrozenRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("record-frozen");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Freeze freeze = facts.freeze();
        if (freeze == null
                || freeze.then().equals(freeze.now())
                || PlanEditedRule.differs(freeze.then(), freeze.now())) {
            return List.of();
        }
        String[] then = freeze.then().split("\n", -1);
        String[] now = freeze.now().split("\n", -1);
        int at = 0;
        while (at < then.length && at < now.length && then[at].equals(now[at])) {
            at++;
        }
        String path = facts.here().path();
        String old = at < then.length ? then[at].strip() : "(nothing)";
        String found = at < now.length ? now[at].strip() : "(nothing)";
        String commit = freeze.commit();
        return List.of(Problem.error(
                        "record-frozen",
                        "the record was changed after it was measured: line " + (at + 1) + " is '" + found + "', was '"
                                + old + "'")
                .at(Location.at(path, Math.min(at, now.length - 1) + 1, 1))
                .line(at < now.length ? now[at] : null)
                .related(
                        "as it was measured",
                        Location.at(path, Math.min(at, then.length - 1) + 1, 1).in(commit))
                .hint("git checkout " + commit.substring(0, Math.min(12, commit.length())) + " -- " + path
                        + "; another plan is another experiment: paribus new"));
    }
}
