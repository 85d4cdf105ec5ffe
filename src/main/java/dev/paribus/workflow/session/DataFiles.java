package dev.paribus.workflow.session;

import dev.paribus.model.Progress;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The untracked files below a data path, as a script sees them: links are followed, since what they point to is what it
 * reads.
 */
final class DataFiles {
    private static final int CHUNK = 1 << 20;
    private static final long SHOWN_AFTER = 1_000_000_000L;

    private final HashCache cache;
    private final Consumer<Progress> progress;
    private final long start = System.nanoTime();

    DataFiles(HashCache cache, Consumer<Progress> progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * SHA-256 by path below the root; the root itself, if a file, by an empty path.
     *
     * @param shown the path as the project names it, for what is said
     * @throws Failure DATA {@code data-link} for a link to nowhere or in a circle; ENVIRONMENT {@code data-unreadable}
     */
    Map<String, String> hashes(Path root, String shown) {
        var out = new TreeMap<String, String>();
        Path here = root;
        try {
            List<Path> files = files(root, shown);
            for (Path file : files) {
                here = file;
                if (System.nanoTime() - start > SHOWN_AFTER) {
                    progress.accept(new Progress.Counted("hashing data", out.size(), files.size()));
                }
                out.put(root.relativize(file).toString().replace('\\', '/'), cache.sha256(file));
            }
            return out;
        } catch (IOException unreadable) {
            throw unreadable(named(root, here, shown), unreadable);
        }
    }

    private static List<Path> files(Path root, String shown) throws IOException {
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(path -> isFile(root, path, shown)).sorted().toList();
        } catch (UncheckedIOException wrapped) {
            if (wrapped.getCause() instanceof FileSystemLoopException loop) {
                throw Failure.data(
                        "data-link",
                        "'" + named(root, Path.of(loop.getFile()), shown)
                                + "' is a link that leads back to a directory it stands in",
                        "take the link away, or name the directories that hold the data");
            }
            throw wrapped.getCause();
        }
    }

    private static boolean isFile(Path root, Path path, String shown) {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw Failure.data(
                    "data-link",
                    "'" + named(root, path, shown) + "' is a link to nothing",
                    "mend the link, or take it away");
        }
        return Files.isRegularFile(path);
    }

    private static String named(Path root, Path path, String shown) {
        String below = path.startsWith(root) ? root.relativize(path).toString() : "";
        return below.isEmpty() ? shown : shown + "/" + below;
    }

    private static Failure unreadable(String path, IOException why) {
        return Failure.environment(
                "data-unreadable",
                "cannot read '" + path + "': "
                        + (why instanceof java.nio.file.AccessDeniedException ? "permission denied" : why.getMessage()),
                "check its permissions");
    }

    /** The hash of a file's whole content. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Size in bytes and number of files, without reading any. */
    static long[] extent(Path root, String shown) {
        try {
            long size = 0;
            List<Path> files = files(root, shown);
            for (Path file : files) {
                size += Files.size(file);
            }
            return new long[] {size, files.size()};
        } catch (IOException unreadable) {
            throw unreadable(shown, unreadable);
        }
    }
}
