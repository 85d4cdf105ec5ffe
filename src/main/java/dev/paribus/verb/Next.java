package dev.paribus.verb;

import dev.paribus.learning.Calibration;
import dev.paribus.learning.Evening;
import dev.paribus.learning.Promise;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import dev.paribus.workflow.backlog.IdeaStates;
import dev.paribus.workflow.history.Past;
import dev.paribus.workflow.session.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranks the open ideas by what they promise for an hour, and fills a span of time with them. */
public final class Next {
    private final Session session;

    public Next(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param budget a duration as typed; null: only ranked
     */
    public record Request(@Nullable String budget) {}

    /**
     * One idea.
     *
     * @param chosen true when it belongs to what fills the budget
     */
    public record Row(IdeaStates.Known known, Promise promise, boolean chosen) {}

    /**
     * The open ideas.
     *
     * @param rows the best first, those without numbers last
     * @param budget null: none was given
     * @param metric name of the primary metric, whose unit gains have
     * @param problems of files that cannot be read
     */
    public record Result(
            List<Row> rows,
            Calibration calibration,
            @Nullable Duration budget,
            String metric,
            List<Problem> problems) {
        public Result {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    /** @throws Failure COMMAND_LINE {@code duration-form} */
    public Result run(Request request) {
        Duration budget = budget(request.budget());
        IdeaStates states = IdeaStates.read(session);
        List<IdeaStates.Known> open =
                states.ideas().stream().filter(IdeaStates.Known::open).toList();
        var calibration = new Calibration(open.isEmpty() ? List.of() : new Past(session).predictions());
        Map<ExperimentName, IdeaStates.Known> byName = new LinkedHashMap<>();
        open.forEach(known -> byName.put(known.idea().name(), known));
        List<Promise> ranked = Promise.ranked(open.stream()
                .map(known -> Promise.of(known.idea(), calibration))
                .toList());
        Set<Promise> chosen = budget == null ? Set.of() : new HashSet<>(Evening.fill(ranked, budget));
        List<Row> rows = ranked.stream()
                .map(promise -> new Row(known(byName, promise), promise, chosen.contains(promise)))
                .toList();
        return new Result(rows, calibration, budget, session.primary().name(), states.problems());
    }

    private static IdeaStates.Known known(Map<ExperimentName, IdeaStates.Known> byName, Promise promise) {
        IdeaStates.Known known = byName.get(promise.idea().name());
        if (known == null) {
            throw new IllegalStateException(
                    "ranked what is not there: " + promise.idea().name());
        }
        return known;
    }

    private static @Nullable Duration budget(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Durations.parse(text)
                .orElseThrow(() -> Failure.commandLine(
                        "duration-form", "'" + text + "' behind --budget is no duration", "paribus next --budget 8h"));
    }
}
