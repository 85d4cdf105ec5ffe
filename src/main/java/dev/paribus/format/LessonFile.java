package dev.paribus.format;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Lesson;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code lessons/NAME.yaml} and writes new ones. */
public final class LessonFile {
    private LessonFile() {}

    /** The lesson, or everything that is wrong with the file. */
    public static Parsed<Lesson> read(String path, byte[] bytes) {
        return Report.read(path, bytes, (report, fields) -> lesson(report, fields, path));
    }

    private static @Nullable Lesson lesson(Report report, Fields fields, String path) {
        ExperimentName name = BacklogNames.ofFile(report, path);
        String text = fields.text("lesson");
        if (!fields.has("lesson")) {
            fields.missing("lesson", "add 'lesson:' with what was learned");
        } else if (text != null && text.isBlank()) {
            report.error("bad-value", "'lesson' is empty", fields.place("lesson"), "say what was learned");
        }
        List<ExperimentName> from = fields.list("from", node -> BacklogNames.item(report, "from", node));
        if (!fields.has("from")) {
            fields.missing("from", "add 'from: [NAME]' with the experiments that showed it");
        }
        List<ExperimentName> supersedes =
                fields.list("supersedes", node -> BacklogNames.item(report, "supersedes", node));
        List<String> about = ProjectFile.paramPaths(report, fields, "about");
        return name == null || text == null ? null : new Lesson(name, text, from, supersedes, about);
    }

    /**
     * A new file.
     *
     * @param template {@code templates/backlog/lesson.yaml}
     */
    public static byte[] write(byte[] template, Lesson lesson) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("lesson", lesson.text());
        fields.put("from", words(lesson.from()));
        fields.put("supersedes", words(lesson.supersedes()));
        fields.put("about", lesson.about());
        return BacklogWriter.write(template, fields);
    }

    private static List<String> words(List<ExperimentName> names) {
        return names.stream().map(ExperimentName::text).toList();
    }
}
