package dev.paribus.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference of two texts by lines, in the form of {@code diff -u} without the names of files. */
public final class TextDiff {
    private static final int CONTEXT = 2;

    /** Lines of both beyond which nobody reads it, and the comparison takes long. */
    private static final int MOST = 4_000;

    private TextDiff() {}

    /** Lines that begin with a space, a minus, a plus or {@code @@}; empty for equal texts and for those that are too long. */
    public static List<String> unified(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> own = after.lines().toList();
        if (old.size() + own.size() > MOST) {
            return List.of();
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, own), CONTEXT);
        return lines.isEmpty() ? List.of() : List.copyOf(lines.subList(2, lines.size()));
    }
}
