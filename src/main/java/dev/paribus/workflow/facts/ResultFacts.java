package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.format.Parsed;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.RanParameters;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the results beside a record, the record as they froze it, and the parent's results that they were compared with. */
final class ResultFacts {
    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;

    private List<Problem> problems = List.of();

    ResultFacts(Session session) {
        this.session = session;
        this.git = session.git();
        this.place = session.place();
    }

    /** What is wrong with results that cannot be read. */
    List<Problem> problems() {
        return problems;
    }

    /** The results there; null without any, or where they cannot be read, which {@link #problems} then tells. */
    Facts.@Nullable Results at(Oid tree, ExperimentRecord plan, Project project, Blob record) {
        Optional<Blob> blob = git.file(tree, place.summary());
        if (blob.isEmpty()) {
            return null;
        }
        Parsed<Summary> read = session.reader().summaries().read(place.summary(), blob.get());
        Summary summary = read.value();
        if (summary == null) {
            problems = read.problems();
            return null;
        }
        List<String> moved = new RanParameters(git, place, project).moved(summary.seeds(), tree);
        return new Facts.Results(
                place.summary(), summary, new Standing(session, project).at(tree, record.id(), plan), moved);
    }

    Facts.@Nullable Freeze freeze(Facts.Results results, Blob record) {
        Ran ran = OriginCheck.ran(results.summary()).orElse(null);
        boolean frozen =
                results.summary().state() == State.MEASURED || results.summary().state() == State.PARTIAL;
        if (ran == null || !frozen) {
            return null;
        }
        return git.resolve(ran.commit())
                .flatMap(commit -> git.file(commit, place.record()))
                .map(then -> new Facts.Freeze(ran.commit(), then.text(), record.text()))
                .orElse(null);
    }

    /** The parent's results at the commit that the newest verdict names. */
    @Nullable
    Summary parentThen(Facts.@Nullable Results results) {
        Look.Counted parent = results == null
                ? null
                : results.summary().newest().map(Look::parent).orElse(null);
        if (parent == null || !parent.commit().matches("[0-9a-f]{40}")) {
            return null;
        }
        return git.file(new Oid(parent.commit()), place.summary())
                .map(blob ->
                        session.reader().summaries().read(place.summary(), blob).value())
                .orElse(null);
    }
}
