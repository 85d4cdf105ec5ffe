package dev.paribus.workflow.conclusion;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.store.Experiment;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a change of one parameter as the files say it now. Until it is run, people mend a value and commit it with git;
 * the message of the registration still tells the value that it had then.
 */
final class ChangeNow {
    private final Session session;

    ChangeNow(Session session) {
        this.session = session;
    }

    /** The trailers with the change that {@code onto} makes; as they are where it is no single parameter, or the base is not here. */
    Trailers in(Trailers known, Oid onto, Experiment experiment) {
        if (experiment.record().change().kind() != ChangeKind.HYPERPARAMETER) {
            return known;
        }
        Experiment base = base(known, onto).orElse(null);
        if (base == null) {
            return known;
        }
        List<ParamChange> changes = TreeDiff.compare(
                        base.params(),
                        experiment.params(),
                        DeclaredBlocks.options(experiment.project(), experiment.record()))
                .changes();
        return changes.size() == 1 ? known.changing(ChangeText.describe(changes.get(0))) : known;
    }

    private Optional<Experiment> base(Trailers known, Oid onto) {
        List<Oid> parents = session.experiments()
                .registration(known.name(), onto)
                .map(CommitInfo::parents)
                .orElse(List.of());
        if (parents.isEmpty() || session.git().resolve(parents.get(0).hex()).isEmpty()) {
            return Optional.empty();
        }
        @Nullable Experiment there = session.reader().tolerant(parents.get(0)).experiment();
        return Optional.ofNullable(there);
    }
}
