package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A hypothesis is a statement with its reason; it says which metric moves, and which way, and on what grounds it stands. */
final class HypothesisRule implements Rule {
    private static final Pattern QUESTION =
            Pattern.compile("(?i)^(which|what|does|do|did|is|are|can|could|will|would|should|how|why|who|whether)\\b");
    private static final Pattern REASON =
            Pattern.compile("(?i)\\b(because|since|due to|owing to|as a result of|thanks to)\\b");
    private static final Pattern DIRECTION = Pattern.compile("(?i)\\b("
            + String.join(
                    "|",
                    List.of(
                            "rais\\w*",
                            "ris\\w*",
                            "rose",
                            "increas\\w*",
                            "improv\\w*",
                            "grow\\w*",
                            "gain\\w*",
                            "boost\\w*",
                            "lift\\w*",
                            "lower\\w*",
                            "reduc\\w*",
                            "decreas\\w*",
                            "drop\\w*",
                            "fall\\w*",
                            "cut\\w*",
                            "shrink\\w*",
                            "halv\\w*",
                            "doubl\\w*",
                            "better",
                            "worse",
                            "more",
                            "less",
                            "fewer",
                            "higher",
                            "up",
                            "down",
                            "faster",
                            "slower",
                            "smaller",
                            "larger",
                            "keep\\w*",
                            "hold\\w*",
                            "stay\\w*",
                            "preserv\\w*",
                            "unchanged",
                            "no loss",
                            "beat\\w*",
                            "exceed\\w*"))
            + ")\\b");

    @Override
    public List<String> codes() {
        return List.of(
                "hypothesis-missing",
                "hypothesis-question",
                "hypothesis-because",
                "hypothesis-aim",
                "known-missing",
                "paper-unfounded");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        if (plan.exploratory() || plan.change().kind() == ChangeKind.BASELINE || plan.measuresAgain()) {
            return List.of();
        }
        String text = plan.hypothesis() == null ? "" : plan.hypothesis().strip();
        Location where = facts.here().where().get("hypothesis");
        if (text.isEmpty()) {
            return List.of(Problem.error("hypothesis-missing", "the record has no hypothesis")
                    .at(where != null ? where : facts.here().where().get("name"))
                    .hint("add 'hypothesis: ... because ...', or 'exploratory: true' if nothing is claimed"));
        }
        List<Problem> out = form(facts, plan, text, where);
        if (facts.results() == null && grounded(plan)) {
            out.addAll(GroundFindings.of(facts, plan));
        }
        return out;
    }

    /** A hook loads the findings for these plans alone. */
    private static boolean grounded(ExperimentRecord plan) {
        ChangeKind kind = plan.change().kind();
        return kind == ChangeKind.MODEL
                || kind == ChangeKind.APPROACH
                || plan.more().get("motive") != null;
    }

    private static List<Problem> form(Facts facts, ExperimentRecord plan, String text, @Nullable Location where) {
        var out = new ArrayList<Problem>();
        String start = text.length() > 50 ? Escape.beginning(text, 47) + "..." : text;
        if (text.endsWith("?") || QUESTION.matcher(text).find()) {
            out.add(Problem.error("hypothesis-question", "the hypothesis '" + start + "' is a question")
                    .at(where)
                    .hint("state what you expect: '... raises "
                            + facts.project().primary().name() + " because ...'"));
        }
        if (!REASON.matcher(text).find()) {
            out.add(Problem.error("hypothesis-because", "the hypothesis '" + start + "' gives no reason")
                    .at(where)
                    .hint("go on with 'because ...' (or since, due to)"));
        }
        if (!aims(facts, plan, text)) {
            out.add(Problem.warning(
                            "hypothesis-aim",
                            "the hypothesis '" + start + "' does not say which metric moves which way")
                    .at(where)
                    .hint("for example '... raises " + facts.project().primary().name() + " because ...'"));
        }
        return out;
    }

    private static boolean aims(Facts facts, ExperimentRecord plan, String text) {
        String plain = plain(text);
        Set<String> names = new LinkedHashSet<>();
        for (Metric metric : facts.project().metrics()) {
            names.add(metric.name());
        }
        for (Criterion criterion : plan.success()) {
            names.add(criterion.metric());
        }
        boolean named = false;
        for (String name : names) {
            named |= plain.contains(plain(name));
        }
        return named && DIRECTION.matcher(text).find();
    }

    /**
     * Lower case, with the signs that names have and sentences have not as spaces: {@code val_f1} is found as "val
     * f1".
     */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }
}
