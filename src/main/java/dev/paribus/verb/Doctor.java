package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.workflow.doctor.Ailment;
import dev.paribus.workflow.doctor.Examination;
import dev.paribus.workflow.doctor.Healing;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Finds what crashes, full disks and moved branches left behind, explains it, and mends it when asked. */
public final class Doctor {
    private final Session session;

    public Doctor(Session session) {
        this.session = session;
    }

    /** @param fix true to mend what can be mended */
    public record Request(boolean fix) {}

    /**
     * What was found.
     *
     * @param ailments what is there now, in the order in which it has to be mended
     * @param mended what was mended, in words; empty unless asked for
     * @param told what the mending had to say
     * @param deletable true when {@code .git/paribus} could be deleted as a whole
     */
    public record Result(List<Ailment> ailments, List<String> mended, List<Problem> told, boolean deletable) {
        public Result {
            ailments = List.copyOf(ailments);
            mended = List.copyOf(mended);
            told = List.copyOf(told);
        }

        /** True when nothing is wrong; notes are worth knowing and no more. */
        public boolean healthy() {
            return ailments.stream().allMatch(one -> one.problem().severity() == Severity.NOTE);
        }
    }

    /** Without {@code fix}, nothing is written. Each deed of a fix is said before it is done. */
    public Result run(Request request) {
        List<Ailment> found = new Examination(session).run();
        if (!request.fix()) {
            return new Result(found, List.of(), List.of(), Examination.deletable(session));
        }
        var healing = new Healing(session);
        List<Ailment> tried = healing.mend(found);
        Session fresh = session.on(session.machine());
        try (fresh) {
            List<Ailment> left = new Examination(fresh).run();
            List<String> mended = tried.stream()
                    .filter(one -> left.stream().noneMatch(other -> same(one, other)))
                    .map(Ailment::sentence)
                    .toList();
            return new Result(left, mended, healing.told(), Examination.deletable(fresh));
        }
    }

    private static boolean same(Ailment one, Ailment other) {
        return one.problem().code().equals(other.problem().code())
                && one.problem().message().equals(other.problem().message());
    }
}
