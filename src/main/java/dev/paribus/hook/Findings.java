package dev.paribus.hook;

import dev.paribus.check.Rules;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.render.CheckView;
import dev.paribus.render.Page;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.verb.Check;
import dev.paribus.workflow.facts.Checking.Checked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the hooks found: silent when all is well, otherwise the findings as a person reads them, on standard error. */
final class Findings {
    /** What a later commit may still bring: an idea that is registered and not written yet is no offence. */
    private static final Set<String> NOT_YET = Set.of("no-change", "with-unused");

    private final List<Check.Subject> subjects = new ArrayList<>();

    /** How far the experiment is that was looked at. */
    enum Stage {
        /** Without results: its code may still come. */
        UNFINISHED,
        MEASURED
    }

    /** @param record path of the record */
    void add(Checked checked, String record, Stage stage) {
        var problems = new ArrayList<Problem>();
        for (Problem problem : checked.problems()) {
            boolean early = stage == Stage.UNFINISHED && NOT_YET.contains(problem.code());
            if (!early && problem.severity() != Severity.NOTE) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            subjects.add(new Check.Subject(checked.title(), checked.change(), record, problems));
        }
    }

    /** What the rules say of an experiment's change, as warnings; what cannot be read stays an error. */
    static Checked softened(Checked checked) {
        Set<String> rules = Set.copyOf(Rules.codes());
        List<Problem> problems = checked.problems().stream()
                .map(problem -> rules.contains(problem.code()) && problem.severity() == Severity.ERROR
                        ? problem.severity(Severity.WARNING)
                        : problem)
                .toList();
        return new Checked(checked.title(), checked.change(), problems, checked.registered());
    }

    /** @param refused what did not happen, and how it can be done all the same */
    ExitCode tell(Terminal terminal, String refused) {
        if (subjects.isEmpty()) {
            return ExitCode.OK;
        }
        var result = new Check.Result(subjects);
        var around = terminal.surroundings();
        var page = new Page(around.width(), around.errInk(), around.glyphs(), Instant.EPOCH);
        new CheckView(result).text(page).forEach(terminal::note);
        if (!result.broken() || result.cutOff()) {
            // A clone that is cut off cannot prove an order; that is the clone's fault and stops nobody here.
            return ExitCode.OK;
        }
        terminal.note(refused);
        return ExitCode.NO;
    }
}
