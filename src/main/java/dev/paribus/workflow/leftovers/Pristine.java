package dev.paribus.workflow.leftovers;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worktree holds nothing but what its commit has, looked at without git's index, which a crash may have left half
 * written, as it may have the last file: the beginning of a file counts as that file. A file that git would write otherwise than it is stored (line ends) counts as somebody's own: it is kept.
 */
public final class Pristine {
    private final GitReader git;
    private final Path worktree;

    public Pristine(GitReader git, Path worktree) {
        this.git = git;
        this.worktree = worktree;
    }

    /** A file whose content no file of the commit has at its path; empty when there is none. */
    public Optional<String> firstOther() {
        Map<String, Oid> known = committed();
        try (Stream<Path> all = Files.walk(worktree)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(worktree.resolve(".git")))
                    .filter(file ->
                            !same(file, known.get(worktree.relativize(file).toString())))
                    .map(file -> worktree.relativize(file).toString())
                    .sorted()
                    .findFirst();
        } catch (IOException unreadable) {
            throw unreadable(unreadable.getMessage());
        } catch (UncheckedIOException broken) {
            throw unreadable(broken.getMessage());
        }
    }

    private Failure unreadable(@Nullable String words) {
        return Failure.environment("disk", "cannot read '" + worktree + "': " + words, "check its permissions");
    }

    /** Path to blob. */
    private Map<String, Oid> committed() {
        var out = new HashMap<String, Oid>();
        try {
            String link = Files.readString(worktree.resolve(".git")).strip().replaceFirst("^gitdir: ", "");
            String head =
                    Files.readString(worktree.resolve(link).resolve("HEAD")).strip();
            if (Oid.isHex(head) && git.resolve(head + "^{commit}").isPresent()) {
                git.tree(new Oid(head), List.of()).forEach(entry -> out.put(entry.path(), entry.id()));
            }
            return out;
        } catch (IOException halfMade) {
            return out;
        }
    }

    private boolean same(Path file, @Nullable Oid committed) {
        if (committed == null) {
            return false;
        }
        byte[] content = content(file);
        if (blob(content).equals(committed.hex())) {
            return true;
        }
        GitReader.Blob whole = git.blobs(List.of(committed)).get(committed);
        return whole != null
                && content.length < whole.content().length
                && Arrays.equals(content, Arrays.copyOf(whole.content(), content.length));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The id that git gives the content: SHA-1 of {@code blob SIZE NUL} and the bytes (gitformat-object). */
    private static String blob(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-1", impossible);
        }
    }
}
