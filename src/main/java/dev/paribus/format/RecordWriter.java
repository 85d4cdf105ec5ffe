package dev.paribus.format;

import dev.paribus.problem.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a new record from a template. */
public final class RecordWriter {
    private static final String NAME = "experiment.yaml";

    private RecordWriter() {}

    /**
     * The text of a new record: what a careful person would have written into the template. The parent's {@code params:}
     * block stands in it byte for byte, so that {@code git diff} shows one changed line once a parameter is set by
     * {@link Splice}, with the comment lines right above it; without one, none is written.
     *
     * @param template a commented record of {@code templates/records}
     * @param fields top-level keys with their values: texts, numbers, truth values, lists, ordered maps; null and empty ones
     *     are left out
     * @param parent the record of the parent; null without one
     * @throws Failure DATA when the parent's record is broken, or its parameters use an anchor from outside their block
     */
    public static byte[] write(byte[] template, Map<String, ?> fields, byte @Nullable [] parent) {
        List<String> params = parent == null ? List.of() : ParamsBlock.of(NAME, parent);
        boolean given = fields.get(ParamsBlock.KEY) != null;
        var writer =
                new TemplateWriter(TemplateWriter.Absent.DROPPED, given ? Map.of() : Map.of(ParamsBlock.KEY, params));
        byte[] written = TemplateText.bytes(writer.fill(TemplateText.lines(template), fields));
        Document document = Yaml.read(NAME, written);
        if (!document.ok()) {
            throw new Failure(Failure.Kind.DATA, document.problems());
        }
        return written;
    }
}
