package dev.paribus.check;

import dev.paribus.problem.Location;
import java.util.List;

/**
 * What is about to be committed, or was committed by the experiment, as bytes.
 *
 * @param large files over the project's limit
 * @param secrets what looks like a secret, or is one
 * @param paths of all files that were added or changed
 */
public record Content(List<Large> large, List<Secret> secrets, List<String> paths) {
    public static final Content NONE = new Content(List.of(), List.of(), List.of());

    /**
     * A file over the limit.
     *
     * @param revision commit that added it, 40 hex digits; null for what is not committed yet
     */
    public record Large(
            String path,
            long bytes,
            @org.jspecify.annotations.Nullable String revision) {}

    /**
     * A secret; nothing here holds it.
     *
     * @param says what it is
     * @param masked its first characters at most
     * @param line the line that it stands in, masked
     */
    public record Secret(String says, String masked, Location at, String line) {}

    public Content {
        large = List.copyOf(large);
        secrets = List.copyOf(secrets);
        paths = List.copyOf(paths);
    }
}
