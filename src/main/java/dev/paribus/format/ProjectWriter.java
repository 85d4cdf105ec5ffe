package dev.paribus.format;

import java.util.Map;

/** Writes a new {@code paribus.yaml} from a template. */
public final class ProjectWriter {
    private ProjectWriter() {}

    /**
     * The text of a new project file.
     *
     * @param template {@code templates/project/paribus.yaml}
     * @param values keys with their values, nested like the file; what has no value is left out
     */
    public static byte[] write(byte[] template, Map<String, ?> values) {
        throw new UnsupportedOperationException(values.toString());
    }
}
