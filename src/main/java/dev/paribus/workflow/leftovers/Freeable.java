package dev.paribus.workflow.leftovers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes room.
 *
 * @param what it is, in words
 * @param bytes its size
 * @param kept why it must stay; null when it can be freed
 * @param guard looked at once more just before it is freed; true while nothing needs it
 */
public record Freeable(
        Path place, String what, long bytes, @Nullable String kept, Guard guard) {
    /** Tells whether something may be freed now. */
    public interface Guard {
        boolean free();
    }
}
