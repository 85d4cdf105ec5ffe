package dev.paribus.workflow.backlog;

import dev.paribus.git.TreeChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.model.Lesson;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Problem;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was learned and noted of the parameters that an experiment is about to change: a line for lessons, a line for ideas. */
public final class Reminders {
    private static final int NAMED = 3;

    private final Session session;
    private final Backlog backlog;

    public Reminders(Session session) {
        this.session = session;
        this.backlog = new Backlog(session);
    }

    /** At most two notes: before anything runs, and long enough to be worth reading. */
    public List<Problem> of(Draft draft) {
        Touched touched = touched(draft);
        var out = new ArrayList<Problem>();
        lessons(touched).ifPresent(out::add);
        Object own = draft.fields().get(IdeaPlan.KEY);
        ideas(touched, own == null ? "" : own.toString()).ifPresent(out::add);
        return List.copyOf(out);
    }

    private Touched touched(Draft draft) {
        var paths = new ArrayList<String>();
        if (draft.kind() == ChangeKind.HYPERPARAMETER) {
            paths.add(draft.what());
        }
        paths.addAll(draft.with());
        String directory = session.place().directory();
        for (TreeChange change : draft.carried()) {
            String path = change.path();
            paths.add(path.startsWith(directory) ? path.substring(directory.length()) : path);
        }
        return new Touched(paths);
    }

    private Optional<Problem> lessons(Touched touched) {
        List<Lesson> found = Backlog.standing(backlog.lessons().items()).stream()
                .map(Backlog.Noted::value)
                .filter(lesson -> touched.any(new Lessons(session).about(lesson)))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Lesson first = found.get(0);
        String from =
                first.from().stream().limit(NAMED).map(ExperimentName::text).collect(Collectors.joining(", "));
        String more = found.size() == 1 ? "" : ", and " + (found.size() - 1) + " more";
        return Optional.of(Problem.note(
                        "lesson",
                        "learned before (" + first.name() + (from.isEmpty() ? "" : ", from " + from) + "): "
                                + Trailers.oneLine(first.text()) + more)
                .hint("paribus lessons --about " + touched.first()));
    }

    private Optional<Problem> ideas(Touched touched, String own) {
        List<Idea> alike = backlog.ideas().items().stream()
                .map(Backlog.Noted::value)
                .filter(idea -> idea.dropped() == null && !idea.name().text().equals(own))
                .filter(idea -> touched.any(about(idea)))
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<ExperimentName>> tried = Closings.of(session);
        List<Idea> open = alike.stream()
                .filter(idea -> !tried.containsKey(idea.name().text()))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Idea first = open.get(0);
        String change = first.change() == null ? first.text() : first.change();
        String more = open.size() == 1 ? "" : ", and " + (open.size() - 1) + " more";
        return Optional.of(Problem.note(
                        "idea",
                        "an open idea is about it too (" + first.name() + "): " + Trailers.oneLine(change) + more)
                .hint("paribus idea show " + first.name() + "; --idea " + first.name() + " makes it this one"));
    }

    private static List<String> about(Idea idea) {
        var out = new ArrayList<>(idea.with());
        idea.assignment().map(Assignment::path).ifPresent(path -> out.add(path.written()));
        return out;
    }

    /** Paths that a change touches. */
    record Touched(List<String> paths) {
        String first() {
            return paths.isEmpty() ? "PATH" : paths.get(0);
        }

        boolean any(List<String> about) {
            Set<String> all = Set.copyOf(about);
            return paths.stream().anyMatch(path -> all.stream().anyMatch(one -> Lessons.touch(one, path)));
        }
    }
}
