package dev.paribus.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One reference as it stands on the disk at this moment (gitrepository-layout): a file of its own, else a line of
 * {@code packed-refs}. JGit would take all ten thousand lines apart for it.
 */
final class DiskRefs {
    private static final int HEX = 40;

    private final Path commonDir;

    DiskRefs(Path commonDir) {
        this.commonDir = commonDir;
    }

    /** Null when there is none. @throws IOException it cannot be read, or is no reference to a commit */
    @Nullable
    ObjectId at(String ref) throws IOException {
        Path file = commonDir.resolve(ref);
        try {
            if (Files.isRegularFile(file)) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                if (!Oid.isHex(text)) {
                    throw new IOException("'" + ref + "' holds no commit id");
                }
                return ObjectId.fromString(text);
            }
        } catch (NoSuchFileException packedMeanwhile) {
            // Git packs it before it deletes the file.
        }
        String packed = packed();
        int at = packed.indexOf(line(ref));
        if (at < 0) {
            return null;
        }
        String hex = packed.substring(Math.max(0, at - HEX), at);
        boolean whole = Oid.isHex(hex) && (at == HEX || packed.charAt(at - HEX - 1) == '\n');
        if (!whole) {
            throw new IOException("packed-refs has no commit id for '" + ref + "'");
        }
        return ObjectId.fromString(hex);
    }

    /** True when another reference's name is a folder of this one's, or the other way round. */
    boolean conflicts(String ref) throws IOException {
        String packed = packed();
        for (int slash = ref.lastIndexOf('/'); slash > 0; slash = ref.lastIndexOf('/', slash - 1)) {
            String above = ref.substring(0, slash);
            if (Files.isRegularFile(commonDir.resolve(above)) || packed.contains(line(above))) {
                return true;
            }
        }
        return packed.contains(" " + bytes(ref) + "/") || holdsReference(commonDir.resolve(ref));
    }

    /** Other files than references are no obstacle to git before it comes to them. */
    private static boolean holdsReference(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".lock")
                        && LooseRefs.whole(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException | NotDirectoryException | UncheckedIOException goneMeanwhile) {
            return false;
        }
    }

    private static String line(String ref) {
        return " " + bytes(ref) + "\n";
    }

    /** As {@link #packed} shows it: a character for each byte. */
    private static String bytes(String ref) {
        return new String(ref.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String packed() throws IOException {
        try {
            String text = Files.readString(commonDir.resolve("packed-refs"), StandardCharsets.ISO_8859_1);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                throw new IOException("packed-refs ends within a line");
            }
            return text;
        } catch (NoSuchFileException none) {
            return "";
        }
    }
}
