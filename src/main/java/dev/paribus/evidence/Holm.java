package dev.paribus.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Holm's step-down adjustment (Holm 1979, "A simple sequentially rejective multiple test procedure"): of m probabilities in
 * ascending order the j-th is multiplied by m - j + 1, and none may be smaller than the one before it.
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted probabilities, each from 0 to 1, in the order of those that were given.
     *
     * @param p raw ones, from 0 to 1
     * @param tried m: how many there are; those that are not among {@code p} count as 1, so that they only make the others larger
     */
    public static List<Double> adjusted(List<Double> p, int tried) {
        int m = Math.max(tried, p.size());
        var order = new Integer[p.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Double.compare(p.get(one), p.get(other)));
        var out = new ArrayList<Double>(Collections.nCopies(p.size(), 1.0));
        double largest = 0;
        for (int j = 0; j < order.length; j++) {
            largest = Math.max(largest, Math.min(1, (m - j) * p.get(order[j])));
            out.set(order[j], largest);
        }
        return out;
    }
}
