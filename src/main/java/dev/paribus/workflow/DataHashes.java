package dev.paribus.workflow;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Progress;
import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Hashes of the declared data paths: over git's blob ids where the files are tracked, over the files' SHA-256 in the main
 * checkout where they are not. Form: {@code 1:} and 64 hex digits over sorted {@code path id LF} lines.
 */
final class DataHashes {
    private static final int CHUNK = 1 << 20;

    private final Session session;

    DataHashes(Session session) {
        this.session = session;
    }

    /**
     * The hash of each declared path, by path, in path order; empty when none are declared.
     *
     * @throws Failure DATA {@code data-missing} for a declared path that is neither tracked nor there
     */
    Map<String, String> of(Project project, Oid commit) {
        var out = new TreeMap<String, String>();
        for (String declared : project.data()) {
            String path = declared.endsWith("/") ? declared.substring(0, declared.length() - 1) : declared;
            List<TreeEntry> tracked =
                    session.git().tree(commit, List.of(session.place().path(path)));
            Map<String, String> files = tracked.isEmpty() ? untracked(path) : ids(tracked);
            out.put(declared, hash(files));
        }
        return out;
    }

    /** All of them in one hash for {@code ran.data}; empty text when none are declared. */
    static String combined(Map<String, String> hashes) {
        return hashes.isEmpty() ? "" : hash(hashes);
    }

    private static Map<String, String> ids(List<TreeEntry> tracked) {
        var out = new TreeMap<String, String>();
        tracked.forEach(entry -> out.put(entry.path(), entry.id().hex()));
        return out;
    }

    private Map<String, String> untracked(String path) {
        Path root = session.mainProject().resolve(path);
        if (!Files.exists(root)) {
            throw Failure.data(
                    "data-missing",
                    "the data path '" + path + "' is not here",
                    "mend data: in " + session.place().rules());
        }
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            var out = new TreeMap<String, String>();
            for (Path file : files) {
                session.machine().progress().accept(new Progress.Counted("hashing data", out.size(), files.size()));
                out.put(root.relativize(file).toString().replace('\\', '/'), sha256(file));
            }
            return out;
        } catch (IOException unreadable) {
            throw Failure.environment(
                    "data-unreadable",
                    "cannot read the data path '" + path + "': " + unreadable.getMessage(),
                    "check its permissions");
        }
    }

    private static String hash(Map<String, String> lines) {
        var text = new StringBuilder();
        lines.forEach((path, id) -> text.append(path).append(' ').append(id).append('\n'));
        return "1:" + Axes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

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
}
