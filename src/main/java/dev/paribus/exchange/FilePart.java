package dev.paribus.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * One file of a source. What cannot be read is said and costs no other file.
 *
 * @param name as {@link Source#name}
 * @param file where it lies
 * @param format what reads it
 */
record FilePart(String name, Path file, Format format) implements Source {
    /** Lines as a command prints them. */
    static final Format PRINTED = (file, wanted, reports) -> {
        try (InputStream in = Files.newInputStream(file)) {
            PrintedLines.read(in, wanted, reports);
        }
    };

    /** Reads one format from a file. */
    interface Format {
        /** As {@link Source#read}. */
        void read(Path file, Set<String> wanted, Reports reports) throws IOException;
    }

    @Override
    public void read(Set<String> wanted, Reports reports) throws IOException {
        try {
            format.read(file, wanted, reports);
        } catch (NoSuchFileException gone) {
            reports.unreadable("is gone from " + file);
        } catch (AccessDeniedException denied) {
            reports.unreadable("may not be read: " + file);
        } catch (CharacterCodingException wrong) {
            reports.unreadable("is not in UTF-8");
        }
    }
}
