package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.model.Output;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a run left behind: files in its worktree that it wrote, and what lies in PARIBUS_OUTPUT. */
public final class Leftovers {
    private static final int MOST = 100;

    private Leftovers() {}

    /**
     * A file that is moved.
     *
     * @param from where it was, relative to the worktree, with slashes
     * @param to where it goes, relative to {@code output}, with slashes
     */
    public record Moved(String from, String to) {}

    /** Notes what is going to be moved, before it is. */
    public interface Notes {
        /** Called once, with every file. */
        void take(List<Moved> files) throws IOException;
    }

    /**
     * Moves what the run wrote, ignored files too, to {@code output}, under its own path, with a number added where that is
     * taken. Not {@code __pycache__}, links and empty directories.
     *
     * @param stays tells of a path, relative to the worktree with {@code /}, that the run did not write it
     * @param notes is told first, so that a file can be found under its own name whenever the power fails
     * @return the new paths, relative to {@code output}, sorted
     * @throws Failure ENVIRONMENT {@code disk} when one cannot be moved; the others stay where they are
     */
    public static List<String> move(Path worktree, Predicate<String> stays, Path output, Notes notes) {
        try {
            List<Moved> moved = new ArrayList<>();
            Set<Path> taken = new HashSet<>();
            for (Path file : left(worktree, stays)) {
                Path own = worktree.relativize(file);
                moved.add(new Moved(
                        slashed(own), slashed(output.relativize(free(output.resolve(own.toString()), taken)))));
            }
            if (!moved.isEmpty()) {
                notes.take(List.copyOf(moved));
            }
            for (Moved file : moved) {
                Path target = output.resolve(file.to());
                Files.createDirectories(target.getParent());
                Files.move(worktree.resolve(file.from()), target);
            }
            return moved.stream().map(Moved::to).sorted().toList();
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot move what the run left in '" + worktree + "' to '" + output + "'",
                    output,
                    broken,
                    "free some space there; the files are still in the first directory");
        }
    }

    private static List<Path> left(Path worktree, Predicate<String> stays) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(worktree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = directory.endsWith("__pycache__") || directory.equals(worktree.resolve(".git"));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = slashed(worktree.relativize(file));
                if (attributes.isRegularFile() && !path.equals(".git") && !stays.test(path)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    /**
     * Files that lie in {@code output}.
     *
     * @param files at most 100, by path
     * @param more how many further ones there are
     */
    public record Listing(List<Output> files, int more) {
        public Listing {
            files = List.copyOf(files);
        }
    }

    /** Lists {@code output} with sizes and hashes; paths relative to the project's directory, links left out. */
    public static Listing list(Path output, Path project) {
        if (!Files.isDirectory(output)) {
            return new Listing(List.of(), 0);
        }
        try (Stream<Path> all = Files.walk(output)) {
            List<Path> files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            List<Output> out = new ArrayList<>();
            for (Path file : files.subList(0, Math.min(MOST, files.size()))) {
                out.add(new Output(slashed(project.relativize(file)), Files.size(file), hash(file)));
            }
            return new Listing(out, files.size() - out.size());
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk", "cannot read what the run left in '" + output + "'", output, broken, "check that disk");
        }
    }

    private static Path free(Path wanted, Set<Path> taken) {
        Path target = wanted;
        for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS) || !taken.add(target); i++) {
            target = wanted.resolveSibling(wanted.getFileName() + "." + i);
        }
        return target;
    }

    static String slashed(Path path) {
        return path.toString().replace(java.io.File.separatorChar, '/');
    }

    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
