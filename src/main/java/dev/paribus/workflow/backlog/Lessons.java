package dev.paribus.workflow.backlog;

import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Lesson;
import dev.paribus.param.Assignment;
import dev.paribus.param.ParamPath;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lessons are about. */
public final class Lessons {
    private final Session session;

    public Lessons(Session session) {
        this.session = session;
    }

    /** The paths that a lesson says it is about; without any, those that its experiments changed. */
    public List<String> about(Lesson lesson) {
        return lesson.about().isEmpty() ? changed(lesson.from()) : lesson.about();
    }

    /** What experiments changed, in their order; those that nobody knows here, or that cannot be read, tell nothing. */
    public List<String> changed(List<ExperimentName> names) {
        Map<ExperimentName, Found> known = session.experiments().names();
        var out = new ArrayList<String>();
        for (ExperimentName name : names) {
            Found found = known.get(name);
            Experiment experiment = found == null
                    ? null
                    : session.reader().tolerant(found.tip()).experiment();
            if (experiment != null && experiment.record().name().equals(name)) {
                paths(experiment.record().change()).stream()
                        .filter(path -> !out.contains(path))
                        .forEach(out::add);
            }
        }
        return List.copyOf(out);
    }

    private static List<String> paths(Change change) {
        return change.kind() == ChangeKind.HYPERPARAMETER ? List.of(change.what()) : change.with();
    }

    /** True when one is the other or a prefix of it, step by step: {@code optimizer} touches {@code optimizer.lr}. */
    public static boolean touch(String one, String other) {
        ParamPath first = path(one);
        ParamPath second = path(other);
        return first.equals(ParamPath.ROOT) || second.equals(ParamPath.ROOT)
                ? one.equals(other)
                : first.contains(second) || second.contains(first);
    }

    /** The path, without the file that may stand before it; the root for what is none, as a file's name may be. */
    private static ParamPath path(String text) {
        try {
            return Assignment.remove(text).path();
        } catch (IllegalArgumentException none) {
            return ParamPath.ROOT;
        }
    }
}
