package dev.paribus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a refused command must leave alone, by path below the repository: HEAD, references, reflogs, index, configuration,
 * linked worktrees, the tool's own folder, and every file of the work tree with its mode. Only the object store is left out,
 * since an object that nothing names is no change, and the caches of fingerprints and tips, which may be deleted at any time. Compare two with {@code isEqualTo}: the difference names the files.
 *
 * @param files path to mode and SHA-256 or target of the link
 */
public record RepoState(SortedMap<String, String> files) {
    /** Reads the state below {@code folder}, which holds a work tree or is a bare repository; runs no git. */
    public static RepoState of(Path folder) {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> {
                        String path = folder.relativize(file).toString();
                        if (!path.matches(
                                "(.*/)?(\\.git|git)/(objects/.*|modules/.*/objects/.*|paribus/(fingerprints|tips)[^/]*)")) {
                            files.put(path, describe(file));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RepoState(files);
    }

    private static String describe(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "-> " + Files.readSymbolicLink(file);
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return "unreadable";
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return (Files.isExecutable(file) ? "x " : "- ") + HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
