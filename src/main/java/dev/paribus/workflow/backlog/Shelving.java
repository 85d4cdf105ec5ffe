package dev.paribus.workflow.backlog;

import dev.paribus.check.BacklogRules;
import dev.paribus.format.IdeaFile;
import dev.paribus.format.LessonFile;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEdit;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.model.Lesson;
import dev.paribus.naming.NameJudge;
import dev.paribus.naming.Names;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Width;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts ideas and lessons on trunk, one file each, so that two people never meet in one. */
public final class Shelving {
    private static final int SUBJECT = 72;

    private final Session session;
    private final ProjectPlace place;

    public Shelving(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * What was written.
     *
     * @param path of its file in the repository
     */
    public record Shelved<T>(T value, String path, TrunkFiles.Placed placed) {}

    /**
     * A name that no experiment, idea or lesson has: the one that is asked for, else one that is made.
     *
     * @throws Failure COMMAND_LINE when it is no name, or taken
     */
    public ExperimentName name(@Nullable String asked) {
        Set<String> taken = new TreeSet<>(new Backlog(session).names());
        session.experiments().names().keySet().forEach(name -> taken.add(name.text()));
        List<String> denied = place.project().care().deniedNames();
        if (asked == null) {
            return new Names(session.machine().random()).next(name -> taken.contains(name.text()), denied);
        }
        List<Problem> wrong = NameJudge.judge(asked, denied).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, wrong);
        }
        if (taken.contains(asked)) {
            throw Failure.commandLine(
                    "name-taken",
                    "an experiment, an idea or a lesson has the name '" + asked + "' already",
                    "leave out --name: a free one is generated");
        }
        return new ExperimentName(asked);
    }

    /** Adds an idea. @throws Failure as {@link TrunkFiles#commit}, and ANSWER_NO for texts that a terminal would obey */
    public Shelved<Idea> add(Idea idea) {
        requireHarmless(BacklogRules.texts(idea));
        byte[] content = IdeaFile.write(Templates.read("backlog/idea.yaml"), idea);
        String path = place.ideas() + idea.name() + ".yaml";
        String change = idea.change();
        String subject = "idea " + idea.name() + ": " + (change == null ? idea.text() : change);
        return new Shelved<>(
                idea, path, put(path, content, message(subject, idea.text()), Backlog.IDEA_BRANCHES + idea.name()));
    }

    /** Adds a lesson. @throws Failure as {@link #add} */
    public Shelved<Lesson> learn(Lesson lesson) {
        requireHarmless(BacklogRules.texts(lesson));
        byte[] content = LessonFile.write(Templates.read("backlog/lesson.yaml"), lesson);
        String path = place.lessons() + lesson.name() + ".yaml";
        String subject = "lesson " + lesson.name() + ": " + lesson.text();
        return new Shelved<>(
                lesson,
                path,
                put(path, content, message(subject, lesson.text()), Backlog.LESSON_BRANCHES + lesson.name()));
    }

    /**
     * Notes in the file of an idea why it was given up; the file stays.
     *
     * @throws Failure DATA {@code not-committed}, {@code already-dropped}, {@code cannot-append}
     */
    public Shelved<Idea> drop(Backlog.Noted<Idea> idea, String because) {
        String name = idea.value().name().text();
        if (idea.uncommitted()) {
            throw Failure.data(
                    "not-committed",
                    idea.path() + " is not committed as it stands here",
                    "git add " + idea.path() + " && git commit, or delete the file");
        }
        if (idea.value().dropped() != null) {
            throw Failure.data(
                    "already-dropped",
                    name + " is dropped already: " + idea.value().dropped(),
                    "paribus idea show " + name);
        }
        String reason = Trailers.oneLine(because);
        requireHarmless(Map.of("because", because));
        TrunkFiles.Placed placed = new TrunkFiles(session)
                .commit(
                        tip -> Map.of(idea.path(), new TreeEdit.Write(dropped(tip, idea.path(), reason))),
                        message("idea " + name + ": dropped, " + reason, ""),
                        Backlog.IDEA_BRANCHES + name);
        return new Shelved<>(idea.value(), idea.path(), placed);
    }

    private byte[] dropped(Oid tip, String path, String reason) {
        return session.git()
                .file(tip, path)
                .map(blob -> IdeaFile.drop(path, blob.content(), reason))
                .orElseThrow(() -> Failure.data(
                        "not-committed",
                        path + " is not on " + place.project().trunk() + " any more",
                        "paribus idea list"));
    }

    private TrunkFiles.Placed put(String path, byte[] content, String message, String own) {
        return new TrunkFiles(session)
                .commit(
                        tip -> {
                            if (session.git().file(tip, path).isPresent()) {
                                throw Failure.data("name-taken", path + " is there already", "do it again");
                            }
                            return Map.of(path, new TreeEdit.Write(content));
                        },
                        message,
                        own);
    }

    private static String message(String subject, String text) {
        String first = Width.truncate(Trailers.oneLine(subject), SUBJECT, "...");
        String flat = text.replaceAll("\\s+", " ").strip();
        boolean all = flat.isEmpty() || first.endsWith(flat);
        return first + "\n" + (all ? "" : "\n" + String.join("\n", Width.wrap(flat, SUBJECT)) + "\n");
    }

    private static void requireHarmless(Map<String, String> texts) {
        List<Problem> wrong = BacklogRules.harmful(texts);
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.ANSWER_NO, wrong);
        }
    }
}
