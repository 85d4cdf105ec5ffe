package dev.paribus.workflow.doctor;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Mends what {@link Examination} found, one thing after the other, each said before it is done. */
public final class Healing {
    private final Session session;
    private final Set<Problem> told = new LinkedHashSet<>();

    public Healing(Session session) {
        this.session = session;
    }

    /** What was tried without a refusal; what refuses is told and does not keep the rest from being mended. */
    public List<Ailment> mend(List<Ailment> found) {
        var done = new ArrayList<Ailment>();
        for (Ailment one : found) {
            Ailment.Cure cure = one.cure();
            if (cure != null) {
                say(one);
                attempt(() -> {
                    if (cure.apply()) {
                        done.add(one);
                    }
                });
            }
        }
        List<Ailment> left = found.stream()
                .filter(one -> one.remedy() == Ailment.Remedy.NEXT_COMMAND)
                .toList();
        if (!left.isEmpty()) {
            left.forEach(this::say);
            attempt(() -> told.addAll(new Recovery(session.on(session.machine())).run()));
            done.addAll(left);
        }
        return done;
    }

    private void say(Ailment one) {
        session.machine().say("mending: " + one.sentence());
    }

    /** What was told meanwhile. */
    public List<Problem> told() {
        return List.copyOf(told);
    }

    private void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (Failure refused) {
            refused.problems().forEach(problem -> told.add(problem.severity(Severity.WARNING)));
        }
    }
}
