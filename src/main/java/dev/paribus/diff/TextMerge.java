package dev.paribus.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three-way merge of a text by lines, as {@code git merge-file} does it: what only one side changed is taken, what both
 * changed alike is taken once, and changes that overlap or touch are a conflict. In memory and of bytes alone, so that no merge
 * driver, filter or hook of anybody's repository has a part in it.
 */
public final class TextMerge {
    /** git's own rule: a NUL among the first bytes makes a file binary. */
    private static final int HEAD = 8_000;

    /** Lines of a side beyond which nobody reads a merge, and the comparison takes long. */
    private static final int MOST = 100_000;

    /** Lines that differ beyond which the comparison takes long: it is quadratic in them. */
    private static final int MYERS = 5_000;

    private TextMerge() {}

    /**
     * What came of it.
     *
     * @param text the merged bytes; null for a conflict
     * @param line for a conflict: line of {@code ours} where it is, from 1; 0 where the whole file is meant
     */
    public record Outcome(byte @Nullable [] text, int line) {}

    /** Puts what {@code theirs} changed against {@code base} onto {@code ours}. */
    public static Outcome merge(byte[] base, byte[] ours, byte[] theirs) {
        if (binary(base) || binary(ours) || binary(theirs)) {
            return new Outcome(null, 0);
        }
        List<String> old = lines(base);
        List<String> mine = lines(ours);
        List<String> other = lines(theirs);
        if (!comparable(old, mine) || !comparable(old, other)) {
            return new Outcome(null, 0);
        }
        return new Merge(old, hunks(old, mine), hunks(old, other)).run();
    }

    private static boolean binary(byte[] content) {
        for (int i = 0; i < Math.min(HEAD, content.length); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Lines with their ends, so that a carriage return and a missing last line end stay what they are. */
    private static List<String> lines(byte[] content) {
        var out = new ArrayList<String>();
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            out.add(text.substring(from, next));
            from = next;
        }
        return out;
    }

    private static boolean comparable(List<String> one, List<String> other) {
        int most = Math.max(one.size(), other.size());
        return most <= MOST && most - common(one, other) <= MYERS;
    }

    /** How many lines are equal at both ends. */
    private static int common(List<String> one, List<String> other) {
        int shorter = Math.min(one.size(), other.size());
        int head = 0;
        while (head < shorter && one.get(head).equals(other.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
            tail++;
        }
        return head + tail;
    }

    /**
     * Lines of the base that a side replaced.
     *
     * @param from first of them, from 0
     * @param to behind the last of them; {@code from} where lines were only added
     */
    private record Hunk(int from, int to, List<String> lines) {}

    private static List<Hunk> hunks(List<String> base, List<String> side) {
        var out = new ArrayList<Hunk>();
        for (AbstractDelta<String> delta : DiffUtils.diff(base, side).getDeltas()) {
            int from = delta.getSource().getPosition();
            out.add(new Hunk(
                    from,
                    from + delta.getSource().size(),
                    List.copyOf(delta.getTarget().getLines())));
        }
        return out;
    }

    /** One merge, hunk by hunk. */
    private static final class Merge {
        private final List<String> base;
        private final List<Hunk> ours;
        private final List<Hunk> theirs;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int shift;

        Merge(List<String> base, List<Hunk> ours, List<Hunk> theirs) {
            this.base = base;
            this.ours = ours;
            this.theirs = theirs;
        }

        Outcome run() {
            int i = 0;
            int j = 0;
            while (i < ours.size() || j < theirs.size()) {
                Hunk mine = i < ours.size() ? ours.get(i) : null;
                Hunk other = j < theirs.size() ? theirs.get(j) : null;
                if (other == null || (mine != null && mine.to() < other.from())) {
                    take(ours.get(i++), true);
                } else if (mine == null || other.to() < mine.from()) {
                    take(theirs.get(j++), false);
                } else if (mine.equals(other)) {
                    take(mine, true);
                    i++;
                    j++;
                } else {
                    return new Outcome(null, Math.max(mine.from(), other.from()) + shift + 1);
                }
            }
            copy(base.size());
            return new Outcome(out.toString().getBytes(StandardCharsets.ISO_8859_1), 0);
        }

        private void take(Hunk hunk, boolean mine) {
            copy(hunk.from());
            hunk.lines().forEach(out::append);
            at = hunk.to();
            shift += mine ? hunk.lines().size() - (hunk.to() - hunk.from()) : 0;
        }

        private void copy(int to) {
            while (at < to) {
                out.append(base.get(at++));
            }
        }
    }
}
