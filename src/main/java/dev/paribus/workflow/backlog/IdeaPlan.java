package dev.paribus.workflow.backlog;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.Idea;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a plan with what an idea says. What was typed beside it counts more. */
public final class IdeaPlan {
    static final String KEY = "idea";

    private final Session session;

    public IdeaPlan(Session session) {
        this.session = session;
    }

    /**
     * The plan with the idea that it names; the plan itself where it names none.
     *
     * @throws Failure DATA {@code unknown-idea}, {@code ambiguous-idea}, or {@code idea-dropped} for one that was given up
     */
    public Plan filled(Plan plan) {
        String asked = plan.extras().texts().get(KEY);
        if (asked == null) {
            return plan;
        }
        Idea idea = new Backlog(session).idea(asked).value();
        if (idea.dropped() != null) {
            throw Failure.data(
                    "idea-dropped",
                    idea.name() + " was dropped: " + idea.dropped(),
                    "delete 'dropped:' in ideas/" + idea.name() + ".yaml on "
                            + session.place().project().trunk() + " to take it up again");
        }
        Assignment own = idea.assignment().orElse(null);
        boolean takes = plan.assignments().isEmpty() && own != null && plan.kind() == null;
        List<Assignment> assignments = takes ? List.of(own) : plan.assignments();
        ChangeKind kind = plan.kind() != null || !assignments.isEmpty() ? plan.kind() : idea.kind();
        return new Plan(
                assignments,
                plan.because().isBlank() ? idea.text() : plan.because(),
                plan.success(),
                plan.guard(),
                plan.seeds(),
                kind,
                plan.with().isEmpty() && assignments.isEmpty() ? idea.with() : plan.with(),
                plan.name(),
                plan.from(),
                plan.exploratory(),
                plan.include(),
                plan.leaveUntracked(),
                extras(plan.extras(), idea, own == null ? idea.change() : null));
    }

    private static Plan.Extras extras(Plan.Extras typed, Idea idea, @Nullable String words) {
        var texts = new LinkedHashMap<>(idea.texts());
        texts.putAll(typed.texts());
        texts.put(KEY, idea.name().text());
        return new Plan.Extras(
                typed.what() == null ? words : typed.what(),
                expect(typed.expect(), idea.expect()),
                typed.known().isEmpty() ? idea.known() : typed.known(),
                typed.ifRefuted(),
                typed.abortIf(),
                texts);
    }

    private static @Nullable Expectation expect(@Nullable Expectation typed, @Nullable Expectation said) {
        if (typed == null || said == null) {
            return typed == null ? said : typed;
        }
        return new Expectation(
                typed.gain() == null ? said.gain() : typed.gain(),
                typed.probability() == null ? said.probability() : typed.probability(),
                typed.cost() == null ? said.cost() : typed.cost());
    }
}
