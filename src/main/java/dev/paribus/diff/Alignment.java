package dev.paribus.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.paribus.param.ParamNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the items of two lists together: as many equal ones as possible (the longest common subsequence), then as few
 * changes as possible, then what is most alike. Items that face each other in a gap are a pair: one was replaced.
 */
final class Alignment {
    /** Up to so many cells the best alignment is found; beyond, a good one. */
    private static final long BEST = 40_000;

    /** Up to so many items on each side Myers' algorithm is asked; it is quadratic in what differs. */
    private static final int MYERS = 3_000;

    private static final long MATCH = 1L << 40;
    private static final long CHANGE = 1L << 20;

    private final List<ParamNode> before;
    private final List<ParamNode> after;
    private final List<String> was;
    private final List<String> is;
    private final List<Step> steps = new ArrayList<>();

    private Alignment(List<ParamNode> before, List<ParamNode> after) {
        this.before = before;
        this.after = after;
        was = before.stream().map(Meaning::of).toList();
        is = after.stream().map(Meaning::of).toList();
    }

    /**
     * One item that differs.
     *
     * @param from index in the older list; -1 when added
     * @param to index in the newer list; -1 when removed
     */
    record Step(int from, int to) {}

    /** What differs, in order; equal items are left out. */
    static List<Step> of(List<ParamNode> before, List<ParamNode> after) {
        var alignment = new Alignment(before, after);
        alignment.align();
        return alignment.steps;
    }

    private void align() {
        int head = 0;
        int shorter = Math.min(was.size(), is.size());
        while (head < shorter && equal(head, head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && equal(was.size() - 1 - tail, is.size() - 1 - tail)) {
            tail++;
        }
        int old = was.size() - head - tail;
        int now = is.size() - head - tail;
        if ((long) old * now <= BEST) {
            best(head, old, now);
        } else if (Math.max(old, now) <= MYERS) {
            myers(head, old, now);
        } else {
            gap(head, old, head, now);
        }
    }

    private boolean equal(int from, int to) {
        return was.get(from).equals(is.get(to));
    }

    private void best(int head, int old, int now) {
        var score = new long[old + 1][now + 1];
        for (int i = old; i >= 0; i--) {
            for (int j = now; j >= 0; j--) {
                if (i == old || j == now) {
                    score[i][j] = -CHANGE * (old - i + now - j);
                } else {
                    long pair = score[i + 1][j + 1] + worth(head + i, head + j);
                    score[i][j] = Math.max(pair, Math.max(score[i + 1][j], score[i][j + 1]) - CHANGE);
                }
            }
        }
        int i = 0;
        int j = 0;
        while (i < old || j < now) {
            boolean both = i < old && j < now;
            long worth = both ? worth(head + i, head + j) : 0;
            if (both && score[i][j] == score[i + 1][j + 1] + worth) {
                if (worth < 0) {
                    steps.add(new Step(head + i, head + j));
                }
                i++;
                j++;
            } else if (i < old && score[i][j] == score[i + 1][j] - CHANGE) {
                steps.add(new Step(head + i++, -1));
            } else {
                steps.add(new Step(-1, head + j++));
            }
        }
    }

    /** A match, or a change that is the smaller the more the two are alike. */
    private long worth(int from, int to) {
        return equal(from, to) ? MATCH : -CHANGE - Math.min(distance(before.get(from), after.get(to)), CHANGE / 1024);
    }

    /** How many keys of two mappings differ; what is no pair of mappings has nothing in common. */
    private static long distance(ParamNode old, ParamNode now) {
        if (!(old instanceof ParamNode.Mapping a && now instanceof ParamNode.Mapping b)) {
            return CHANGE;
        }
        long differ = 0;
        for (var entry : a.entries().entrySet()) {
            ParamNode there = b.entries().get(entry.getKey());
            differ += there != null && Comparison.same(entry.getValue(), there) ? 0 : 1;
        }
        return differ
                + b.entries().keySet().stream()
                        .filter(key -> !a.entries().containsKey(key))
                        .count();
    }

    private void myers(int head, int old, int now) {
        for (AbstractDelta<String> delta : DiffUtils.diff(was.subList(head, head + old), is.subList(head, head + now))
                .getDeltas()) {
            gap(
                    head + delta.getSource().getPosition(),
                    delta.getSource().size(),
                    head + delta.getTarget().getPosition(),
                    delta.getTarget().size());
        }
    }

    /** Faces the items of a gap in their order. */
    private void gap(int from, int old, int to, int now) {
        for (int i = 0; i < Math.max(old, now); i++) {
            steps.add(new Step(i < old ? from + i : -1, i < now ? to + i : -1));
        }
    }
}
