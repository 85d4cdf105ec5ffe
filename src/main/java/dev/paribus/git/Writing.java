package dev.paribus.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Git as it writes, made at the first need: it asks git for its version, which a command that only reads need not wait for. */
final class Writing implements Supplier<Git> {
    private final Path directory;
    private final Map<String, String> env;
    private final @Nullable ConfigList config;
    private @Nullable Git git;

    /** @param config what the repository's configuration said when it was opened; null when nobody knows */
    Writing(Path directory, Map<String, String> env, @Nullable ConfigList config) {
        this.directory = directory;
        this.env = env;
        this.config = config;
    }

    @Override
    public synchronized Git get() {
        if (git == null) {
            git = Opening.writing(directory, env).knowing(config);
        }
        return git;
    }
}
