package dev.paribus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository that many tests begin with: made at the first need, once a JVM, then copied, which takes milliseconds where making
 * it takes runs. What the tool keeps outside the history is left out of copies, so that they share no journal.
 */
public final class RepoTemplate {
    private final Function<Path, TestRepo> maker;
    private @Nullable TestRepo made;

    /** @param maker makes it below an empty folder that outlives all tests */
    public RepoTemplate(Function<Path, TestRepo> maker) {
        this.maker = maker;
    }

    /** A copy in {@code temporary/repo}; it draws other names and tokens than the template did. */
    public TestRepo copyTo(Path temporary) {
        return template().copyTo(temporary);
    }

    private synchronized TestRepo template() {
        if (made == null) {
            TestRepo repo = maker.apply(folder());
            delete(repo.path(".git/paribus"));
            delete(repo.path(".paribus"));
            made = repo;
        }
        return made;
    }

    /** A folder that goes with the JVM. */
    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("paribus-template");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
