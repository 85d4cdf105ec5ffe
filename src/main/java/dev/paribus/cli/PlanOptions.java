package dev.paribus.cli;

import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Plan;
import dev.paribus.verb.Plan.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that say what is registered, the same for {@code new} and {@code try}. */
final class PlanOptions {
    private PlanOptions() {}

    static void declare(Syntax syntax) {
        syntax.arguments("PATH=VALUE", Integer.MAX_VALUE)
                .value(
                        "--because",
                        "TEXT",
                        "The hypothesis, or only its reason: it is "
                                + "completed to a statement about the primary metric.")
                .list(
                        "--success",
                        "CRITERION",
                        "What must hold, e.g. 'val_f1 >= parent + 0.005'. "
                                + "Repeatable; all must hold. Default: the project's.")
                .list("--guard", "CRITERION", "What must hold besides, e.g. 'latency_ms <= 30'. Repeatable.")
                .value("--seeds", "SEEDS", "1..5 or 1,2,3. Default: the parent's.")
                .list("--remove", "PATH", "Take a parameter away; the same as ~PATH, which shells expand.")
                .value(
                        "--kind",
                        "KIND",
                        "hyperparameter, feature, model, heuristic, approach, "
                                + "data, environment or baseline. Default: found out.")
                .value("--what", "TEXT", "What the idea is, for a change of code.")
                .list(
                        "--with",
                        "PATH",
                        "What an idea in code brings along: a parameter, a block, a lock file. Repeatable.")
                .value("--name", "NAME", "Instead of a generated name.")
                .value("--from", "NAME", "The parent. Default: the champion.")
                .list("--include", "PATH", "An untracked file that belongs to the change. Repeatable.")
                .flag("--leave-untracked", "Untracked files are no part of the change.")
                .flag("--exploratory", "No hypothesis and no evidence: shown as such for ever.")
                .list(
                        "--known",
                        "TEXT",
                        "What is known already: an experiment, a " + "paper, a search without a find. Repeatable.")
                .value("--gain", "NUMBER", "The gain you expect, in the primary metric's unit; positive is better.")
                .value("--probability", "NUMBER", "How likely any gain is, 0 to 1.")
                .value("--cost", "DURATION", "What you expect it to take, e.g. 2h.")
                .value("--idea", "NAME", "An idea of the backlog: what it says fills what is not given here.")
                .value("--gap", "TEXT", "Where the model falls short, which this is to mend.")
                .value("--although", "TEXT", "Why it is tested although what is known speaks against it.")
                .value(
                        "--motive",
                        "WORD",
                        "error-analysis, paper or another word. A paper needs the next two, and --cost.")
                .value("--transfer", "TEXT", "Why a result from elsewhere should hold here.")
                .value("--beats", "NAME", "The simple baseline that it must beat: a guard, if it is not the parent.")
                .value("--if-refuted", "TEXT", "What follows if the hypothesis is refuted.")
                .list("--abort-if", "CRITERION", "Ends the run early, e.g. 'val_f1 < 0.5'. Repeatable.")
                .flag("--dry-run", "Show what would be registered; write nothing.");
    }

    /** @throws Failure COMMAND_LINE with everything that is wrong */
    static Plan read(Call call) {
        Arguments arguments = call.arguments();
        List<Assignment> assignments = assignments(arguments);
        Set<Mark> marks = marks(arguments);
        String because = because(call, assignments, marks);
        requireGrounds(call, marks);
        return new Plan(
                assignments,
                because,
                arguments.list("--success"),
                arguments.list("--guard"),
                arguments.text("--seeds"),
                arguments.text("--kind"),
                arguments.text("--what"),
                arguments.list("--with"),
                arguments.text("--name"),
                arguments.text("--from"),
                marks,
                arguments.list("--include"),
                new Plan.Expect(arguments.text("--gain"), arguments.text("--probability"), arguments.text("--cost")),
                arguments.list("--known"),
                arguments.text("--if-refuted"),
                arguments.list("--abort-if"),
                texts(arguments));
    }

