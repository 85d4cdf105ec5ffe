package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Lesson;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.backlog.Backlog;
import dev.paribus.workflow.backlog.Lessons;
import dev.paribus.workflow.backlog.Shelving;
import dev.paribus.workflow.backlog.TrunkFiles;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a lesson down, with the experiments that showed it. */
public final class Learned {
    private final Session session;

    public Learned(Session session) {
        this.session = session;
    }

    /**
     * A lesson as typed.
     *
     * @param from experiments that showed it
     * @param supersedes lessons that it replaces
     * @param about paths of parameters; empty: what the experiments changed
     * @param name null: generated
     */
    public record Request(
            String text,
            List<String> from,
            List<String> supersedes,
            List<String> about,
            @Nullable String name) {
        public Request {
            from = List.copyOf(from);
            supersedes = List.copyOf(supersedes);
            about = List.copyOf(about);
        }
    }

    /**
     * What was written.
     *
     * @param placed where its file is now
     * @param trunk short name
     */
    public record Result(Lesson lesson, String path, TrunkFiles.Placed placed, String trunk, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws Failure with everything that is wrong; nothing was written then */
    public Result run(Request request) {
        judge(request);
        List<Problem> recovered = new Recovery(session).run();
        List<ExperimentName> from = request.from().stream()
                .map(text -> session.experiments().find(text).name())
                .distinct()
                .toList();
        var backlog = new Backlog(session);
        List<ExperimentName> supersedes = request.supersedes().stream()
                .map(text -> backlog.lesson(text).value().name())
                .distinct()
                .toList();
        List<String> about = request.about().isEmpty() ? new Lessons(session).changed(from) : request.about();
        var shelving = new Shelving(session);
        var lesson = new Lesson(shelving.name(request.name()), request.text().strip(), from, supersedes, about);
        var shelved = shelving.learn(lesson);
        return new Result(
                lesson,
                shelved.path(),
                shelved.placed(),
                session.place().project().trunk(),
                recovered);
    }

    private static void judge(Request request) {
        var wrong = new ArrayList<Problem>();
        if (request.text().isBlank()) {
            wrong.add(Problem.error("lesson-empty", "the lesson has no text")
                    .hint("paribus learned \"above 0.02 the loss diverges\" --from NAME"));
        }
        if (request.from().isEmpty()) {
            wrong.add(Problem.error("from-missing", "a lesson needs the experiments that showed it")
                    .hint("--from NAME, or --from NAME,NAME"));
        }
        for (String path : request.about()) {
            try {
                Assignment.remove(path);
            } catch (IllegalArgumentException none) {
                wrong.add(Problem.error("path-form", "'" + path + "' behind --about is no path of a parameter")
                        .hint("--about optimizer.lr, or a block of them: --about optimizer"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, wrong);
        }
    }
}
