package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.workflow.doctor.Freeing;
import dev.paribus.workflow.leftovers.Freeable;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frees room that nothing needs, and says of each thing that it leaves why. */
public final class Gc {
    private final Session session;

    public Gc(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param outputs the outputs of discarded experiments instead of journals
     * @param caches also what can be computed again
     * @param act false: only say what would be freed
     */
    public record Request(boolean outputs, boolean caches, boolean act) {}

    /**
     * One thing.
     *
     * @param freed true when it was freed, or would be
     * @param why why it stays; null when it does not
     */
    public record Row(
            String what,
            String place,
            long bytes,
            boolean freed,
            @Nullable String why) {}

    /**
     * What was freed.
     *
     * @param acted false when nothing was done, only looked
     */
    public record Result(List<Row> rows, boolean acted, boolean outputs, List<Problem> problems) {
        public Result {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }

        /** Bytes that were freed, or would be. */
        public long bytes() {
            return rows.stream().filter(Row::freed).mapToLong(Row::bytes).sum();
        }
    }

    /** @throws dev.paribus.problem.Failure ENVIRONMENT when the disk refuses; what was freed before stays freed */
    public Result run(Request request) {
        var freeing = new Freeing(session);
        var all = new ArrayList<>(request.outputs() ? freeing.outputs() : freeing.journals());
        if (request.caches()) {
            all.addAll(freeing.caches());
        }
        var rows = new ArrayList<Row>();
        for (Freeable one : all) {
            boolean free = one.kept() == null && (!request.act() || freeing.free(one));
            String why = free ? null : one.kept() == null ? "it is needed after all, or the disk refused" : one.kept();
            rows.add(new Row(one.what(), one.place().toString(), one.bytes(), free, why));
        }
        return new Result(rows, request.act(), request.outputs(), freeing.unreadable());
    }
}
