package dev.paribus.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a new record from a template. */
public final class RecordWriter {
    private RecordWriter() {}

    /**
     * The text of a new record.
     *
     * @param template a commented record of {@code templates/records}
     * @param fields top-level keys with their values: texts, numbers, truth values, lists, ordered maps; a null value is left out
     * @param parent the record of the parent, whose {@code params:} block is copied byte for byte; null without one
     */
    public static byte[] write(byte[] template, Map<String, ?> fields, byte @Nullable [] parent) {
        throw new UnsupportedOperationException(fields.toString());
    }
}
