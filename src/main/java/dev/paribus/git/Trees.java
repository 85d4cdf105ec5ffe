package dev.paribus.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes directories whatever is in them; links are unlinked, never followed. */
public final class Trees {
    private static final Set<PosixFilePermission> OPEN = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Trees() {}

    /** Deletes a directory and all that is in it, read-only or not; what cannot be deleted stays, and false is returned. */
    public static boolean delete(@Nullable Path directory) {
        if (directory == null || !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                open(directory);
                for (Path entry : entries(directory)) {
                    delete(entry);
                }
            }
            Files.deleteIfExists(directory);
            return true;
        } catch (IOException stays) {
            return false;
        }
    }

    private static void open(Path directory) throws IOException {
        if (!Files.getPosixFilePermissions(directory).containsAll(OPEN)) {
            Files.setPosixFilePermissions(directory, OPEN);
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(all::add);
        }
        return all;
    }

    /** Deletes an empty directory; false when it is not empty. */
    static boolean deleteIfEmpty(Path directory) throws IOException {
        if (!entries(directory).isEmpty()) {
            return false;
        }
        try {
            Files.delete(directory);
            return true;
        } catch (DirectoryNotEmptyException filledMeanwhile) {
            return false;
        }
    }
}
