package dev.paribus.format;

import dev.paribus.model.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and appends to {@code decision.yaml}. */
public final class DecisionFile {
    private DecisionFile() {}

    public static Parsed<List<Decision>> read(String path, byte[] bytes) {
        throw new UnsupportedOperationException(path);
    }

    /** The file with one decision more; every byte that stood there is kept. */
    public static byte[] append(String path, byte @Nullable [] file, Decision decision) {
        throw new UnsupportedOperationException(path);
    }
}