    /** What the line alone shows to be missing is told with the line completed; the rest is told by the verb. */
    private static void requireGrounds(Call call, Set<Mark> marks) {
        Arguments arguments = call.arguments();
        if (marks.contains(Mark.EXPLORATORY) || arguments.has("--idea")) {
            return;
        }
        String kind = arguments.text("--kind");
        boolean looked = !"model".equals(kind) && !"approach".equals(kind) || arguments.has("--known");
        var missing = new ArrayList<String>();
        if (!looked) {
            missing.add("--known \"searched, nothing found\"");
        }
        boolean paper = "paper".equals(arguments.text("--motive"));
        if (paper) {
            Map<String, String> needed = new LinkedHashMap<>();
            needed.put("--transfer", "\"our data are like the paper's because ...\"");
            needed.put("--beats", "NAME");
            needed.put("--cost", "2h");
            needed.keySet().removeIf(arguments::has);
            needed.forEach((option, value) -> missing.add(option + " " + value));
        }
        if (missing.isEmpty()) {
            return;
        }
        throw Failure.commandLine(
                looked ? "paper-unfounded" : "known-missing",
                looked
                        ? "an idea out of a paper says why it should hold here, which simple baseline it must beat, and what it costs"
                        : "a new " + kind + " is looked up before it is built: --known says what is known of it",
                call.line(String.join(" ", missing)));
    }

    /** Options whose text goes into the record as it is, under the option's name. */
    private static Map<String, String> texts(Arguments arguments) {
        var out = new LinkedHashMap<String, String>();
        for (String option : List.of("--gap", "--motive", "--transfer", "--beats", "--although", "--idea")) {
            String text = arguments.text(option);
            if (text != null) {
                out.put(option.substring(2).replace('-', '_'), text);
            }
        }
        return out;
    }

    private static List<Assignment> assignments(Arguments arguments) {
        var out = new ArrayList<Assignment>();
        var problems = new ArrayList<Problem>();
        for (String word : arguments.words()) {
            try {
                out.add(Assignment.parse(word));
            } catch (IllegalArgumentException none) {
                problems.add(bad(none));
            }
        }
        for (String path : arguments.list("--remove")) {
            try {
                out.add(Assignment.remove(path));
            } catch (IllegalArgumentException none) {
                problems.add(bad(none));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
        return out;
    }

    private static Problem bad(IllegalArgumentException why) {
        return Problem.error("assignment", String.valueOf(why.getMessage())).hint("paribus help new");
    }

    private static Set<Mark> marks(Arguments arguments) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (arguments.has("--exploratory")) {
            marks.add(Mark.EXPLORATORY);
        }
        if (arguments.has("--dry-run")) {
            marks.add(Mark.DRY_RUN);
        }
        if (arguments.has("--leave-untracked")) {
            marks.add(Mark.LEAVE_UNTRACKED);
        }
        return marks;
    }

    private static @Nullable String because(Call call, List<Assignment> assignments, Set<Mark> marks) {
        if (call.arguments().has("--because") || call.arguments().has("--idea") || marks.contains(Mark.EXPLORATORY)) {
            return call.arguments().text("--because");
        }
        return call.reason("--because", doing(assignments) + " " + effect(call) + " because ...");
    }

    private static String doing(List<Assignment> assignments) {
        if (assignments.size() != 1) {
            return "This change";
        }
        Assignment one = assignments.get(0);
        return switch (one.kind()) {
            case SET -> "Setting " + one.path() + " to " + one.yaml();
            case ADD -> "Adding " + one.path();
            case REMOVE -> "Removing " + one.path();
        };
    }

    /** Names the metric where there is a project to ask; the line is wrong already, so nothing else may hide that. */
    private static String effect(Call call) {
        try {
            Metric primary = call.session().primary();
            return (primary.goal() == Goal.MAXIMIZE ? "raises " : "lowers ") + primary.name();
        } catch (Failure none) {
            return "improves the metric";
        }
    }
}
