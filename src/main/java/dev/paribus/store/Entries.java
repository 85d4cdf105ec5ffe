package dev.paribus.store;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes history entries: from the trailers of a tip when they name the record, else from the YAML there, with what the
 * newest of the tool's commits below the tip still knows (a user's commit on top has no trailers).
 */
final class Entries {
    private final GitReader git;
    private final ProjectPlace place;
    private final TrunkHistory trunk;
    private final ExperimentReader reader;

    Entries(GitReader git, ProjectPlace place, TrunkHistory trunk, ExperimentReader reader) {
        this.git = git;
        this.place = place;
        this.trunk = trunk;
        this.reader = reader;
    }

    /** @param refs where each of them stands */
    List<Entry> of(List<Tip> tips, Map<ExperimentName, Experiments.Found> refs) {
        var out = new ArrayList<Entry>(tips.size());
        for (Optional<Entry> entry : Halves.map(tips, tip -> entry(tip, refs.get(tip.name())))) {
            entry.ifPresent(out::add);
        }
        return out;
    }

    private Optional<Entry> entry(Tip tip, Experiments.@Nullable Found found) {
        return found == null
                ? Optional.empty()
                : tip.trailers().map(said -> entry(said, found.ref(), tip.commit(), tip.time()));
    }

    /** Entries of experiments that only trunk's history still has: squashed and deleted, or never fetched. */
    List<Entry> adoptedOnly(Map<ExperimentName, Oid> commits) {
        var out = new ArrayList<Entry>();
        for (Map.Entry<ExperimentName, Oid> one : commits.entrySet()) {
            CommitInfo commit = git.commit(one.getValue());
            Optional<Trailers> own =
                    Trailers.ofMessage(commit.message()).filter(t -> t.name().equals(one.getKey()));
            Instant time = commit.committer().time();
            out.add(
                    own.isPresent()
                            ? entry(own.get(), place.trunkRef(), commit.id(), time)
                            : fromFiles(one.getKey(), place.trunkRef(), commit.id(), time));
        }
        return out;
    }

    private Entry entry(Trailers trailers, String ref, Oid id, Instant time) {
        ExperimentName name = trailers.name();
        return new Entry(
                name,
                ref,
                id.hex(),
                time,
                trailers.state(),
                trailers.parent(),
                trailers.kind(),
                trailers.change(),
                trailers.hypothesis(),
                trailers.labels(),
                trailers.verdict(),
                trailers.metrics(),
                trailers.decision(),
                trailers.took(),
                trunk.adopted().containsKey(name),
                trunk.champion().equals(Optional.of(name)));
    }

    private Entry fromFiles(ExperimentName name, String ref, Oid id, Instant time) {
        return entry(new TipState(git, reader).trailers(name, id), ref, id, time);
    }
}
