package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.workflow.history.Revisiting;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Finds discarded experiments whose parent is not the champion any more. */
public final class Revisit {
    private final Session session;

    public Revisit(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param most at most so many, the newest
     */
    public record Request(int most) {}

    /**
     * One of them.
     *
     * @param since changes that were adopted since, newest first, with their experiments
     * @param again commands that try it against the champion
     */
    public record Row(Entry entry, List<String> since, List<String> again) {
        public Row {
            since = List.copyOf(since);
            again = List.copyOf(again);
        }
    }

    /**
     * Those that are worth another look, newest first.
     *
     * @param more how many there are besides
     */
    public record Result(ExperimentName champion, List<Row> rows, int more) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /** @throws dev.paribus.problem.Failure DATA {@code no-champion} */
    public Result run(Request request) {
        var revisiting = new Revisiting(session);
        List<Entry> found = revisiting.find();
        List<Row> rows = found.stream()
                .limit(request.most())
                .map(entry -> new Row(entry, revisiting.since(entry), revisiting.again(entry)))
                .toList();
        return new Result(revisiting.champion(), rows, found.size() - rows.size());
    }
}
