package dev.paribus.workflow.backlog;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.backlog.Backlog.Noted;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ideas with what became of them.
 *
 * @param ideas by name
 * @param problems of files that cannot be read
 */
public record IdeaStates(List<Known> ideas, List<Problem> problems) {
    /**
     * One idea.
     *
     * @param path of its file in the repository
     * @param standing {@code trunk}, {@code waiting} or {@code uncommitted}
     * @param branch that it waits on; null elsewhere
     * @param tried experiments whose records name it
     */
    public record Known(
            Idea idea,
            String path,
            String standing,
            @Nullable String branch,
            List<ExperimentName> tried) {
        public Known {
            tried = List.copyOf(tried);
        }

        /** True when it was neither tried nor given up. */
        public boolean open() {
            return tried.isEmpty() && idea.dropped() == null;
        }

        /** {@code open}, {@code tried} or {@code dropped}. */
        public String state() {
            return !tried.isEmpty() ? "tried" : idea.dropped() != null ? "dropped" : "open";
        }
    }

    public IdeaStates {
        ideas = List.copyOf(ideas);
        problems = List.copyOf(problems);
    }

    /** Reads them; the records of experiments only when there is an idea. */
    public static IdeaStates read(Session session) {
        Backlog.Read<Idea> read = new Backlog(session).ideas();
        Map<String, List<ExperimentName>> tried = read.items().isEmpty() ? Map.of() : Closings.of(session);
        var out = new ArrayList<Known>();
        for (Noted<Idea> noted : read.items()) {
            String name = noted.value().name().text();
            out.add(new Known(
                    noted.value(),
                    noted.path(),
                    noted.standing(),
                    noted.branch(),
                    tried.getOrDefault(name, List.of())));
        }
        return new IdeaStates(out, read.problems());
    }
}
