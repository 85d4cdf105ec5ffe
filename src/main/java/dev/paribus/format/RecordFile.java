package dev.paribus.format;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import org.jspecify.annotations.Nullable;

/** Reads {@code experiment.yaml}. */
public final class RecordFile {
    private RecordFile() {}

    public static Parsed<ExperimentRecord> read(String path, byte[] bytes, @Nullable Project project) {
        throw new UnsupportedOperationException(path);
    }
}
