package dev.paribus.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell would. */
final class Programs {
    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    private Programs() {}

    /** The PATH that a child will have. */
    static String path(Map<String, String> environment) {
        return environment.getOrDefault("PATH", USUAL);
    }

    /** The first executable file of this name on PATH; only absolute directories count. */
    static Optional<Path> onPath(String name, Map<String, String> environment) {
        for (String entry : path(environment).split(File.pathSeparator)) {
            Path file = entry.startsWith("/") ? Path.of(entry, name) : null;
            if (file != null && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
