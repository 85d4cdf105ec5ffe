package dev.paribus.git;

import dev.paribus.git.CatFile.Found;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares trees object by object through a {@code cat-file} that runs already: a few questions where trees are alike, and no
 * child of its own. Trees are parsed as git writes them: {@code MODE SP NAME NUL ID}, the id in 20 bytes.
 */
final class TreeCompare {
    private static final String TREE = "40000";
    private static final int ID = 20;

    private final CatFile objects;
    private final TreeMap<String, TreeChange> changes = new TreeMap<>();
    private boolean missing;

    private TreeCompare(CatFile objects) {
        this.objects = objects;
    }

    /** What one directory holds under one name: a file's entry, or a tree of its own. */
    private record Item(String mode, Oid id) {
        boolean isTree() {
            return mode.equals(TREE);
        }

        /** Written out: what records bring along costs a process 40 ms at its first use. */
        boolean same(@Nullable Item other) {
            return other != null && mode.equals(other.mode) && id.equals(other.id);
        }
    }

    /** Two trees of one directory; null: it is not there on that side. */
    private record Pair(
            String prefix, @Nullable Oid before, @Nullable Oid after) {}

    /**
     * Files that differ between two commits or trees, sorted by path; no renames.
     *
     * @return empty when this clone does not have one of the trees
     */
    static Optional<List<TreeChange>> between(CatFile objects, Oid from, Oid to) {
        if (from.equals(to)) {
            return Optional.of(List.of());
        }
        var compare = new TreeCompare(objects);
        List<Pair> level = List.of(new Pair("", from, to));
        while (!level.isEmpty() && !compare.missing) {
            level = compare.level(level);
        }
        return compare.missing ? Optional.empty() : Optional.of(List.copyOf(compare.changes.values()));
    }

    /**
     * What {@code next} changes after {@code first} did, as one list: from where the first began to where the next ended.
     *
     * @param first between A and B
     * @param next between B and C
     */
    static List<TreeChange> chain(List<TreeChange> first, List<TreeChange> next) {
        var out = new TreeMap<String, TreeChange>();
        for (TreeChange change : first) {
            out.put(change.path(), change);
        }
        for (TreeChange change : next) {
            TreeChange earlier = out.remove(change.path());
            TreeEntry before = earlier == null ? change.before() : earlier.before();
            if (!same(before, change.after())) {
                out.put(change.path(), change(change.path(), before, change.after()));
            }
        }
        return List.copyOf(out.values());
    }

    private static boolean same(@Nullable TreeEntry before, @Nullable TreeEntry after) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.mode().equals(after.mode()) && before.id().equals(after.id());
    }

    /** Compares directories, all by one exchange; returns those below that differ. */
    private List<Pair> level(List<Pair> pairs) {
        List<String> names = new ArrayList<>();
        for (Pair pair : pairs) {
            for (Oid side : sides(pair)) {
                names.add(side.hex() + "^{tree}");
            }
        }
        List<@Nullable Found> found = objects.ask(names);
        List<Pair> below = new ArrayList<>();
        int at = 0;
        for (Pair pair : pairs) {
            Map<String, Item> before = pair.before() == null ? Map.of() : items(found.get(at++));
            Map<String, Item> after = pair.after() == null ? Map.of() : items(found.get(at++));
            for (Map.Entry<String, Item> item : before.entrySet()) {
                compare(pair.prefix() + item.getKey(), item.getValue(), after.get(item.getKey()), below);
            }
            for (Map.Entry<String, Item> item : after.entrySet()) {
                if (!before.containsKey(item.getKey())) {
                    compare(pair.prefix() + item.getKey(), null, item.getValue(), below);
                }
            }
        }
        return below;
    }

    private static List<Oid> sides(Pair pair) {
        List<Oid> sides = new ArrayList<>(2);
        if (pair.before() != null) {
            sides.add(pair.before());
        }
        if (pair.after() != null) {
            sides.add(pair.after());
        }
        return sides;
    }

    private void compare(String path, @Nullable Item before, @Nullable Item after, List<Pair> below) {
        if (before != null && before.same(after)) {
            return;
        }
        Oid treeBefore = before != null && before.isTree() ? before.id() : null;
        Oid treeAfter = after != null && after.isTree() ? after.id() : null;
        if (treeBefore != null || treeAfter != null) {
            below.add(new Pair(path + "/", treeBefore, treeAfter));
        }
        TreeEntry fileBefore = file(path, before);
        TreeEntry fileAfter = file(path, after);
        if (fileBefore != null || fileAfter != null) {
            changes.put(path, change(path, fileBefore, fileAfter));
        }
    }

    private static @Nullable TreeEntry file(String path, @Nullable Item item) {
        return item == null || item.isTree() ? null : new TreeEntry(path, item.mode(), item.id());
    }

    private static TreeChange change(String path, @Nullable TreeEntry before, @Nullable TreeEntry after) {
        return new TreeChange(path, RawDiff.status(before, after), before, after);
    }

    private Map<String, Item> items(@Nullable Found tree) {
        Map<String, Item> items = new LinkedHashMap<>();
        if (tree == null || !tree.type().equals("tree")) {
            missing = true;
            return items;
        }
        byte[] bytes = tree.content();
        int at = 0;
        while (at < bytes.length) {
            int space = index(bytes, ' ', at);
            int end = index(bytes, '\0', space);
            String mode = new String(bytes, at, space - at, StandardCharsets.US_ASCII);
            String name = PathBytes.decode(Arrays.copyOfRange(bytes, space + 1, end));
            items.put(name, new Item(mode, id(bytes, end + 1)));
            at = end + 1 + ID;
        }
        return items;
    }

    private static int index(byte[] bytes, char sought, int from) {
        int at = from;
        while (bytes[at] != sought) {
            at++;
        }
        return at;
    }

    private static Oid id(byte[] bytes, int from) {
        StringBuilder hex = new StringBuilder(2 * ID);
        for (int i = from; i < from + ID; i++) {
            hex.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return new Oid(hex.toString());
    }
}
