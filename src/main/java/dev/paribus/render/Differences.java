package dev.paribus.render;

import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a difference is better or worse, in a word. */
final class Differences {
    private Differences() {}

    /**
     * {@code better}, {@code worse} or {@code equal}; empty when the metric is not declared any more or the text is no number.
     *
     * @param difference child minus parent, as written
     */
    static String word(List<Metric> metrics, String metric, @Nullable String difference) {
        BigDecimal number = number(difference);
        Metric declared = metrics.stream()
                .filter(m -> m.name().equals(metric))
                .findFirst()
                .orElse(null);
        return number == null || declared == null ? "" : word(declared.goal(), number.signum());
    }

    static String word(Goal goal, int sign) {
        int turned = sign * goal.sign();
        return turned > 0 ? "better" : turned < 0 ? "worse" : "equal";
    }

    /** The number that a trailer's text is; null when it is none. */
    static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null || text.length() > 40 || !text.matches("[+-]?[0-9]+(\\.[0-9]+)?(e[+-][0-9]{1,3})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    /** For JSON: the number where the text is one, else the text. */
    static @Nullable Object json(@Nullable String text) {
        BigDecimal number = number(text);
        return number == null ? text : number;
    }
}
