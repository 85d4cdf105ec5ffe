package dev.paribus.workflow.registration;

import dev.paribus.git.TreeChange;
import dev.paribus.model.Family;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.backlog.Reminders;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.launch.Readiness;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes an experiment of each value of one parameter: off the same base, all of them or none. */
public final class Sweeping {
    private final Session session;

    public Sweeping(Session session) {
        this.session = session;
    }

    /**
     * One experiment of a sweep.
     *
     * @param value as it is written
     */
    public record Member(String value, Registered registered) {}

    /**
     * What was, or would be, registered.
     *
     * @param path the parameter
     * @param members in the order of the values
     * @param leftOut values that the parent has already
     * @param parent name of the parent
     * @param reminders what was learned and noted of the parameter
     */
    public record Sweep(
            String path, List<Member> members, List<String> leftOut, String parent, List<Problem> reminders) {
        public Sweep {
            members = List.copyOf(members);
            leftOut = List.copyOf(leftOut);
            reminders = List.copyOf(reminders);
        }

        /** What the rules and the drafts say that is worth knowing, each once. */
        public List<Problem> notes() {
            var out = new LinkedHashSet<Problem>();
            for (Member member : members) {
                out.addAll(member.registered().draft().notes());
                out.addAll(member.registered().remarks());
            }
            out.addAll(reminders);
            return List.copyOf(out);
        }
    }

    /**
     * Registers them, or with {@code dryRun} only finds out.
     *
     * @param plan of each, without its assignment
     * @param values of one parameter, at least one
     * @param startable refuse everything that would stand in the way of a start
     * @throws Failure COMMAND_LINE, DATA or ANSWER_NO with everything that is wrong; then nothing was written
     */
    public Sweep sweep(Plan plan, List<Assignment> values, boolean startable, boolean dryRun) {
        Origin origin = Origin.find(session.experiments(), plan.from());
        List<TreeChange> edited = session.git().edited();
        var drafts = new ArrayList<Draft>();
        var kept = new ArrayList<String>();
        var leftOut = new ArrayList<String>();
        var problems = new LinkedHashSet<Problem>();
        Failure.Kind kind = Failure.Kind.ANSWER_NO;
        for (Assignment value : values) {
            try {
                drafts.add(new Drafting(session, edited).draft(plan.with(value), origin));
                kept.add(value.yaml());
            } catch (Failure wrong) {
                if (wrong.problems().stream().allMatch(problem -> problem.code().equals("no-change"))) {
                    leftOut.add(value.yaml());
                } else {
                    kind = wrong.kind();
                    problems.addAll(wrong.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(kind, new ArrayList<>(problems));
        }
        String path = values.get(0).path().toString();
        if (drafts.isEmpty()) {
            throw Failure.no(
                    "no-change",
                    "'" + path + "' has the value " + leftOut.get(0) + " in " + origin.name()
                            + " already, and no other one was given",
                    "paribus show " + origin.name());
        }
        List<Registered> made = registered(path, drafts, dryRun, startable);
        var members = new ArrayList<Member>();
        for (int i = 0; i < made.size(); i++) {
            members.add(new Member(kept.get(i), made.get(i)));
        }
        // All of them touch the same parameter, so one stands for all.
        List<Problem> reminders = new Reminders(session).of(drafts.get(0));
        return new Sweep(path, members, leftOut, origin.name().text(), reminders);
    }

    private List<Registered> registered(String path, List<Draft> drafts, boolean dryRun, boolean startable) {
        JointRegistration.Drafts named = names -> {
            var family = new Family(drafts.size(), path, names.get(0));
            return drafts.stream().map(draft -> draft.in(family)).toList();
        };
        var together = new JointRegistration(session);
        if (dryRun) {
            return together.made(drafts.size(), named);
        }
        return together.create(
                drafts.size(),
                named,
                made -> {
                    if (startable) {
                        requireStartable(made.get(0));
                    }
                },
                "paribus: sweep " + path,
                "paribus sweep " + path + "=...");
    }

    /** One stands for all: they have the command and the code in common. */
    private void requireStartable(Registered one) {
        new Readiness(session).requireStartable(session.experiments().read(one.tip()), one.tip());
    }
}
