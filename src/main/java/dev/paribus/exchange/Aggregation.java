package dev.paribus.exchange;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * How a series becomes one value, computed from the points that are committed, so that anyone can compute it again.
 *
 * <ul>
 *   <li>{@code last}: the newest value, whatever it is, with its digits.
 *   <li>{@code best}: the best finite value by the metric's goal, the first of equals, with its digits; what is not finite is
 *       passed over. Without a finite one, the newest.
 *   <li>{@code mean-of-K}: the exact sum of the newest K values (of all, when there are fewer), divided to 34 digits. If one of
 *       them is not finite, so is the mean: that infinity when all that are not finite are the same one, else NaN.
 * </ul>
 *
 * @param value the metric's value
 * @param line where it stands; for a mean the newest of its values
 */
record Aggregation(MetricValue value, String line) {
    /** Takes the value of {@code metric} from its points, at least one, in order. */
    static Aggregation of(Metric metric, List<Point> points) {
        Point newest = points.get(points.size() - 1);
        if (metric.value().kind() == Aggregate.Kind.MEAN_OF_LAST) {
            int from = Math.max(0, points.size() - metric.value().last());
            return new Aggregation(mean(points.subList(from, points.size())), newest.line());
        }
        Point chosen = metric.value().kind() == Aggregate.Kind.BEST
                ? best(points, metric.goal().sign())
                : newest;
        return new Aggregation(chosen.value(), chosen.line());
    }

    private static Point best(List<Point> points, int sign) {
        Point best = points.get(points.size() - 1);
        BigDecimal most = null;
        for (Point point : points) {
            BigDecimal number = point.value().decimal();
            if (number != null && (most == null || sign * number.compareTo(most) > 0)) {
                most = number;
                best = point;
            }
        }
        return best;
    }

    private static MetricValue mean(List<Point> points) {
        BigDecimal sum = BigDecimal.ZERO;
        MetricValue odd = null;
        for (Point point : points) {
            MetricValue value = point.value();
            if (value.decimal() == null) {
                odd = odd == null || odd.equals(value) ? value : new MetricValue("NaN", null);
            } else {
                sum = sum.add(value.decimal());
            }
        }
        return odd != null
                ? odd
                : MetricValue.of(plain(sum.divide(BigDecimal.valueOf(points.size()), MathContext.DECIMAL128)));
    }

    /** Without zeros behind the last digit, and 100 rather than 1E+2. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        boolean writable = bare.precision() - bare.scale() <= MathContext.DECIMAL128.getPrecision();
        return bare.scale() < 0 && writable ? bare.setScale(0) : bare;
    }
}
