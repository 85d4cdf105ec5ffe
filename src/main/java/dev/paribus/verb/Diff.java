package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.history.Contrasting;
import dev.paribus.workflow.history.Curves;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two experiments: what was declared, what differs, what it gave. */
public final class Diff {
    private final Session session;

    public Diff(Session session) {
        this.session = session;
    }

    /** How much of the code is shown. */
    public enum Code {
        STAT,
        PATCH
    }

    /**
     * What the command line asks for.
     *
     * @param first the newer one when {@code second} is null, as typed; null: the one that is checked out
     * @param second null: {@code first} is compared with its parent
     * @param plot the metric whose courses are drawn; null: none
     */
    public record Request(
            @Nullable String first,
            @Nullable String second,
            Code code,
            @Nullable String plot) {}

    /**
     * One side.
     *
     * @param ref full name of where its results stand; empty where no reference holds them
     * @param commit whose parameters and code were compared
     * @param planned seeds of record and amendments
     * @param summary null without a result
     */
    public record Side(
            ExperimentName name,
            String ref,
            String commit,
            ExperimentRecord record,
            int planned,
            @Nullable Summary summary) {
        static Side of(Contrast.Side side) {
            Experiment results = side.results() == null ? side.at() : side.results();
            boolean own = results.record().name().equals(side.name());
            return new Side(
                    side.name(),
                    side.ref(),
                    side.at().commit().hex(),
                    side.at().record(),
                    results.planned().size(),
                    own ? results.summary() : null);
        }
    }

    /**
     * The comparison.
     *
     * @param againstParent true when {@code before} is the parent of {@code after}, so that the declared change applies
     * @param contrast all that differs
     * @param patch unified patch of the code; null unless asked for
     * @param metrics the declared metrics
     * @param plot null unless asked for
     */
    public record Result(
            Side before,
            Side after,
            boolean againstParent,
            Contrast contrast,
            @Nullable String patch,
            List<Metric> metrics,
            Curves.@Nullable Plot plot) {
        public Result {
            metrics = List.copyOf(metrics);
        }
    }

    /** @throws Failure DATA when an experiment is not found or cannot be read, or there is no parent to compare with */
    public Result run(Request request) {
        var contrasting = new Contrasting(session);
        String second = request.second();
        Contrast.Side first = contrasting.side(new Choice(session).one(request.first()));
        Contrast.Side after = second == null ? first : contrasting.side(contrasting.find(second));
        // Against its parent a child is held as it grew from it, however it was asked for.
        Contrast.Side before = second == null || Contrasting.isParent(first, after) ? contrasting.parent(after) : first;
        Contrast contrast = contrasting.of(before, after);
        var code = new ArrayList<>(contrast.on(Axis.CODE));
        code.addAll(contrast.on(Axis.OUTSIDE));
        return new Result(
                Side.of(before),
                Side.of(after),
                Contrasting.isParent(before, after),
                contrast,
                request.code() == Code.PATCH && !code.isEmpty() ? contrasting.patch(before, after, code) : null,
                after.at().project().metrics(),
                request.plot() == null ? null : new Curves(session).of(List.of(before, after), request.plot()));
    }
}
