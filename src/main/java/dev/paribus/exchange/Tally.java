package dev.paribus.exchange;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One metric as one source reports it: its value by the declared rule and its thinned series, in one pass. */
final class Tally {
    /** Digits of a mean that has no finite decimal form; more than a double holds. */
    private static final MathContext DIGITS = new MathContext(20);

    private static final MathContext MANY = new MathContext(400);

    private static final int LONGEST_LINE = 200;

    private final Aggregate rule;
    private final int sign;
    private final Thinner thinner;
    private final Deque<String> newest = new ArrayDeque<>();
    private String newestLine = "";
    private @Nullable String best;
    private double bestNumber;
    private String bestLine = "";
    private @Nullable String notANumber;
    private boolean numberIsNewer;
    private long row = -1;

    Tally(Aggregate rule, Goal goal) {
        this.rule = rule;
        this.sign = goal.sign();
        this.thinner = new Thinner(rule.last());
    }

    /** A number in row {@code at}; a second one in the same row replaces the first only for the value, not in the series. */
    void number(long at, @Nullable String step, String text, String line) {
        double number = asDouble(text);
        if (at != row) {
            thinner.add(at, step, text, number);
            row = at;
        }
        newest.addLast(text);
        if (newest.size() > rule.last()) {
            newest.removeFirst();
        }
        newestLine = line;
        numberIsNewer = true;
        if (rule.kind() == Aggregate.Kind.BEST && Double.isFinite(number) && isBetter(text, number)) {
            best = text;
            bestNumber = number;
            bestLine = line;
        }
    }

    void other(String text) {
        notANumber = text;
        numberIsNewer = false;
    }

    /** The text that stands where a number should; empty when the newest report is a number. */
    Optional<String> text() {
        return numberIsNewer ? Optional.empty() : Optional.ofNullable(notANumber);
    }

    boolean hasNumber() {
        return !newest.isEmpty();
    }

    /** The value by the rule; only with {@link #hasNumber}. A best is the best finite one, if there is any. */
    MetricValue value() {
        if (rule.kind() == Aggregate.Kind.MEAN_OF_LAST) {
            return meanOfNewest();
        }
        return read(best != null ? best : newest.getLast());
    }

    /** The line that gave the value, at most 200 characters. */
    String line() {
        String line = (best != null ? bestLine : newestLine).strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
    }

    Thinner thinner() {
        return thinner;
    }

    private MetricValue meanOfNewest() {
        BigDecimal sum = BigDecimal.ZERO;
        for (String text : newest) {
            MetricValue value = read(text);
            if (value.decimal() == null) {
                return value;
            }
            sum = sum.add(value.decimal());
        }
        return MetricValue.of(mean(sum, newest.size()));
    }

    private static BigDecimal mean(BigDecimal sum, int n) {
        BigDecimal mean = sum.divide(BigDecimal.valueOf(n), MANY);
        return mean.multiply(BigDecimal.valueOf(n)).compareTo(sum) == 0 ? mean : mean.round(DIGITS);
    }

    private boolean isBetter(String text, double number) {
        if (best == null) {
            return true;
        }
        if (number != bestNumber) {
            return sign * number > sign * bestNumber;
        }
        // Equal as doubles: the decimals may still differ.
        BigDecimal now = read(text).decimal();
        BigDecimal before = read(best).decimal();
        return now != null && before != null && sign * now.compareTo(before) > 0;
    }

    private static MetricValue read(String text) {
        return MetricValue.parse(text).orElseThrow();
    }

    private static double asDouble(String text) {
        char end = text.charAt(text.length() - 1);
        return end >= '0' && end <= '9' || end == '.' ? Double.parseDouble(text) : read(text).asDouble();
    }
}
