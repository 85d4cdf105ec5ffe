package dev.paribus.git;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkout's {@code HEAD}, read without a child. Only repositories that keep references in files are opened at all, and
 * there it is the file's text that counts.
 */
final class HeadFile {
    private static final String PREFIX = "ref: refs/heads/";

    private final Path gitDir;

    HeadFile(Path gitDir) {
        this.gitDir = gitDir;
    }

    /** By the plain stream: channels are forty classes that a hook would load for this one line. */
    private static String text(Path file) throws IOException {
        try (var in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Full name of the branch, born or not; empty for anything else, about which git is to be asked. */
    Optional<String> branch() {
        Path head = gitDir.resolve("HEAD");
        try {
            if (Files.isSymbolicLink(head)) {
                return Optional.empty();
            }
            String ref = text(head).stripTrailing();
            return ref.startsWith(PREFIX) && ref.indexOf('\n') < 0
                    ? Optional.of(ref.substring("ref: ".length()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
