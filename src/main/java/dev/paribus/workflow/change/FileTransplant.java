package dev.paribus.workflow.change;

import dev.paribus.diff.TextMerge;
import dev.paribus.git.BlobId;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.problem.Location;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of files of several experiments on top of one tree: code, lock files and tracked data, each file by a
 * three-way merge. Reads blobs only, so no checkout is touched and no merge driver, filter or hook of a branch runs.
 */
public final class FileTransplant {
    private static final Set<String> TEXT = Set.of("100644", "100755");

    private final GitReader git;
    private final Axes axes;
    private final Oid onto;
    private final Map<String, TreeEntry> there = new HashMap<>();
    private final Map<String, @Nullable TreeEntry> now = new TreeMap<>();
    private final Map<Oid, byte[]> made = new HashMap<>();
    private final Map<String, Set<String>> by = new HashMap<>();
    private final List<Clash> clashes = new ArrayList<>();

    private final String ground;

    /**
     * @param onto a commit
     * @param ground how a person calls what stands there
     */
    FileTransplant(Session session, Axes axes, Oid onto, String ground) {
        this.ground = ground;
        this.git = session.git();
        this.axes = axes;
        this.onto = onto;
        git.tree(onto, List.of()).forEach(entry -> there.put(entry.path(), entry));
    }

    List<Clash> clashes() {
        return clashes;
    }

    /** Contents that no tree has yet, by the ids that they get. */
    Map<Oid, byte[]> made() {
        return made;
    }

    /** What differs from the tree now, by path. */
    List<TreeChange> changes() {
        var out = new ArrayList<TreeChange>();
        now.forEach((path, after) -> {
            TreeEntry before = there.get(path);
            if (!same(before, after)) {
                char status = before == null ? 'A' : after == null ? 'D' : 'M';
                out.add(new TreeChange(path, status, before, after));
            }
        });
        return out;
    }

    /** What a path is after all changes; empty for none. */
    Optional<TreeEntry> at(String path) {
        return Optional.ofNullable(now.containsKey(path) ? now.get(path) : there.get(path));
    }

    /** Makes the changes of one experiment; returns the paths that it changed. */
    List<String> make(Piece piece) {
        var paths = new ArrayList<String>();
        for (TreeChange change : git.diff(piece.from(), piece.to())) {
            Axis axis = axes.of(change.path());
            if (axis == Axis.CODE || axis == Axis.ENVIRONMENT || axis == Axis.DATA) {
                one(piece, change, axis);
                paths.add(change.path());
            }
        }
        return paths;
    }

    private void one(Piece piece, TreeChange change, Axis axis) {
        String path = change.path();
        TreeEntry here = at(path).orElse(null);
        TreeEntry before = change.before();
        TreeEntry after = change.after();
        if (!same(here, after)) {
            if (same(here, before)) {
                put(piece, path, after);
            } else {
                merge(piece, new Three(path, before, here, after), axis);
            }
        }
        by.computeIfAbsent(path, none -> new LinkedHashSet<>()).add(piece.name().text());
    }

    /** A path at the common start, as it is now, and as it is to become. */
    private record Three(
            String path,
            @Nullable TreeEntry base,
            @Nullable TreeEntry ours,
            @Nullable TreeEntry theirs) {}

    private void put(Piece piece, String path, @Nullable TreeEntry after) {
        if (after != null && folderInTheWay(path)) {
            clash(piece, path, "is a file, and a folder,", null);
            return;
        }
        now.put(path, after);
    }

    private boolean folderInTheWay(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (at(path.substring(0, slash)).isPresent()) {
                return true;
            }
        }
        String below = path + "/";
        return now.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue() != null && entry.getKey().startsWith(below))
                || there.keySet().stream()
                        .anyMatch(known -> known.startsWith(below) && at(known).isPresent());
    }

    private void merge(Piece piece, Three three, Axis axis) {
        TreeEntry base = three.base();
        TreeEntry ours = three.ours();
        TreeEntry theirs = three.theirs();
        if (base == null || ours == null || theirs == null) {
            String how = base == null
                    ? "is added with another content"
                    : ours == null ? "is changed, and removed," : "is removed, and changed,";
            clash(piece, three.path(), how, null);
            return;
        }
        boolean text = TEXT.contains(base.mode()) && TEXT.contains(ours.mode()) && TEXT.contains(theirs.mode());
        if (!text || axis == Axis.DATA) {
            clash(piece, three.path(), "is changed as a whole", null);
            return;
        }
        TextMerge.Outcome merged = TextMerge.merge(content(base), content(ours), content(theirs));
        byte[] bytes = merged.text();
        if (bytes == null) {
            boolean line = merged.line() > 0 && !now.containsKey(three.path());
            clash(
                    piece,
                    three.path(),
                    merged.line() == 0
                            ? "is no text that could be merged, and is changed"
                            : "is changed at the same lines",
                    line ? Location.at(three.path(), merged.line(), 1).in(onto.hex()) : null);
            return;
        }
        Oid id = BlobId.of(bytes);
        made.put(id, bytes);
        String mode = theirs.mode().equals(base.mode()) ? ours.mode() : theirs.mode();
        now.put(three.path(), new TreeEntry(three.path(), mode, id));
    }

    private void clash(Piece piece, String path, String how, @Nullable Location at) {
        Set<String> others = by.getOrDefault(path, Set.of());
        String who = others.isEmpty() ? "in " + ground + " since" : "by " + String.join(" and ", others);
        clashes.add(new Clash(path, how + " by " + piece.name() + " and " + who, at));
    }

    private byte[] content(TreeEntry entry) {
        byte[] own = made.get(entry.id());
        if (own != null) {
            return own;
        }
        Blob blob = git.blobs(List.of(entry.id())).get(entry.id());
        return blob == null ? new byte[0] : blob.content();
    }

    public static boolean same(@Nullable TreeEntry one, @Nullable TreeEntry other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.mode().equals(other.mode()) && one.id().equals(other.id());
    }
}
