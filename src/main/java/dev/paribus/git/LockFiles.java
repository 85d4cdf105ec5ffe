package dev.paribus.git;

import dev.paribus.host.Holders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Git's lock files in one repository. Git writes no owner into them; who holds one is known by who has it open and which gits
 * work in the repository.
 */
public final class LockFiles {
    /** A younger one may belong to a process of another machine or container that shares the disk. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final GitReader.Layout layout;
    private final List<Path> checkouts;
    private final Clock clock;

    /** @param checkouts roots of all work trees */
    public LockFiles(GitReader.Layout layout, List<Path> checkouts, Clock clock) {
        this.layout = layout;
        this.checkouts = List.copyOf(checkouts);
        this.clock = clock;
    }

    /**
     * A lock file.
     *
     * @param age since it was written
     * @param owners processes that may hold it, in words; empty when there is none
     * @param stale nobody on this machine holds it, and it is older than ten minutes
     */
    public record Held(Path file, Duration age, List<String> owners, boolean stale) {}

    /** All that are there, by path. */
    public List<Held> all() {
        var out = new ArrayList<Held>();
        for (Path file : below(layout.commonDir())) {
            Held held = look(file);
            if (held != null) {
                out.add(held);
            }
        }
        return out;
    }

    /** Deletes a stale one; false when it is gone, or was taken anew. */
    public boolean delete(Held found) {
        Held now = look(found.file());
        try {
            return now != null && now.stale() && Files.deleteIfExists(found.file());
        } catch (IOException refused) {
            throw new Trouble(layout.commonDir()).with(refused);
        }
    }

    private @Nullable Held look(Path file) {
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            var places = new ArrayList<>(checkouts);
            places.add(layout.commonDir());
            List<String> owners = Holders.of(file.toRealPath(), places);
            boolean stale = Holders.canTell() && owners.isEmpty() && age.compareTo(SETTLED) > 0;
            return new Held(file, age.isNegative() ? Duration.ZERO : age, owners, stale);
        } catch (IOException goneMeanwhile) {
            return null;
        }
    }

    /** Where git keeps them: beside the shared files, beside each index, beside each reference. */
    static List<Path> below(Path common) {
        var out = new ArrayList<Path>();
        collect(common, 1, out);
        collect(common.resolve("worktrees"), 2, out);
        collect(common.resolve("refs"), Integer.MAX_VALUE, out);
        return out;
    }

    private static void collect(Path folder, int depth, List<Path> into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            all.filter(file -> file.toString().endsWith(".lock") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(into::add);
        } catch (IOException | java.io.UncheckedIOException changedMeanwhile) {
            // What is being made or deleted right now is held by somebody.
        }
    }
}
