package dev.paribus.render;

import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.text.Ink;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a difference is better or worse, in a word. */
final class Differences {
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?(e[+-][0-9]{1,3})?");

    private Differences() {}

    /**
     * {@code better}, {@code worse} or {@code equal}; empty when the metric is not declared any more or the text is no number.
     *
     * @param difference child minus parent, as written
     */
    static String word(List<Metric> metrics, String metric, @Nullable String difference) {
        if (difference == null || difference.isEmpty()) {
            return "";
        }
        for (Metric declared : metrics) {
            if (declared.name().equals(metric)) {
                BigDecimal number = number(difference);
                return number == null ? "" : word(declared.goal(), number.signum());
            }
        }
        return "";
    }

    static String word(Goal goal, int sign) {
        int turned = sign * goal.sign();
        return turned > 0 ? "better" : turned < 0 ? "worse" : "equal";
    }

    /** A difference with its word in the word's colour; in a table it comes padded. */
    static String painted(String told, Ink ink) {
        return told.contains(" better") ? ink.good(told) : told.contains(" worse") ? ink.bad(told) : told;
    }

    /** The number that a trailer's text is; null when it is none. */
    static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null
                || text.length() > 40
                || (!plain(text) && !FORM.matcher(text).matches())) {
            return null;
        }
        return new BigDecimal(text);
    }

    /** A number without an exponent, as nearly all are. */
    private static boolean plain(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        int dots = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && i > start && i < text.length() - 1;
            dots += dot ? 1 : 0;
            if (!dot && (c < '0' || c > '9')) {
                return false;
            }
        }
        return text.length() > start && dots < 2;
    }

    /** For JSON: the number where the text is one, else the text. */
    static @Nullable Object json(@Nullable String text) {
        BigDecimal number = number(text);
        return number == null ? text : number;
    }
}
