package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.host.FileLock;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Adds and removes the worktrees that the tool owns. */
final class WorktreeMaker {
    /** A younger half-made entry may belong to a git command that is at work. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(60);

    private static final List<String> QUIET = List.of(
            "core.sparseCheckout=false",
            "core.splitIndex=false",
            "core.fsync=none",
            "advice.detachedHead=false",
            "worktree.useRelativePaths=false",
            "submodule.recurse=false");

    private final GitReader.Layout layout;
    private final Git git;
    private final WorktreeEntries entries;

    WorktreeMaker(GitReader.Layout layout, Git git, WorktreeEntries entries) {
        this.layout = layout;
        this.git = git.with(QUIET);
        this.entries = entries;
    }

    void add(Path directory, Oid commit) {
        FilterDrivers drivers = FilterDrivers.of(git);
        Git unfiltered = git.with(drivers.off());
        List<Problem> problems = new ArrayList<>();
        try {
            entry(unfiltered, directory, commit);
            Child.Result result = unfiltered.in(directory).run("reset", "--hard", "--quiet");
            if (!result.ok()) {
                throw failed(commit, result);
            }
            var source = new WorktreeContents.Source(
                    layout.commonDir(), List.of(layout.workTree(), layout.mainWorkTree()), "");
            problems.addAll(new WorktreeContents(unfiltered, drivers).complete(directory, source));
        } catch (IOException broken) {
            remove(directory);
            throw new Trouble(layout.commonDir()).with(broken);
        } catch (Failure failed) {
            remove(directory);
            throw failed;
        }
        if (!problems.isEmpty()) {
            remove(directory);
            throw new Failure(Failure.Kind.DATA, problems);
        }
    }

    /** Makes the entry without files, and again when git stumbles over one that somebody else is making or left half made. */
    private void entry(Git unfiltered, Path directory, Oid commit) throws IOException {
        List<String> command =
                List.of("worktree", "add", "--quiet", "--detach", "--no-checkout", directory.toString(), commit.hex());
        Patience time = new Patience(PATIENCE);
        while (true) {
            Child.Result result = alone(unfiltered, command);
            if (result.ok()) {
                return;
            }
            removeHalfMade(directory);
            if (!git.run("cat-file", "-e", commit.hex() + "^{commit}").ok()
                    || new Trouble(layout.commonDir()).lasts()
                    || !time.pause()) {
                throw failed(commit, result);
            }
            Path around = directory.getParent();
            if (around != null) {
                heal(around, name -> false);
            }
        }
    }

    /** Git fails on an entry that another process is just writing, so only one of ours does at a time. */
    private Child.Result alone(Git some, List<String> command) throws IOException {
        Path file = layout.commonDir().resolve("paribus").resolve("worktrees.lock");
        FileLock lock = FileLock.acquire(file, LOCK_PATIENCE)
                .orElseThrow(() -> Failure.environment(
                        "repository-locked", "another command holds '" + file + "'", "wait for it to end"));
        try {
            return some.run(command, new byte[0]);
        } finally {
            lock.close();
        }
    }

    /** Git clears away what it could not finish, so the disk is not full any more when we look: would the files fit? */
    private Failure failed(Oid commit, Child.Result result) throws IOException {
        long needed = 0;
        for (String line : NulStream.split(
                git.run("ls-tree", "-r", "-l", "-z", commit.hex()).out())) {
            String size = line.substring(0, line.indexOf('\t')).replaceFirst(".* ", "");
            needed += size.equals("-") ? 0 : Long.parseLong(size);
        }
        if (needed >= Files.getFileStore(layout.commonDir()).getUsableSpace()) {
            return Trouble.full(layout.commonDir());
        }
        return new Trouble(layout.commonDir()).diagnosed(Git.words(result));
    }

    void remove(Path directory) {
        boolean gone = Trees.delete(directory);
        if (entries.all().stream().anyMatch(entry -> same(entry.path(), directory))) {
            try {
                alone(git, List.of("worktree", "remove", "--force", "--force", directory.toString()));
            } catch (IOException refused) {
                throw new Trouble(layout.commonDir()).with(refused);
            }
        }
        removeHalfMade(directory);
        if (!gone && Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.environment(
                    "worktree-stays", "cannot remove all of '" + directory + "'", "rm -rf '" + directory + "'");
        }
    }

    /** The entry of a {@code git worktree add} that was killed before it had said what it is for; it would break every fetch. */
    private void removeHalfMade(Path directory) {
        Path admin = layout.commonDir().resolve("worktrees").resolve(directory.getFileName());
        if (Files.isDirectory(admin)) {
            Path target = WorktreeEntries.target(admin);
            if (target == null || (same(target, directory) && broken(admin, target))) {
                Trees.delete(admin);
            }
        }
    }

    private static boolean same(Path one, Path other) {
        return one.equals(other) || real(one).equals(real(other));
    }

    /** The path without links in the part of it that exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    /**
     * Entries are deleted one by one: {@code git worktree prune} would also drop those of a user whose disk is unplugged.
     * One without a usable {@code gitdir} belongs to nobody; git itself fails on it.
     */
    void heal(Path under, Predicate<String> dead) {
        for (Path admin : halfMade(under, dead)) {
            Path target = WorktreeEntries.target(admin);
            if (target != null && real(target).startsWith(real(under)) && !broken(admin, target)) {
                Trees.delete(target);
            }
            Trees.delete(admin);
        }
    }

    /** What {@link #heal} drops. */
    List<Path> halfMade(Path under) {
        return halfMade(under, name -> false);
    }

    private List<Path> halfMade(Path under, Predicate<String> dead) {
        Path below = real(under);
        List<Path> out = new ArrayList<>();
        for (Path admin : entries.admins()) {
            Path target = WorktreeEntries.target(admin);
            boolean ours = target == null || real(target).startsWith(below);
            boolean gone = target != null && !Files.exists(target.resolve(".git"));
            if (ours
                    && (broken(admin, target) || gone)
                    && (dead.test(admin.getFileName().toString()) || settled(admin))) {
                out.add(admin);
            }
        }
        return out;
    }

    private static boolean broken(Path admin, @org.jspecify.annotations.Nullable Path target) {
        if (target == null) {
            return true;
        }
        for (String file : List.of("HEAD", "commondir")) {
            try {
                if (Files.size(admin.resolve(file)) == 0) {
                    return true;
                }
            } catch (IOException missing) {
                return true;
            }
        }
        return false;
    }

    /** Compares with the age of a file made now, so that only the file system's own clock counts. */
    private boolean settled(Path admin) {
        try {
            Path own = Files.createDirectories(layout.commonDir().resolve("paribus"));
            Path probe = Files.createTempFile(own, "clock", ".tmp");
            Instant now = Files.getLastModifiedTime(probe).toInstant();
            Files.delete(probe);
            return Files.getLastModifiedTime(admin).toInstant().plus(SETTLED).isBefore(now);
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException refused) {
            throw new Trouble(layout.commonDir()).with(refused);
        }
    }
}
