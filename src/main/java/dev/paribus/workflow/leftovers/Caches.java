package dev.paribus.workflow.leftovers;

import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What was computed and can be computed again, and how large folders are. */
public final class Caches {
    private Caches() {}

    /** The files of hashes of data, of fingerprints, and of what the store keeps of commits. */
    public static List<Path> files(Path state) {
        if (!Files.isDirectory(state)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(state)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .matches("data-hashes|fingerprints(-.*)?|tips(-.*)?|parameters(-.*)?"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw refused(state, unreadable);
        }
    }

    public static long bytes(Path state) {
        return files(state).stream().mapToLong(Caches::size).sum();
    }

    /** Bytes of all regular files in a file or folder; links are not followed. */
    public static long size(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) all::iterator) {
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
            return bytes;
        } catch (IOException unreadable) {
            throw refused(place, unreadable);
        }
    }

    public static Failure refused(Path place, IOException cause) {
        return Disk.failure("disk", "cannot read or free '" + place + "'", place, cause, "check its permissions");
    }
}
