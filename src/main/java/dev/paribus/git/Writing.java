package dev.paribus.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Git as it writes, made at the first need: it asks git for its version, which a command that only reads need not wait for. */
final class Writing implements Supplier<Git> {
    private final Path directory;
    private final Map<String, String> env;
    private @Nullable Git git;

    Writing(Path directory, Map<String, String> env) {
        this.directory = directory;
        this.env = env;
    }

    @Override
    public synchronized Git get() {
        if (git == null) {
            git = Opening.writing(directory, env);
        }
        return git;
    }
}
