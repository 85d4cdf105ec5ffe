package dev.paribus.run;

import dev.paribus.model.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a run left behind: files in its worktree that no commit holds, and what lies in PARIBUS_OUTPUT. */
public final class Leftovers {
    private static final int MOST = 100;

    private Leftovers() {}

    /**
     * Moves untracked files, ignored ones too, to {@code output}, under their own path, with a number added where that is
     * taken. Not {@code __pycache__}, links and empty directories.
     *
     * @param tracked tells whether a path, relative to the worktree with {@code /}, is in the commit
     * @return the new paths, relative to {@code output}, sorted
     */
    public static List<String> move(Path worktree, Predicate<String> tracked, Path output) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(worktree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    Path name = directory.getFileName();
                    boolean skip = name != null && (name.toString().equals("__pycache__") || name.toString().equals(".git"));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = worktree.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile() && !path.equals(".git") && !tracked.test(path)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            var out = new ArrayList<String>();
            for (Path file : found) {
                Path to = free(output.resolve(worktree.relativize(file).toString()));
                Files.createDirectories(to.getParent());
                Files.move(file, to);
                out.add(output.relativize(to).toString().replace('\\', '/'));
            }
            Collections.sort(out);
            return out;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot move what the run left in " + worktree, broken);
        }
    }

    private static Path free(Path wanted) {
        Path candidate = wanted;
        for (int i = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); i++) {
            candidate = wanted.resolveSibling(wanted.getFileName() + "." + i);
        }
        return candidate;
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

    /** Lists {@code output} with sizes and hashes; paths relative to the project's directory. */
    public static Listing list(Path output, Path project) {
        if (!Files.isDirectory(output)) {
            return new Listing(List.of(), 0);
        }
        try (Stream<Path> walk = Files.walk(output)) {
            List<Path> files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
            var out = new ArrayList<Output>();
            for (Path file : files.subList(0, Math.min(MOST, files.size()))) {
                out.add(new Output(project.relativize(file).toString().replace('\\', '/'), Files.size(file), sha256(file)));
            }
            return new Listing(out, files.size() - out.size());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the outputs in " + output, broken);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
