package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment runs a script: a notebook cannot be reviewed, merged or run from the start with certainty. */
final class NotebookRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("no-notebooks");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        List<String> command =
                plan.command() != null ? plan.command() : facts.project().run().command();
        for (String part : command) {
            if (part.toLowerCase(Locale.ROOT).matches("(?s).*\\.ipynb(\\W.*)?")) {
                out.add(problem("the command '" + String.join(" ", command) + "' runs a notebook")
                        .at(facts.here().where().get("command")));
                break;
            }
        }
        Facts.Changes changes = facts.changes();
        for (Facts.PathChange file : changes == null ? List.<Facts.PathChange>of() : changes.code()) {
            if (file.status() != 'D' && file.path().toLowerCase(Locale.ROOT).endsWith(".ipynb")) {
                out.add(problem("the notebook '" + file.path() + "' is part of the experiment's code"));
            }
        }
        return out;
    }

    private static Problem problem(String message) {
        return Problem.error("no-notebooks", message)
                .hint("move the code into a script; notebooks that only look at "
                        + "results belong under a path in 'change: {notebooks: [...]}'");
    }
}
