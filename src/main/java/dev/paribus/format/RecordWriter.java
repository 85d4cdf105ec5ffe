package dev.paribus.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a new record from a template: its order and comments, the values that are given, the parent's parameters. */
public final class RecordWriter {
    private static final int WIDTH = 110;
    private static final int LONG = 60;

    private final List<String> out = new ArrayList<>();

    private RecordWriter() {}

    /**
     * The text of a new record.
     *
     * @param template a commented record of {@code templates/records}
     * @param fields top-level keys with their values: texts, numbers, truth values, lists, ordered maps; a null value is left out
     * @param parent the record of the parent, whose {@code params:} block is copied byte for byte; null without one
     */
    public static byte[] write(byte[] template, Map<String, ?> fields, byte @Nullable [] parent) {
        var writer = new RecordWriter();
        var left = new LinkedHashMap<String, @Nullable Object>(fields);
        boolean header = true;
        for (String line : new String(template, StandardCharsets.UTF_8).split("\n")) {
            Optional<TemplateLine> key = TemplateLine.of(line).filter(l -> !l.nested() && !l.example());
            if (key.isPresent()) {
                header = false;
                Object value = left.remove(key.get().key());
                if (value != null && !key.get().key().equals("params")) {
                    writer.entry(key.get(), value);
                }
            } else if (header) {
                writer.out.add(line);
            }
        }
        left.forEach((key, value) -> {
            if (value != null && !key.equals("params")) {
                writer.entry(new TemplateLine(false, false, key, "", "", 0), value);
            }
        });
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\n", writer.out) + "\n").getBytes(StandardCharsets.UTF_8));
        if (parent != null) {
            bytes.writeBytes(ParamsBlock.of(parent));
        }
        return bytes.toByteArray();
    }

    private void entry(TemplateLine line, Object value) {
        String key = line.key();
        if (value instanceof String text && text.length() > LONG && !text.contains("\n") && text.equals(text.strip())) {
            out.add(line.commented(key + ": >-"));
            wrapped(text);
        } else if (value instanceof Collection<?> items && !items.isEmpty() && items.stream().allMatch(RecordWriter::sentence)) {
            out.add(line.commented(key + ":"));
            items.forEach(item -> out.add("  - " + LayoutWriter.line(Layout.text(String.valueOf(item)))));
        } else {
            out.add(line.commented(key + ": " + LayoutWriter.line(Layout.of(value, Layout.Form.FLOW))));
        }
    }

    /** A text of several words, such as a criterion, takes a line of its own. */
    private static boolean sentence(@Nullable Object item) {
        return item instanceof String text && text.contains(" ");
    }

    private void wrapped(String text) {
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && !word.isEmpty() && line.length() + word.length() > WIDTH) {
                out.add("  " + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.add("  " + line);
    }
}
