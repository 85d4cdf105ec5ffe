package dev.paribus.evidence;

import dev.paribus.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether what ran once gives the same again. Bit for bit: every seed that both have gives equal values of every metric, to the
 * last digit. Within its own noise: the mean of the primary metric lies in the 95 % prediction interval that the values of then
 * give, mean ± t(0.975, n - 1) sd √(1/n + 1/m), for n values then and m now.
 *
 * @param answer of the whole: bit for bit needs all metrics, the rest is decided by the primary one
 * @param metrics each one that both have, primary first
 */
public record Reproduction(Answer answer, List<One> metrics) {
    /** What comes out. */
    public enum Answer {
        BIT_FOR_BIT("bit for bit"),
        WITHIN_NOISE("within its own noise"),
        NOT("not reproduced"),
        /** One value shows no noise that a difference could be held against. */
        UNKNOWN("cannot tell");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One metric.
     *
     * @param equal how many of the common seeds give equal values
     * @param common how many seeds both have
     * @param before mean then
     * @param after mean now
     * @param allowed half the prediction interval; null where nothing varied then, or there was one value
     */
    public record One(
            String metric,
            Answer answer,
            int equal,
            int common,
            double before,
            double after,
            @Nullable Double allowed) {}

    public Reproduction {
        metrics = List.copyOf(metrics);
    }

    /**
     * Compares.
     *
     * @param metrics the declared ones
     * @param then values by metric and seed
     * @param now the same, measured again
     */
    public static Reproduction of(
            List<Metric> metrics,
            Map<String, Map<Integer, BigDecimal>> then,
            Map<String, Map<Integer, BigDecimal>> now) {
        var out = new ArrayList<One>();
        Answer whole = Answer.UNKNOWN;
        boolean all = true;
        for (Metric metric : metrics) {
            Map<Integer, BigDecimal> before = then.getOrDefault(metric.name(), Map.of());
            Map<Integer, BigDecimal> after = now.getOrDefault(metric.name(), Map.of());
            if (!before.isEmpty() && !after.isEmpty()) {
                One one = one(metric.name(), before, after);
                out.add(metric.primary() ? 0 : out.size(), one);
                all &= one.answer() == Answer.BIT_FOR_BIT;
                whole = metric.primary() ? one.answer() : whole;
            }
        }
        if (whole == Answer.BIT_FOR_BIT && !all) {
            whole = Answer.WITHIN_NOISE;
        }
        return new Reproduction(whole, out);
    }

    private static One one(String metric, Map<Integer, BigDecimal> before, Map<Integer, BigDecimal> after) {
        Map<Integer, BigDecimal> common = new LinkedHashMap<>(after);
        common.keySet().retainAll(before.keySet());
        int equal = (int) common.entrySet().stream()
                .filter(each -> each.getValue().compareTo(Objects.requireNonNull(before.get(each.getKey()))) == 0)
                .count();
        var x = new ArrayList<>(before.values());
        var y = new ArrayList<>(after.values());
        double from = Statistics.mean(x).doubleValue();
        double to = Statistics.mean(y).doubleValue();
        Double allowed = allowed(x, y.size());
        boolean same = equal == common.size() && common.size() == after.size();
        Answer answer = same
                ? Answer.BIT_FOR_BIT
                : x.size() < 2
                        ? Answer.UNKNOWN
                        : allowed != null && Math.abs(to - from) <= allowed ? Answer.WITHIN_NOISE : Answer.NOT;
        return new One(metric, answer, equal, common.size(), from, to, allowed);
    }

    private static @Nullable Double allowed(List<BigDecimal> then, int now) {
        int n = then.size();
        if (n < 2 || Wiring.constant(then)) {
            return null;
        }
        double t = StudentT.exceededBy(StudentT.ALPHA, n - 1.0);
        return t * Statistics.sd(then).doubleValue() * Math.sqrt(1.0 / n + 1.0 / now);
    }
}
