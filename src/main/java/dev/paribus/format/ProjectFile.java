package dev.paribus.format;

import dev.paribus.model.Project;

/** Reads {@code paribus.yaml}. */
public final class ProjectFile {
    private ProjectFile() {}

    public static Parsed<Project> read(String path, byte[] bytes) {
        throw new UnsupportedOperationException(path);
    }
}
