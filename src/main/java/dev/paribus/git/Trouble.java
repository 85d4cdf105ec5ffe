package dev.paribus.git;

import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out why a repository could not be written, by looking at the disk instead of at the words of an error. */
final class Trouble {
    private static final int PROBE = 1 << 16;

    private final Path commonDir;

    Trouble(Path commonDir) {
        this.commonDir = commonDir;
    }

    /** @throws Failure ENVIRONMENT {@code read-only} when nobody could write here */
    void requireWritable() {
        if (!Files.isWritable(commonDir)) {
            throw readOnly();
        }
    }

    private Failure readOnly() {
        return Failure.environment(
                "read-only",
                "cannot write to '" + commonDir + "': it is read-only for you",
                "ls -ld '" + commonDir + "'");
    }

    /** The failure that {@code cause} means. */
    Failure with(IOException cause) {
        Failure failure =
                diagnosed(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        return new Failure(failure.kind(), failure.problems(), cause);
    }

    /** The failure of a git child that wrote here and said {@code words}. */
    Failure diagnosed(String words) {
        String what = "cannot write to the repository '" + commonDir + "'";
        Optional<Failure> told = Disk.refusal(what, commonDir, words);
        if (told.isPresent()) {
            return told.get();
        }
        if (!Files.isWritable(commonDir)) {
            return readOnly();
        }
        IOException refusal = refusal();
        return refusal == null
                ? Failure.environment("git-write-failed", what + ": " + words, "git fsck")
                : Disk.failure("git-write-failed", what, commonDir, refusal, "git fsck");
    }

    static Failure full(Path where) {
        return Failure.environment("disk-full", "the disk that holds '" + where + "' is full", "df -h '" + where + "'");
    }

    /** Whether the disk itself refuses, so that trying again is of no use. */
    boolean lasts() {
        return !Files.isWritable(commonDir) || refusal() != null;
    }

    /** What the disk says to a small file, which is written and gets another name, and to a folder; null when it says nothing. */
    private @Nullable IOException refusal() {
        Path probe = null;
        try {
            probe = Files.createTempFile(commonDir, "paribus-probe", ".tmp");
            Files.write(probe, new byte[PROBE]);
            probe = Files.move(probe, probe.resolveSibling(probe.getFileName() + ".moved"));
            Files.delete(Files.createTempDirectory(commonDir, "paribus-probe"));
            return null;
        } catch (IOException noRoom) {
            return noRoom;
        } finally {
            remove(probe);
        }
    }

    private static void remove(@Nullable Path probe) {
        try {
            if (probe != null) {
                Files.deleteIfExists(probe);
            }
        } catch (IOException stays) {
            // An empty file in the git directory harms nobody.
        }
    }

    /** Somebody holds {@code lock} and does not let go. */
    Failure locked(Path lock, Instant now) {
        return Failure.environment(
                "repository-locked",
                "the repository is locked by '" + lock + "', made " + age(lock, now) + " ago",
                "wait for the git command that made it; if none runs: rm '" + lock + "'");
    }

    private String age(Path lock, Instant now) {
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(lock).toInstant(), now);
            long seconds = Math.max(0, age.toSeconds());
            if (seconds < 120) {
                return seconds + " s";
            }
            return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
        } catch (IOException gone) {
            return "0 s";
        }
    }
}
