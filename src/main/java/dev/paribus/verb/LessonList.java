package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Lesson;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.backlog.Backlog;
import dev.paribus.workflow.backlog.Backlog.Noted;
import dev.paribus.workflow.backlog.Lessons;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what was learned. */
public final class LessonList {
    private final Session session;

    public LessonList(Session session) {
        this.session = session;
    }

    /** Which ones. */
    public enum Which {
        /** Those that no later one replaces. */
        STANDING,
        ALL
    }

    /**
     * What the command line asks for.
     *
     * @param about a path that they touch; null: any
     */
    public record Request(Which which, @Nullable String about) {}

    /**
     * One lesson.
     *
     * @param about what it is about, found out where it does not say so
     * @param replacedBy later lessons; empty for one that stands
     */
    public record Row(Noted<Lesson> noted, List<String> about, List<ExperimentName> replacedBy) {
        public Row {
            about = List.copyOf(about);
            replacedBy = List.copyOf(replacedBy);
        }
    }

    /**
     * Lessons by name.
     *
     * @param hidden superseded ones that were left out
     * @param problems of files that cannot be read
     */
    public record Result(List<Row> rows, int hidden, List<Problem> problems) {
        public Result {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    public Result run(Request request) {
        Backlog.Read<Lesson> read = new Backlog(session).lessons();
        List<Noted<Lesson>> standing = Backlog.standing(read.items());
        var lessons = new Lessons(session);
        var rows = new ArrayList<Row>();
        int hidden = 0;
        for (Noted<Lesson> noted : read.items()) {
            List<String> about = lessons.about(noted.value());
            String asked = request.about();
            boolean touches = asked == null || about.stream().anyMatch(path -> Lessons.touch(path, asked));
            boolean stands = standing.contains(noted);
            if (touches && (stands || request.which() == Which.ALL)) {
                rows.add(new Row(noted, about, stands ? List.of() : replacing(noted, read.items())));
            } else if (touches) {
                hidden++;
            }
        }
        return new Result(rows, hidden, read.problems());
    }

    private static List<ExperimentName> replacing(Noted<Lesson> noted, List<Noted<Lesson>> all) {
        return all.stream()
                .map(Noted::value)
                .filter(lesson -> lesson.supersedes().contains(noted.value().name()))
                .map(Lesson::name)
                .toList();
    }
}
