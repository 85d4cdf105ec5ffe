package dev.paribus.workflow.backlog;

import dev.paribus.format.IdeaFile;
import dev.paribus.format.LessonFile;
import dev.paribus.format.Parsed;
import dev.paribus.learning.Succession;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.model.Lesson;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.store.ProjectPlace;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ideas and lessons that this clone knows. */
public final class Backlog {
    static final String IDEA_BRANCHES = "idea/";
    static final String LESSON_BRANCHES = "lesson/";

    private final Session session;
    private final ProjectPlace place;

    public Backlog(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * One of them, and where it stands.
     *
     * @param path of its file in the repository
     * @param standing {@code trunk}, {@code waiting} for a pull request, or {@code uncommitted}
     * @param branch that it waits on; null elsewhere
     */
    public record Noted<T>(
            T value, String path, String standing, @Nullable String branch) {
        /** True where no commit has it. */
        public boolean uncommitted() {
            return standing.equals("uncommitted");
        }
    }

    /**
     * What was read.
     *
     * @param problems of files that cannot be read, as warnings: the others are there all the same
     */
    public record Read<T>(List<Noted<T>> items, List<Problem> problems) {
        public Read {
            items = List.copyOf(items);
            problems = List.copyOf(problems);
        }
    }

    /** The ideas, by name; dropped and tried ones too. */
    public Read<Idea> ideas() {
        return read(place.ideas(), IDEA_BRANCHES, IdeaFile::read);
    }

    /** The lessons, by name; superseded ones too. */
    public Read<Lesson> lessons() {
        return read(place.lessons(), LESSON_BRANCHES, LessonFile::read);
    }

    private interface Reader<T> {
        Parsed<T> read(String path, byte[] content);
    }

    private <T> Read<T> read(String folder, String own, Reader<T> reader) {
        var items = new ArrayList<Noted<T>>();
        var problems = new ArrayList<Problem>();
        for (Shelf.Item item : new Shelf(session).read(folder, own)) {
            Parsed<T> parsed = reader.read(item.path(), item.content());
            T value = parsed.value();
            parsed.problems().forEach(problem -> problems.add(problem.severity(Severity.WARNING)));
            if (value != null && parsed.ok()) {
                String standing = item.where().name().toLowerCase(java.util.Locale.ROOT);
                items.add(new Noted<>(value, item.path(), standing, item.branch()));
            }
        }
        return new Read<>(items, problems);
    }

    /** The names of all files of both folders, of those that cannot be read as well. */
    Set<String> names() {
        var out = new TreeSet<String>();
        var shelf = new Shelf(session);
        for (String folder : List.of(place.ideas(), place.lessons())) {
            String own = folder.equals(place.ideas()) ? IDEA_BRANCHES : LESSON_BRANCHES;
            for (Shelf.Item item : shelf.read(folder, own)) {
                out.add(item.path().substring(folder.length(), item.path().length() - ".yaml".length()));
            }
        }
        return out;
    }

    /** The idea that a text means. @throws Failure DATA {@code unknown-idea} or {@code ambiguous-idea} */
    public Noted<Idea> idea(String text) {
        return find(text, ideas().items(), Idea::name, "idea", "paribus idea list");
    }

    /** The lesson that a text means. @throws Failure DATA {@code unknown-lesson} or {@code ambiguous-lesson} */
    public Noted<Lesson> lesson(String text) {
        return find(text, lessons().items(), Lesson::name, "lesson", "paribus lessons --all");
    }

    /** As experiments are found: the whole name, a unique prefix, or either word of it. */
    private static <T> Noted<T> find(
            String text, List<Noted<T>> items, Function<T, ExperimentName> name, String what, String list) {
        var byName = new LinkedHashMap<String, Noted<T>>();
        items.forEach(item -> byName.put(name.apply(item.value()).text(), item));
        Noted<T> exact = byName.get(text);
        if (exact != null) {
            return exact;
        }
        List<String> matches = byName.keySet().stream()
                .filter(one -> !text.isEmpty()
                        && (one.startsWith(text) || List.of(one.split("-")).contains(text)))
                .toList();
        Noted<T> only = matches.size() == 1 ? byName.get(matches.get(0)) : null;
        if (only != null) {
            return only;
        }
        if (matches.size() > 1) {
            throw Failure.data(
                    "ambiguous-" + what,
                    "'" + text + "' means " + matches.size() + " of them: "
                            + String.join(", ", matches.subList(0, Math.min(8, matches.size()))),
                    "write more of the name");
        }
        String near = DidYouMean.question(text, byName.keySet());
        throw Failure.data(
                "unknown-" + what,
                "there is no " + what + " '" + text + "'" + (near.isEmpty() ? "" : "; " + near),
                list + " lists them");
    }

    /** Lessons that no other one replaces; of a circle of them, all. */
    public static List<Noted<Lesson>> standing(List<Noted<Lesson>> lessons) {
        var links = new LinkedHashMap<ExperimentName, List<ExperimentName>>();
        lessons.forEach(
                lesson -> links.put(lesson.value().name(), lesson.value().supersedes()));
        Set<ExperimentName> replaced = new Succession(links).replaced();
        return lessons.stream()
                .filter(lesson -> !replaced.contains(lesson.value().name()))
                .toList();
    }
}
