package dev.paribus.format;

import dev.paribus.model.Criterion;
import dev.paribus.model.Criterion.Bound;
import dev.paribus.model.Criterion.Relation;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one criterion line by the grammar of the design, "Evidence". */
public final class CriterionText {
    /** The grammar, for hints. */
    public static final String GRAMMAR = "METRIC >= NUMBER, or METRIC >= parent + NUMBER; also "
            + "<=, >, <, parent alone, - for +, NUMBER% of the parent";

    /** The same for {@code abort_if}. */
    static final String ABORT_GRAMMAR = "METRIC < NUMBER, METRIC < parent - NUMBER, or METRIC < NUMBER at step N";

    /** What a metric's name looks like (contracts, "Values and parameters"). */
    static final Pattern METRIC = Pattern.compile("[A-Za-z_][A-Za-z0-9_./@-]*");

    private static final String NUMBER = "(?:[0-9]{1,60}(?:\\.[0-9]{0,60})?|\\.[0-9]{1,60})(?:[eE][-+]?[0-9]{1,3})?";
    private static final Pattern LINE = Pattern.compile("\\s*([^\\s<>=!]+)\\s*(>=|<=|>|<)\\s*(\\S.*?)\\s*");
    private static final Pattern ABSOLUTE = Pattern.compile("[-+]?" + NUMBER);
    private static final Pattern FROM_PARENT = Pattern.compile("parent(?:\\s*([+-])\\s*(" + NUMBER + ")\\s*(%?))?");
    private static final Map<String, Relation> RELATIONS =
            Map.of(">=", Relation.AT_LEAST, "<=", Relation.AT_MOST, ">", Relation.ABOVE, "<", Relation.BELOW);

    private static final Pattern AT_STEP = Pattern.compile("(.*\\S)\\s+at\\s+step\\s+([0-9]{1,18})\\s*");

    private CriterionText() {}

    /**
     * A line of {@code abort_if}: a criterion, or one of a number that ends in {@code at step N}.
     *
     * @throws IllegalArgumentException if the text is neither; the message is for the user
     */
    public static Criterion parseAbort(String text) {
        Matcher stepped = AT_STEP.matcher(text);
        if (!stepped.matches()) {
            return parse(text);
        }
        Criterion bare = parse(stepped.group(1));
        if (!(bare.bound() instanceof Bound.Absolute)) {
            throw bad(text, "holds a step against the parent, of which no value at a step is kept; give a number");
        }
        return new Criterion(bare.metric(), bare.relation(), bare.bound(), text, Long.valueOf(stepped.group(2)));
    }

    /**
     * The criterion; the metric need not be declared.
     *
     * @throws IllegalArgumentException if the text is not one; the message is for the user
     */
    public static Criterion parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            boolean equals = text.matches("[^<>]*=[^<>]*");
            throw bad(
                    text,
                    equals
                            ? "asks for equality; use >= or <="
                            : "has no relation >=, <=, > or " + "< between a metric and a bound");
        }
        String metric = line.group(1);
        if (!METRIC.matcher(metric).matches()) {
            throw bad(text, "begins with '" + metric + "', which is no metric's name");
        }
        Relation relation = RELATIONS.get(line.group(2));
        if (relation == null) {
            throw bad(text, "has no relation");
        }
        return new Criterion(metric, relation, bound(text, line.group(3)), text);
    }

    private static Bound bound(String text, String written) {
        if (ABSOLUTE.matcher(written).matches()) {
            return new Bound.Absolute(written);
        }
        Matcher parent = FROM_PARENT.matcher(written);
        if (!parent.matches()) {
            boolean percent = written.endsWith("%") && !written.startsWith("parent");
            throw bad(
                    text,
                    percent
                            ? "asks for '" + written + "' of nothing; write parent + " + written
                            : "has the bound '" + written + "', which is neither a number nor the parent");
        }
        if (parent.group(2) == null) {
            return new Bound.FromParent("0", false);
        }
        String sign = parent.group(1).equals("-") ? "-" : "";
        return new Bound.FromParent(sign + parent.group(2), !parent.group(3).isEmpty());
    }

    private static IllegalArgumentException bad(String text, String what) {
        return new IllegalArgumentException("the criterion '" + text + "' " + what);
    }
}
