package dev.paribus.format;

import dev.paribus.problem.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the templates of ideas and lessons: keys without a value go, with their comments. */
final class BacklogWriter {
    private BacklogWriter() {}

    static byte[] write(byte[] template, Map<String, ? extends @Nullable Object> fields) {
        var writer = new TemplateWriter(TemplateWriter.Absent.DROPPED, Map.of());
        List<String> lines = TemplateText.lines(template);
        byte[] written = TemplateText.bytes(writer.fill(lines, fields));
        Document document = Yaml.read("new file", written);
        if (!document.ok()) {
            throw new Failure(Failure.Kind.DATA, document.problems());
        }
        return written;
    }
}
