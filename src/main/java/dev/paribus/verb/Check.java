package dev.paribus.verb;

import dev.paribus.check.Registered;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.session.Repeats;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rules against the work tree, the index, an experiment, a range, or everything. */
public final class Check {
    private final Session session;

    public Check(Session session) {
        this.session = session;
    }

    /** What is looked at. */
    public enum Scope {
        /** The checkout as it stands. */
        WORK_TREE,
        /** What would be committed. */
        STAGED,
        /** One experiment, or a range of commits. */
        TARGET,
        /** Every experiment of this clone. */
        ALL
    }

    /**
     * What the command line asks for.
     *
     * @param target NAME or RANGE as typed; null unless {@code scope} is TARGET
     */
    public record Request(Scope scope, @Nullable String target) {}

    /**
     * What was found.
     *
     * @param subjects what was looked at, in order: names, or {@code work tree}, {@code index}
     */
    public record Result(List<Subject> subjects) {
        public Result {
            subjects = List.copyOf(subjects);
        }

        /** True when an error is among the findings. */
        public boolean broken() {
            return !errors().isEmpty();
        }

        /** True when all that is wrong is that this clone's history is cut off, which is the clone's fault and no cheat. */
        public boolean cutOff() {
            List<Problem> errors = errors();
            boolean cut = !errors.isEmpty();
            for (Problem error : errors) {
                cut &= error.code().equals("history-shallow");
            }
            return cut;
        }

        private List<Problem> errors() {
            var out = new ArrayList<Problem>();
            for (Subject subject : subjects) {
                for (Problem problem : subject.problems()) {
                    if (problem.severity() == Severity.ERROR) {
                        out.add(problem);
                    }
                }
            }
            return out;
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param title its name for people
     * @param change the change it declares, in a line; empty when it has none
     * @param record path of its record, for findings without a place of their own
     * @param registered {@code proven}, {@code not provable here} or {@code violated}; null before there are results
     */
    public record Subject(
            String title,
            String change,
            String record,
            List<Problem> problems,
            @Nullable String registered) {
        /** Of what has no results. */
        public Subject(String title, String change, String record, List<Problem> problems) {
            this(title, change, record, problems, null);
        }

        public Subject {
            problems = List.copyOf(problems);
        }
    }

    /** @throws dev.paribus.problem.Failure DATA when there is nothing to look at */
    public Result run(Request request) {
        var checking = new Checking(session);
        if (request.scope() != Scope.STAGED) {
            Repeats.begin(session);
        }
        var out = new ArrayList<Subject>();
        for (Checking.Checked checked : found(checking, request)) {
            Registered registered = checked.registered();
            out.add(new Subject(
                    checked.title(),
                    checked.change(),
                    session.place().record(),
                    checked.problems(),
                    registered == null ? null : registered.word()));
        }
        return new Result(out);
    }

    private static List<Checking.Checked> found(Checking checking, Request request) {
        return switch (request.scope()) {
            case WORK_TREE -> workTree(checking);
            case STAGED -> List.of(checking.staged());
            case ALL -> checking.all();
            case TARGET -> checking.target(request.target() == null ? "" : request.target());
        };
    }

    private static List<Checking.Checked> workTree(Checking checking) {
        var out = new ArrayList<>(List.of(checking.workTree()));
        out.addAll(checking.backlog());
        return out;
    }
}
