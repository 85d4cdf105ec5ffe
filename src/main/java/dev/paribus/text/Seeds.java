package dev.paribus.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists of seeds, as they are written and as they go on. */
public final class Seeds {
    private Seeds() {}

    /** As on a command line: {@code 6..10} for three or more in a row, else {@code 6,8}. */
    public static String text(List<Integer> seeds) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (from < seeds.size()) {
            int to = from;
            while (to + 1 < seeds.size() && seeds.get(to + 1) == seeds.get(to) + 1) {
                to++;
            }
            if (to - from >= 2) {
                parts.add(seeds.get(from) + ".." + seeds.get(to));
            } else {
                seeds.subList(from, to + 1).forEach(seed -> parts.add(String.valueOf(seed)));
            }
            from = to + 1;
        }
        return String.join(",", parts);
    }

    /** {@code seed 3} or {@code seeds 6..10}. */
    public static String named(List<Integer> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ") + text(seeds);
    }

    /** So many that follow all that were used. */
    public static List<Integer> after(Collection<Integer> used, int count) {
        int last = used.stream().mapToInt(Integer::intValue).max().orElse(0);
        var out = new ArrayList<Integer>();
        for (int i = 1; i <= count; i++) {
            out.add(Math.addExact(last, i));
        }
        return out;
    }
}
