package dev.paribus.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new {@code paribus.yaml} from a template. A key that is given becomes live where the template has it, as a line or
 * as an example behind a {@code #}; a key that is not given stays, or becomes, an example.
 */
public final class ProjectWriter {
    private final List<String> out = new ArrayList<>();
    private final Map<String, @Nullable Object> left;
    private @Nullable Map<String, @Nullable Object> inside;

    private ProjectWriter(Map<String, ?> values) {
        this.left = new LinkedHashMap<>(values);
        this.left.values().removeIf(java.util.Objects::isNull);
    }

    /**
     * The text of a new project file.
     *
     * @param template {@code templates/project/paribus.yaml}
     * @param values keys with their values, nested like the file; what has no value is left out
     */
    public static byte[] write(byte[] template, Map<String, ?> values) {
        var writer = new ProjectWriter(values);
        for (String line : new String(template, StandardCharsets.UTF_8).split("\n")) {
            Optional<TemplateLine> key = TemplateLine.of(line);
            if (key.isEmpty()) {
                writer.closeBlock();
                writer.out.add(line);
            } else if (key.get().nested()) {
                writer.nested(key.get(), line);
            } else {
                writer.closeBlock();
                writer.top(key.get(), line);
            }
        }
        writer.closeBlock();
        writer.left.forEach((key, value) -> writer.out.add(key + ": " + flow(value)));
        return (String.join("\n", writer.out) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String flow(@Nullable Object value) {
        return LayoutWriter.line(Layout.of(value, Layout.Form.FLOW));
    }

    private void top(TemplateLine line, String text) {
        Object value = left.remove(line.key());
        if (value == null) {
            out.add(line.example() ? text : "# " + text);
        } else if (value instanceof Map<?, ?> map) {
            out.add(line.commented(line.key() + ":"));
            inside = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getValue() != null) {
                    inside.put(String.valueOf(entry.getKey()), entry.getValue());
                }
            }
            if (line.key().equals("metrics")) {
                closeNames();
            }
        } else {
            out.add(line.commented(line.key() + ": " + flow(value)));
        }
    }

    /** Metrics have names of the user's, so that the template's live line is only one more example. */
    private void closeNames() {
        if (inside != null) {
            inside.forEach((key, value) -> out.add("  " + LayoutWriter.line(Layout.text(key)) + ": " + flow(value)));
            inside.clear();
        }
    }

    private void nested(TemplateLine line, String text) {
        Object value = inside == null ? null : inside.remove(line.key());
        if (value != null) {
            out.add(line.commented("  " + line.key() + ": " + flow(value)));
        } else if (line.example()) {
            out.add(text);
        } else if (inside == null) {
            out.add("#" + text);
        }
    }

    private void closeBlock() {
        if (inside != null) {
            inside.forEach((key, value) -> out.add("  " + key + ": " + flow(value)));
            inside = null;
        }
    }
}
