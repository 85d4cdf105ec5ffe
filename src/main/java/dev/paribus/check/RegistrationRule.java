package dev.paribus.check;

import dev.paribus.check.Order.Story;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Ran;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan was committed before the results: shown by commits, not by dates (design, "Evidence"). */
final class RegistrationRule implements Rule {
    private static final int BRIEF = 12;

    @Override
    public List<String> codes() {
        return List.of(
                "history-shallow",
                "registration-after-results",
                "registration-missing",
                "registration-squashed",
                "registration-amended",
                "results-cherry-picked",
                "history-rewritten");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        History history = facts.history();
        if (history.cut()) {
            out.add(cut(facts, plan));
        }
        Optional<Order> order = Order.of(facts);
        if (order.isPresent() && !(history.cut() && order.get().story() == Story.TOGETHER)) {
            judge(facts, plan, order.get()).ifPresent(out::add);
        }
        return out;
    }

    private static Problem cut(Facts facts, ExperimentRecord plan) {
        Problem problem = Problem.error(
                        "history-shallow",
                        "the history of this clone ends before the commit that '" + plan.name()
                                + "' grew from, so neither its one change nor its registration can be shown")
                .at(facts.here().where().get("name"))
                .hint("git fetch --unshallow (in a pipeline: fetch-depth: 0)");
        return revision(facts) == null ? problem.severity(Severity.WARNING) : problem;
    }

    private static @org.jspecify.annotations.Nullable String revision(Facts facts) {
        Location name = facts.here().where().get("name");
        return name == null ? null : name.revision();
    }

    private static Optional<Problem> judge(Facts facts, ExperimentRecord plan, Order order) {
        boolean shown = facts.history().proof() != null;
        Problem problem = switch (order.story()) {
            case IN_ORDER -> null;
            case BEHIND -> behind(facts, plan);
            case NONE_RAN -> noneRan(plan, order);
            case AMENDED -> amended(order);
            case TOGETHER -> shown ? null : together(facts, plan);
            case TAKEN_OVER -> shown ? null : takenOver(facts, order);
            case REWRITTEN -> shown ? null : rewritten(plan, order);
        };
        Facts.Results results = facts.results();
        return Optional.ofNullable(problem)
                .map(found -> results == null
                        ? found
                        : found.at(Location.at(results.path(), 1, 1).in(revision(facts))));
    }

    private static Problem behind(Facts facts, ExperimentRecord plan) {
        return Problem.error(
                        "registration-after-results",
                        "the results of '" + plan.name() + "' are committed before its registration, "
                                + facts.history().line().get(0).brief())
                .hint("git reflog shows the commits before the rebase; a plan that was written after its results is an "
                        + "idea for a new experiment: paribus new");
    }

    private static Problem noneRan(ExperimentRecord plan, Order order) {
        String why = order.other()
                .map(commit -> "they name the commit " + brief(commit) + ", which holds no record of it")
                .orElse("they do not name the commit that ran");
        return Problem.error(
                        "registration-missing",
                        "no registered plan is behind the results of '" + plan.name() + "': " + why)
                .hint("take the results out and measure: git rm -r results, git commit, paribus run " + plan.name());
    }

    private static Problem amended(Order order) {
        Ran ran = order.strangers().get(0);
        return Problem.error(
                        "registration-amended",
                        "the registration " + order.plan().brief()
                                + " was amended after the results: they ran the record "
                                + brief(ran.record()) + " of " + brief(ran.commit()) + ", in front of them stands "
                                + brief(order.plan().blob()))
                .hint("git reflog shows the commits as they were; git diff " + brief(ran.record()) + " "
                        + brief(order.plan().blob()) + " shows the edit");
    }

    /** Where it was adopted nobody can mend it any more, so it is only said. */
    private static Problem together(Facts facts, ExperimentRecord plan) {
        Problem problem = Problem.warning(
                        "registration-squashed",
                        "record and results of '" + plan.name() + "' arrive in one commit, "
                                + facts.history().line().get(0).brief()
                                + ": that the plan came first is not provable here")
                .hint("fetch the branch as it was, if somebody has it: git fetch --all, git fetch origin '"
                        + "refs/archive/*:refs/remotes/origin/archive/*'");
        return Branches.experiment(facts) ? problem : problem.severity(Severity.NOTE);
    }

    private static Problem takenOver(Facts facts, Order order) {
        String commit = order.strangers().get(0).commit();
        History.RanAt at = facts.history().ran().get(commit);
        String where = at == null ? "" : String.join(", ", at.refs());
        return Problem.warning(
                        "results-cherry-picked",
                        "the results were taken over from another line: they ran " + brief(commit) + ", which is in "
                                + where + " and not behind them")
                .hint("check them where they were measured: paribus check " + where);
    }

    private static Problem rewritten(ExperimentRecord plan, Order order) {
        return Problem.warning(
                        "history-rewritten",
                        "the commit that ran, " + brief(order.strangers().get(0).commit())
                                + ", is not behind the results of '" + plan.name()
                                + "': the line was rebased or amended since, so its order is not provable here")
                .hint("fetch the branch as it was pushed: git fetch --all");
    }

    private static String brief(String id) {
        return id.substring(0, Math.min(BRIEF, id.length()));
    }
}
