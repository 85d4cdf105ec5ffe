package dev.paribus.workflow.facts;

import dev.paribus.check.BacklogRules;
import dev.paribus.check.BacklogRules.Filed;
import dev.paribus.format.IdeaFile;
import dev.paribus.format.LessonFile;
import dev.paribus.format.Parsed;
import dev.paribus.git.Oid;
import dev.paribus.model.Lesson;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.backlog.Shelf;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks over the files of {@code ideas/} and {@code lessons/}. */
final class BacklogCheck {
    private final Session session;
    private final ProjectPlace place;
    private final Shelf shelf;

    BacklogCheck(Session session) {
        this.session = session;
        this.place = session.place();
        this.shelf = new Shelf(session);
    }

    /** What is wrong with those of the checkout, committed or not. */
    List<Problem> checkout() {
        return find(shelf::inCheckout, null);
    }

    /** What is wrong with those of a commit. */
    List<Problem> commit(Oid commit) {
        return find(folder -> shelf.committed(commit, folder), commit.hex());
    }

    private List<Problem> find(Function<String, Map<String, byte[]>> files, @Nullable String revision) {
        Map<String, byte[]> ideas = files.apply(place.ideas());
        Map<String, byte[]> lessons = files.apply(place.lessons());
        var found = new ArrayList<Problem>();
        found.addAll(BacklogRules.ideas(read(ideas, IdeaFile::read, found)));
        List<Filed<Lesson>> read = read(lessons, LessonFile::read, found);
        if (!read.isEmpty()) {
            found.addAll(
                    BacklogRules.lessons(read, session.experiments().names().keySet()));
        }
        return found.stream().map(problem -> in(problem, revision)).toList();
    }

    private static <T> List<Filed<T>> read(
            Map<String, byte[]> files, BiFunction<String, byte[], Parsed<T>> reader, List<Problem> problems) {
        var out = new ArrayList<Filed<T>>();
        new LinkedHashMap<>(files).forEach((path, content) -> {
            Parsed<T> parsed = reader.apply(path, content);
            problems.addAll(parsed.problems());
            T value = parsed.value();
            if (value != null) {
                out.add(new Filed<>(path, value, parsed.where()));
            }
        });
        return out;
    }

    private static Problem in(Problem problem, @Nullable String revision) {
        Location at = problem.location();
        return at == null || revision == null ? problem : problem.at(at.in(revision));
    }
}
