package dev.paribus.check;

import dev.paribus.learning.Succession;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.model.Lesson;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reader of one file cannot know of ideas and lessons: whether their texts are harmless and their names known. */
public final class BacklogRules {
    private BacklogRules() {}

    /**
     * One file.
     *
     * @param where dotted field to its place
     */
    public record Filed<T>(String path, T value, Map<String, Location> where) {
        private Location at(String field) {
            Location found = where.get(field);
            return found == null ? Location.at(path, 1, 1) : found;
        }
    }

    /** The texts of an idea, by field. */
    public static Map<String, String> texts(Idea idea) {
        var out = new LinkedHashMap<String, @Nullable String>();
        out.put("idea", idea.text());
        out.put("change", idea.change());
        out.put("with", String.join(" ", idea.with()));
        out.putAll(idea.texts());
        out.put("known", String.join(" ", idea.known()));
        out.put("dropped", idea.dropped());
        return given(out);
    }

    /** The texts of a lesson, by field. */
    public static Map<String, String> texts(Lesson lesson) {
        var out = new LinkedHashMap<String, @Nullable String>();
        out.put("lesson", lesson.text());
        out.put("about", String.join(" ", lesson.about()));
        return given(out);
    }

    private static Map<String, String> given(Map<String, @Nullable String> texts) {
        var out = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> {
            if (text != null) {
                out.put(field, text);
            }
        });
        return out;
    }

    /** Findings {@code terminal-text} for those that do something to a terminal. */
    public static List<Problem> harmful(Map<String, String> texts) {
        var out = new ArrayList<Problem>();
        texts.forEach((field, text) -> {
            if (!TerminalTextRule.harmless(text)) {
                out.add(TerminalTextRule.problem("'" + field + "'", text));
            }
        });
        return out;
    }

    /** Everything that is wrong with ideas that could be read. */
    public static List<Problem> ideas(List<Filed<Idea>> ideas) {
        var out = new ArrayList<Problem>();
        for (Filed<Idea> idea : ideas) {
            placed(texts(idea.value()), idea, out);
        }
        return out;
    }

    /**
     * Everything that is wrong with lessons that could be read.
     *
     * @param experiments names that are known here
     */
    public static List<Problem> lessons(List<Filed<Lesson>> lessons, Set<ExperimentName> experiments) {
        var out = new ArrayList<Problem>();
        var links = new TreeMap<ExperimentName, List<ExperimentName>>();
        lessons.forEach(
                lesson -> links.put(lesson.value().name(), lesson.value().supersedes()));
        for (Filed<Lesson> lesson : lessons) {
            placed(texts(lesson.value()), lesson, out);
            sources(lesson, experiments, out);
            replaced(lesson, links.keySet(), new Succession(links), out);
        }
        return out;
    }

    private static <T> void placed(Map<String, String> texts, Filed<T> file, List<Problem> out) {
        texts.forEach((field, text) -> harmful(Map.of(field, text)).forEach(one -> out.add(one.at(file.at(field)))));
    }

    private static void sources(Filed<Lesson> lesson, Set<ExperimentName> experiments, List<Problem> out) {
        List<ExperimentName> from = lesson.value().from();
        for (int i = 0; i < from.size(); i++) {
            if (!experiments.contains(from.get(i))) {
                out.add(Problem.warning(
                                "lesson-source", "no experiment '" + from.get(i) + "' is known here to have shown it")
                        .at(lesson.at("from[" + i + "]"))
                        .hint("git fetch, or mend the name: paribus log --all lists them"));
            }
        }
    }

    private static void replaced(
            Filed<Lesson> lesson, Set<ExperimentName> known, Succession succession, List<Problem> out) {
        List<ExperimentName> earlier = lesson.value().supersedes();
        for (int i = 0; i < earlier.size(); i++) {
            Location at = lesson.at("supersedes[" + i + "]");
            if (!known.contains(earlier.get(i))) {
                out.add(Problem.warning("no-such-lesson", "there is no lesson '" + earlier.get(i) + "' to replace")
                        .at(at)
                        .hint("mend the name, or delete it from 'supersedes'"));
            } else if (succession.leads(earlier.get(i), lesson.value().name())) {
                out.add(Problem.error(
                                "lesson-circle",
                                "'" + lesson.value().name() + "' and '" + earlier.get(i) + "' replace each other")
                        .at(at)
                        .hint("delete one 'supersedes': the later lesson replaces the earlier one"));
            }
        }
    }
}
