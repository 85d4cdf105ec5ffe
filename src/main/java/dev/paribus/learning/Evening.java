package dev.paribus.learning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ideas that fill a span of time with the most expected gain, one after another: the 0/1 knapsack, exactly, by dynamic
 * programming (Bellman, "Dynamic Programming", 1957). Taking the best for an hour first could leave most of the evening empty.
 */
public final class Evening {
    /**
     * The span is cut into at most so many steps: seconds, or minutes up to two days, so that costs in whole minutes fit to the
     * minute; else a cost is rounded up to whole steps, so that the span is never exceeded.
     */
    private static final int STEPS = 2_880;

    private Evening() {}

    /**
     * The chosen ones, in the order in which they were given.
     *
     * @param promises those without numbers, and those that promise nothing, are never chosen
     */
    public static List<Promise> fill(List<Promise> promises, Duration budget) {
        List<Promise> items = promises.stream().filter(Evening::worth).toList();
        int steps = steps(budget);
        var best = new double[steps + 1];
        var taken = new boolean[items.size()][steps + 1];
        for (int i = 0; i < items.size(); i++) {
            int cost = steps(items.get(i).cost(), budget, steps);
            double value = value(items.get(i));
            for (int left = steps; left >= cost; left--) {
                double with = best[left - cost] + value;
                if (with > best[left]) {
                    best[left] = with;
                    taken[i][left] = true;
                }
            }
        }
        var out = new ArrayList<Promise>();
        int left = steps;
        for (int i = items.size() - 1; i >= 0; i--) {
            if (taken[i][left]) {
                out.add(0, items.get(i));
                left -= steps(items.get(i).cost(), budget, steps);
            }
        }
        return List.copyOf(out);
    }

    private static int steps(Duration budget) {
        long seconds = Math.max(1, budget.toSeconds());
        long minutes = budget.toMinutes();
        boolean whole = minutes > 0 && budget.equals(Duration.ofMinutes(minutes));
        return (int) (seconds <= STEPS ? seconds : whole && minutes <= STEPS ? minutes : STEPS);
    }

    private static boolean worth(Promise promise) {
        return promise.cost() != null && value(promise) > 0;
    }

    private static double value(Promise promise) {
        Double expected = promise.expected();
        return expected == null ? 0 : expected;
    }

    private static int steps(@Nullable Duration cost, Duration budget, int steps) {
        double share = cost == null ? 2 : cost.toMillis() / (double) budget.toMillis();
        return share > 1 ? steps + 1 : Math.max(1, (int) Math.ceil(share * steps - 1e-9));
    }
}
