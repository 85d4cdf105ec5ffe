package dev.paribus.render;

import dev.paribus.model.Lesson;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Learned;
import dev.paribus.verb.LessonList;
import dev.paribus.verb.LessonList.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lessons, each with what it is about and the experiments that showed it. */
public final class LessonsView implements View {
    private final LessonList.Result result;

    public LessonsView(LessonList.Result result) {
        this.result = result;
    }

    /** What {@code learned} says. */
    public static View learned(Learned.Result result) {
        Lesson lesson = result.lesson();
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", lesson.name().text());
        fact.put("lesson", lesson.text());
        fact.put("from", IdeaViews.names(lesson.from()));
        fact.put("supersedes", IdeaViews.names(lesson.supersedes()));
        fact.put("about", lesson.about());
        IdeaViews.place(fact, result.path(), result.placed());
        return new Prose(
                page -> {
                    var lines = new ArrayList<String>();
                    lines.add(
                            "Learned " + page.ink().bold(lesson.name().text()) + ": " + Escape.terminal(lesson.text()));
                    lines.add(IdeaViews.placed(result.path(), result.placed(), result.trunk()));
                    lines.add(
                            lesson.about().isEmpty()
                                    ? "  about no parameter, so nobody is reminded of it; --about PATH says one"
                                    : "  shown at new and try to whoever changes "
                                            + Escape.terminal(String.join(", ", lesson.about())));
                    return lines;
                },
                List.of(lesson.name().text()),
                fact,
                result.recovered());
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        for (Row row : result.rows()) {
            Lesson lesson = row.noted().value();
            String about = row.about().isEmpty() ? "" : "  " + Escape.terminal(String.join(", ", row.about()));
            lines.add(page.ink().bold(lesson.name().text()) + about + Escape.terminal(standing(row)));
            lines.add("  " + page.glyphs().quoted(Escape.terminal(lesson.text().strip())));
            if (!lesson.from().isEmpty()) {
                lines.add("  from " + String.join(", ", IdeaViews.names(lesson.from())));
            }
        }
        if (result.hidden() > 0) {
            lines.add(page.ink().dim(result.hidden() + " superseded: paribus lessons --all"));
        }
        return lines;
    }

    private static String standing(Row row) {
        String branch = row.noted().branch();
        String replaced = row.replacedBy().isEmpty()
                ? ""
                : "  superseded by " + String.join(", ", IdeaViews.names(row.replacedBy()));
        String where = row.noted().uncommitted() ? "  (uncommitted)" : branch == null ? "" : "  (on " + branch + ")";
        return replaced + where;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "lesson", "from", "about", "supersedes", "superseded_by", "standing", "path");
        for (Row row : result.rows()) {
            Lesson lesson = row.noted().value();
            tsv.row(
                    lesson.name(),
                    lesson.text(),
                    String.join(" ", IdeaViews.names(lesson.from())),
                    String.join(" ", row.about()),
                    String.join(" ", IdeaViews.names(lesson.supersedes())),
                    String.join(" ", IdeaViews.names(row.replacedBy())),
                    row.noted().standing(),
                    row.noted().path());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Row row : result.rows()) {
            Lesson lesson = row.noted().value();
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", lesson.name().text());
            one.put("lesson", lesson.text());
            one.put("from", IdeaViews.names(lesson.from()));
            one.put("about", row.about());
            one.put("supersedes", IdeaViews.names(lesson.supersedes()));
            one.put("superseded_by", IdeaViews.names(row.replacedBy()));
            one.put("standing", row.noted().standing());
            one.put("branch", row.noted().branch());
            one.put("path", row.noted().path());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.problems());
        if (result.rows().isEmpty() && result.hidden() == 0 && out.isEmpty()) {
            out.add(Problem.note("no-lessons", "no lesson is written down").hint("paribus learned TEXT --from NAME"));
        }
        return out;
    }
}
