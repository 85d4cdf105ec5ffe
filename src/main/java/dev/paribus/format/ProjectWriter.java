package dev.paribus.format;

import dev.paribus.problem.Failure;
import java.util.Map;

/** Writes a new {@code paribus.yaml} from a template. */
public final class ProjectWriter {
    private ProjectWriter() {}

    /**
     * The text of a new project file. A key that is given becomes live where the template has it, as a line or as an
     * example behind a {@code #}; a top-level key that is not given becomes an example.
     *
     * @param template {@code templates/project/paribus.yaml}
     * @param values keys with their values, nested like the file; null and empty ones count as not given
     * @throws Failure DATA when the values give no good project
     */
    public static byte[] write(byte[] template, Map<String, ?> values) {
        byte[] written = TemplateText.bytes(
                new TemplateWriter(TemplateWriter.Absent.EXAMPLE, Map.of()).fill(TemplateText.lines(template), values));
        ProjectFile.read("paribus.yaml", written).orThrow();
        return written;
    }
}
