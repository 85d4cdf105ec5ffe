package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.ExperimentName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Intents of adoptions, one file each in {@code COMMON_GIT_DIR/paribus/adoptions/}: seven lines, written durably before the
 * first of the two references moves and deleted after the second, so that the next writing command can finish.
 */
public final class AdoptionJournal {
    private static final String FORMAT = "paribus-adoption 1";

    private final Path directory;

    public AdoptionJournal(Path state) {
        this.directory = state.resolve("adoptions");
    }

    /** One adoption: the decision goes onto the branch, the merge onto trunk, each from where it has to stand. */
    public record Intent(
            ExperimentName name, String branch, Oid branchAt, Oid decision, String trunk, Oid trunkAt, Oid merge) {}

    public void write(Intent intent) {
        String text = String.join(
                "\n",
                FORMAT,
                intent.name().text(),
                intent.branch(),
                intent.branchAt().hex(),
                intent.decision().hex(),
                intent.trunk(),
                intent.trunkAt().hex(),
                intent.merge().hex(),
                "");
        try {
            Files.createDirectories(directory);
            DurableFiles.write(file(intent.name()), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk", "cannot write below " + directory, directory, broken, "free some space, then do it again");
        }
    }

    public void delete(ExperimentName name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException broken) {
            throw Disk.failure("disk", "cannot delete " + file(name), directory, broken, "delete it by hand");
        }
    }

    private Path file(ExperimentName name) {
        return directory.resolve(name.text());
    }

    /** The adoptions that were begun and not finished, by name. */
    public List<Intent> open() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var out = new ArrayList<Intent>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                read(file).ifPresent(out::add);
            }
        } catch (IOException unreadable) {
            throw Disk.failure("disk", "cannot read " + directory, directory, unreadable, "check its permissions");
        }
        return out;
    }

    /** A newer format, or a file that is none of ours, is left alone. */
    private static Optional<Intent> read(Path file) throws IOException {
        if (file.getFileName().toString().startsWith(".")) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 8 || !lines.get(0).equals(FORMAT)) {
            return Optional.empty();
        }
        return Optional.of(new Intent(
                new ExperimentName(lines.get(1)),
                lines.get(2),
                new Oid(lines.get(3)),
                new Oid(lines.get(4)),
                lines.get(5),
                new Oid(lines.get(6)),
                new Oid(lines.get(7))));
    }
}
