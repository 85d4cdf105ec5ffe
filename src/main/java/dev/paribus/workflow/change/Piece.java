package dev.paribus.workflow.change;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Ran;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.Optional;

/**
 * The change of one experiment as the difference of two commits, which can be made elsewhere, or taken back.
 *
 * @param name whose change it is
 * @param from what it starts from
 * @param to what it comes to
 */
public record Piece(ExperimentName name, Oid from, Oid to) {
    /** What an experiment changed: from its base to what ran, or to its tip before it ran; empty where no base is known. */
    public static Optional<Piece> of(Session session, Found found) {
        Optional<Oid> base = session.experiments()
                .registration(found.name(), found.tip())
                .map(CommitInfo::parents)
                .filter(parents -> !parents.isEmpty())
                .flatMap(parents -> session.git().peek(parents.get(0)))
                .map(CommitInfo::id)
                .filter(commit ->
                        session.git().file(commit, session.place().record()).isPresent());
        return base.map(from -> new Piece(found.name(), from, ran(session, found)));
    }

    private static Oid ran(Session session, Found found) {
        Experiment read = session.reader().tolerant(found.tip()).experiment();
        Optional<Ran> ran = read == null ? Optional.empty() : OriginCheck.ran(read.summary());
        return ran.flatMap(known -> session.git().resolve(known.commit()))
                .flatMap(commit -> session.git().peek(commit))
                .map(CommitInfo::id)
                .orElse(found.tip());
    }

    /** The same taken back. */
    public Piece reversed() {
        return new Piece(name, to, from);
    }
}
