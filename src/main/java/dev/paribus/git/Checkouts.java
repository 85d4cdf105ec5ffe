package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done to a user's own checkout: look at it as a tree, switch it, carry its edits to another branch. */
final class Checkouts {
    private static final List<String> NO_HELPERS = List.of("core.splitIndex=false", "core.untrackedCache=keep");

    private final Git git;
    private final Path commonDir;
    private final OwnLocks locks;

    Checkouts(Git git, Path commonDir, OwnLocks locks) {
        this.git = git;
        this.commonDir = commonDir;
        this.locks = locks;
    }

    boolean switchTo(Path checkout, String branch) {
        String name = branch.startsWith("refs/heads/") ? branch.substring("refs/heads/".length()) : branch;
        Git there = git.in(checkout);
        return alone(
                there,
                () -> there.run("switch", "--quiet", "--no-guess", "--no-overwrite-ignore", name)
                        .ok());
    }

    /** Notes what git locks in a checkout, so that the next command can take it away if git and this process are killed. */
    private <T> T alone(Git there, OwnLocks.Work<T> work) {
        try {
            Path admin = Objects.requireNonNull(indexOf(there).normalize().getParent(), "an index lies in a folder");
            Path inside = commonDir.toRealPath().relativize(admin.toRealPath());
            String below = inside.toString().isEmpty() ? "" : inside + "/";
            return locks.alone(List.of(below + "index", below + "HEAD", below + "ORIG_HEAD"), work);
        } catch (IOException refused) {
            throw new Trouble(commonDir).with(refused);
        }
    }

    /**
     * Starts from a copy of the index, not from HEAD: it knows what was staged and which files are unchanged. The copy keeps
     * its time, by which git tells which entries it has to look at again.
     */
    Oid snapshot(Path checkout, List<String> untracked) {
        Git there = git.in(checkout);
        return withCopy(there, indexOf(there), commonDir, own -> {
            refuseUnmerged(there);
            own.output("add", "--update");
            if (!untracked.isEmpty()) {
                own.output(
                        List.of("--literal-pathspecs", "add", "--pathspec-from-file=-", "--pathspec-file-nul"),
                        NulStream.join(untracked));
            }
        });
    }

    /** The index as a tree; from a copy too, because {@code write-tree} would note the trees in it. */
    static Oid staged(Git there, Path gitDir, Path commonDir) {
        String told = there.environment().getOrDefault("GIT_INDEX_FILE", "");
        Path index = told.isEmpty() ? gitDir.resolve("index") : Path.of(told);
        return withCopy(there, index, commonDir, own -> {});
    }

