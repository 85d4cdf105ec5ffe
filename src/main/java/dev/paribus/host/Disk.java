package dev.paribus.host;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says which disk refuses and why, in our own words: those of the system ("No space left on device") name no place, and are told
 * by Java and by git alike. The errors are those of errno(3): ENOSPC, EDQUOT, EROFS and EIO.
 */
public final class Disk {
    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("No space left on device", "disk-full", "is full", "free some space, see: df -h "),
            new Refusal(
                    "Disk quota exceeded",
                    "disk-full",
                    "gives you no more space",
                    "free some space, see: quota; df -h "),
            new Refusal("Read-only file system", "read-only", "is mounted read-only", "see why: findmnt -T "),
            new Refusal(
                    "Input/output error",
                    "disk-error",
                    "answers with input/output errors",
                    "save what is on it, then look at it: dmesg; findmnt -T "));

    private Disk() {}

    /** What an error of the system means. */
    private record Refusal(String words, String code, String sentence, String hint) {}

    /**
     * The failure that {@code cause} is.
     *
     * @param code of what is no refusal of the disk, such as a missing permission
     * @param what could not be done
     * @param where it was to be done; of no account when the system says which file it was
     * @param hint for what is no refusal of the disk
     */
    public static Failure failure(String code, String what, Path where, IOException cause, String hint) {
        String words = words(cause);
        Failure failure = refusal(what, place(where, cause), words)
                .orElseGet(() -> Failure.environment(code, what + ": " + words, hint));
        return new Failure(failure.kind(), failure.problems(), cause);
    }

    /** The refusal of a disk that {@code words} of the system, of git or of another program tell; empty when they tell none. */
    public static Optional<Failure> refusal(String what, Path where, String words) {
        return REFUSALS.stream()
                .filter(each -> words.contains(each.words()))
                .findFirst()
                .map(each -> new Failure(
                        Failure.Kind.ENVIRONMENT,
                        List.of(Problem.error(
                                        each.code(), what + ": the disk that holds '" + where + "' " + each.sentence())
                                .hint(each.hint() + "'" + where + "'"))));
    }

    private static String words(IOException cause) {
        String words = cause.getMessage();
        return words == null ? cause.getClass().getSimpleName() : words;
    }

    private static Path place(Path where, IOException cause) {
        String file = cause instanceof FileSystemException named ? named.getFile() : null;
        return file != null && file.startsWith("/") ? Path.of(file) : where;
    }
}
