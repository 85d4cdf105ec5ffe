package dev.paribus.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code --raw -z} of git's diff commands and {@code status --porcelain=v2 -z}. */
final class RawDiff {
    private static final String NO_FILE = "000000";

    private RawDiff() {}

    /** Fields {@code :MODE MODE ID ID STATUS} and path, by turns. */
    static List<TreeChange> raw(InputStream in) throws IOException {
        var fields = new NulStream(in);
        List<TreeChange> changes = new ArrayList<>();
        for (String head = fields.next(); head != null; head = fields.next()) {
            changes.add(change(head, fields.must()));
        }
        return changes;
    }

    /** The same of what was captured. */
    static List<TreeChange> raw(byte[] output) {
        List<String> fields = NulStream.split(output);
        List<TreeChange> changes = new ArrayList<>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            changes.add(change(fields.get(i), fields.get(i + 1)));
        }
        return changes;
    }

    /** One change from {@code :MODE MODE ID ID STATUS} and its path. */
    static TreeChange change(String head, String path) {
        String[] words = head.substring(1).split(" ");
        return new TreeChange(
                path, words[4].charAt(0), entry(path, words[0], words[2]), entry(path, words[1], words[3]));
    }

    private static @Nullable TreeEntry entry(String path, String mode, String id) {
        return mode.equals(NO_FILE) ? null : new TreeEntry(path, mode, new Oid(id));
    }

    /**
     * Lines {@code 1 XY SUB mHEAD mINDEX mWORKTREE hHEAD hINDEX PATH} and, unmerged,
     * {@code u XY SUB m1 m2 m3 mWORKTREE h1 h2 h3 PATH}: HEAD against the work tree.
     */
    static List<TreeChange> status(InputStream in) throws IOException {
        var fields = new NulStream(in);
        List<TreeChange> changes = new ArrayList<>();
        for (String line = fields.next(); line != null; line = fields.next()) {
            if (line.startsWith("1 ")) {
                changes.add(ordinary(line.split(" ", 9)));
            } else if (line.startsWith("u ")) {
                String[] w = line.split(" ", 11);
                changes.add(new TreeChange(w[10], 'M', entry(w[10], w[4], w[8]), entry(w[10], w[6], Oid.ZERO.hex())));
            }
        }
        return changes;
    }

    private static TreeChange ordinary(String[] words) {
        String path = words[8];
        TreeEntry before = entry(path, words[3], words[6]);
        boolean likeIndex = words[1].charAt(1) == '.';
        TreeEntry after = entry(path, likeIndex ? words[4] : words[5], likeIndex ? words[7] : Oid.ZERO.hex());
        if (before == null && after == null) {
            return new TreeChange(path, 'A', null, entry(path, words[4], words[7]));
        }
        return new TreeChange(path, status(before, after), before, after);
    }

    /** The letter that git's diff commands print for a file with these two sides. */
    static char status(@Nullable TreeEntry before, @Nullable TreeEntry after) {
        if (before == null) {
            return 'A';
        }
        if (after == null) {
            return 'D';
        }
        return kind(before.mode()).equals(kind(after.mode())) ? 'M' : 'T';
    }

    private static String kind(String mode) {
        return mode.startsWith("100") ? "100" : mode;
    }
}