    private static Oid withCopy(Git there, Path index, Path commonDir, Consumer<Git> edit) {
        Path directory = null;
        try {
            directory = own(Files.createDirectories(commonDir.resolve("paribus")));
            Path copy = directory.resolve("index");
            if (Files.exists(index)) {
                Files.copy(index, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Git own = there.with(NO_HELPERS).with(Map.of("GIT_INDEX_FILE", copy.toString()));
            edit.accept(own);
            Child.Result tree = own.run("write-tree");
            if (!tree.ok()) {
                refuseUnmerged(there);
                throw there.failure(List.of("write-tree"), tree);
            }
            return new Oid(new String(tree.out(), StandardCharsets.US_ASCII).strip());
        } catch (IOException refused) {
            throw new Trouble(commonDir).with(refused);
        } finally {
            Trees.delete(directory);
        }
    }

    /** A new directory that no other process has; named by counting, since a random name would cost a hook 20 ms. */
    private static Path own(Path parent) throws IOException {
        String name = "index-" + ProcessHandle.current().pid() + "-";
        for (int i = 0; ; i++) {
            try {
                return Files.createDirectory(parent.resolve(name + i));
            } catch (FileAlreadyExistsException taken) {
                // By another thread, or left by a process of the same number.
            }
        }
    }

    private static void refuseUnmerged(Git there) {
        List<String> lines = NulStream.split(there.output("ls-files", "-z", "--unmerged"));
        if (!lines.isEmpty()) {
            var paths = new TreeSet<String>();
            lines.forEach(line -> paths.add(line.substring(line.indexOf('\t') + 1)));
            throw unmerged(paths);
        }
    }

    static Failure unmerged(SortedSet<String> paths) {
        return Failure.data("unmerged", "a merge is not finished: '" + String.join("', '", paths) + "'", "git status");
    }

    private static Path indexOf(Git there) {
        String text = new String(there.output("rev-parse", "--git-path", "index"), StandardCharsets.UTF_8);
        return there.directory().resolve(text.replaceFirst("\n$", ""));
    }

    /** HEAD goes first and comes back when the index cannot follow. */
    void carryTo(Path checkout, String branch, List<String> restore) {
        for (String path : restore) {
            if (path.isEmpty() || !checkout.resolve(path).normalize().startsWith(checkout) || path.startsWith("/")) {
                throw new IllegalArgumentException("not a path inside the checkout: " + path);
            }
        }
        Git there = git.in(checkout);
        alone(there, () -> {
            carry(there, checkout, branch, restore);
            return branch;
        });
    }

    private void carry(Git there, Path checkout, String branch, List<String> restore) {
        Path lock = indexOf(there).resolveSibling("index.lock");
        if (Files.exists(lock)) {
            throw Failure.environment(
                    "repository-locked",
                    "the index is locked by '" + lock + "'",
                    "wait for the git command that made it; if none runs: rm '" + lock + "'");
        }
        Child.Result before = there.run("symbolic-ref", "-q", "HEAD");
        String commit =
                there.run("rev-parse", "--verify", "--quiet", "HEAD").text().strip();
        List<String> tracked = tracked(there, restore);
        there.output("symbolic-ref", "-m", "paribus: carry the edits to " + branch, "HEAD", branch);
        Child.Result reset = there.run("reset", "--quiet");
        if (!reset.ok()) {
            back(there, before.ok() ? before.text().strip() : null, commit);
            throw there.failure(List.of("reset"), reset);
        }
        restore(there, checkout, tracked, tracked(there, restore));
    }

    private static void back(Git there, @Nullable String branch, String commit) {
        String reason = "paribus: the edits were not carried";
        if (branch != null) {
            there.run("symbolic-ref", "-m", reason, "HEAD", branch);
        } else {
            there.run("update-ref", "--no-deref", "-m", reason, "HEAD", commit);
        }
    }

    private static List<String> tracked(Git there, List<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("--literal-pathspecs", "ls-files", "-z", "--"));
        command.addAll(paths);
        return NulStream.split(there.output(command, new byte[0]));
    }

    /** Writes what the branch has, and deletes what was tracked before and no longer is. */
    private static void restore(Git there, Path checkout, List<String> before, List<String> after) {
        if (!after.isEmpty()) {
            there.output(List.of("checkout-index", "--force", "-u", "-z", "--stdin"), NulStream.join(after));
        }
        Set<String> gone = new LinkedHashSet<>(before);
        after.forEach(gone::remove);
        gone.forEach(path -> delete(checkout, path));
    }

    /** Deletes a file inside the checkout, and the directories that it leaves empty; never through a link. */
    private static void delete(Path checkout, String path) {
        Path file = checkout.resolve(path).normalize();
        try {
            Path folder = file.getParent();
            if (!file.startsWith(checkout) || folder == null || !Files.isDirectory(folder)) {
                return;
            }
            if (!folder.toRealPath().startsWith(checkout.toRealPath()) || Files.isDirectory(file)) {
                return;
            }
            Files.deleteIfExists(file);
            while (folder != null && !folder.equals(checkout) && Trees.deleteIfEmpty(folder)) {
                folder = folder.getParent();
            }
        } catch (NoSuchFileException gone) {
            // That is what was wanted.
        } catch (IOException refused) {
            throw Disk.failure("read-only", "cannot delete '" + file + "'", file, refused, "ls -ld the directory");
        }
    }
}
