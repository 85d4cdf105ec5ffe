package dev.paribus.workflow.session;

import dev.paribus.model.ChangeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of {@code templates/}, which the jar carries: the one home of everything written into a user's project. */
public final class Templates {
    private Templates() {}

    /** A file by its path below {@code templates/}. */
    public static byte[] read(String path) {
        try (InputStream in = Templates.class.getResourceAsStream("/dev/paribus/templates/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such template: " + path);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the program's own jar cannot be read", broken);
        }
    }

    /** The commented record for a kind of change. */
    public static byte[] record(ChangeKind kind) {
        return read("records/" + (kind.idea() ? "code" : kind.word()) + ".yaml");
    }
}
