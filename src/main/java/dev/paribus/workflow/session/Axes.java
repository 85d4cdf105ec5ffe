package dev.paribus.workflow.session;

import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Project;
import dev.paribus.store.ProjectPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Sorts the files of a repository onto the axes of one project's rules, and hashes an axis. */
public final class Axes {
    private final ProjectPlace place;
    private final Project rules;
    private final List<String> codeRoots;
    private final Globs protect;
    private final Globs ignored;
    private final Globs environment;
    private final Globs data;
    private final Globs notebooks;

    /** @param rules the rules that apply, which need not be those of {@code place} */
    public Axes(ProjectPlace place, Project rules) {
        this.place = place;
        this.rules = rules;
        this.codeRoots = rules.code().stream().map(this::repositoryPath).toList();
        this.protect = new Globs(rules.protect());
        this.ignored = new Globs(rules.change().ignore());
        this.environment = new Globs(rules.environment());
        this.data = new Globs(rules.data());
        this.notebooks = new Globs(rules.care().notebooks());
    }

    /** {@code ../../common}, seen from the project, as a path of the repository; empty for its root. */
    private String repositoryPath(String fromProject) {
        String normal = Path.of(place.directory())
                .resolve(fromProject)
                .normalize()
                .toString()
                .replace('\\', '/');
        return normal.equals(".") ? "" : normal;
    }

    /** The axis of a path of the repository. */
    public Axis of(String path) {
        if (path.equals(place.record())) {
            return Axis.RECORD;
        }
        if (path.startsWith(place.results())) {
            return Axis.RESULTS;
        }
        if (path.equals(place.rules()) || path.equals(place.path(".gitattributes")) || path.equals(".gitattributes")) {
            return Axis.RULES;
        }
        boolean inProject = path.startsWith(place.directory());
        String local = inProject ? path.substring(place.directory().length()) : path;
        if (inProject && rules.params().contains(local)) {
            return Axis.PARAMETERS;
        }
        boolean pointer = local.endsWith(DataPointers.DVC)
                && data.match(local.substring(0, local.length() - DataPointers.DVC.length()));
        if (inProject && (pointer || data.match(local))) {
            return Axis.DATA;
        }
        if (inProject && environment.match(local)) {
            return Axis.ENVIRONMENT;
        }
        if (inProject && (ignored.match(local) || (local.endsWith(".ipynb") && notebooks.match(local)))) {
            return Axis.IGNORED;
        }
        for (String root : codeRoots) {
            if (root.isEmpty() || path.equals(root) || path.startsWith(root + "/")) {
                return Axis.CODE;
            }
        }
        return Axis.OUTSIDE;
    }

    /** True when the rules protect the path: whoever touches it changes the yardstick. */
    public boolean protectedPath(String path) {
        boolean inProject = path.startsWith(place.directory());
        return of(path) == Axis.RULES
                || (inProject && protect.match(path.substring(place.directory().length())));
    }

    /** The changes on one axis, in their order. */
    public List<TreeChange> on(Axis axis, List<TreeChange> changes) {
        var out = new ArrayList<TreeChange>();
        for (TreeChange change : changes) {
            if (of(change.path()) == axis) {
                out.add(change);
            }
        }
        return out;
    }

    /** The changes that touch the yardstick, in their order. */
    public List<TreeChange> onProtected(List<TreeChange> changes) {
        var out = new ArrayList<TreeChange>();
        for (TreeChange change : changes) {
            if (protectedPath(change.path())) {
                out.add(change);
            }
        }
        return out;
    }

    /** Hash of the code axis: {@code 1:} and the SHA-256 of sorted {@code mode blob path LF} lines (contracts.md, Files). */
    public String codeHash(List<TreeEntry> tree) {
        return hash(tree.stream().filter(entry -> of(entry.path()) == Axis.CODE).toList());
    }

    /** Hash of the lock files in the same form; empty text when there are none. */
    public String environmentHash(List<TreeEntry> tree) {
        List<TreeEntry> locks = tree.stream()
                .filter(entry -> of(entry.path()) == Axis.ENVIRONMENT)
                .toList();
        return locks.isEmpty() ? "" : hash(locks);
    }

    private static String hash(List<TreeEntry> entries) {
        var lines = new ArrayList<String>(entries.size());
        for (TreeEntry entry : entries) {
            lines.add(entry.mode() + " " + entry.id() + " " + entry.path() + "\n");
        }
        lines.sort(java.util.Comparator.naturalOrder());
        return "1:" + sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
