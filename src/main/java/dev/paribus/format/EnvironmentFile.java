package dev.paribus.format;

import java.util.Map;

/** Writes {@code environment.yaml}. */
public final class EnvironmentFile {
    private EnvironmentFile() {}

    /** Canonical YAML of nested ordered maps, lists, texts, numbers, truth values and nulls: equal facts are equal bytes. */
    public static byte[] write(Map<String, ?> facts) {
        return LayoutWriter.write(Layout.of(facts, Layout.Form.BLOCK));
    }
}
