package dev.paribus.workflow.session;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the replications of an experiment: what has its parameters is kept in mind by this clone, so few records are read. */
public final class Replicas {
    private final Session session;

    public Replicas(Session session) {
        this.session = session;
    }

    /**
     * A replication.
     *
     * @param found where it stands; for one without a branch, whose evidence trunk holds, the commit there
     */
    public record Replica(Found found, Experiment experiment) {
        public ExperimentName name() {
            return experiment.record().name();
        }
    }

    /** All of them, by name. */
    public List<Replica> of(ExperimentName name) {
        return among(Repeats.any(session).alike(name), name);
    }

    /** Those among some experiments. */
    public List<Replica> among(List<Found> candidates, ExperimentName name) {
        var out = new LinkedHashMap<ExperimentName, Replica>();
        for (Found found : replications(candidates, name)) {
            add(found, name, out);
        }
        merged(name).forEach(found -> add(found, name, out));
        return out.values().stream().sorted(Comparator.comparing(Replica::name)).toList();
    }

    private void add(Found found, ExperimentName name, Map<ExperimentName, Replica> out) {
        Experiment there = session.reader().tolerant(found.tip()).experiment();
        if (there != null && repeats(there.record(), name)) {
            out.putIfAbsent(there.record().name(), new Replica(found, there));
        }
    }

    private static boolean repeats(ExperimentRecord record, ExperimentName name) {
        return record.change().kind() == ChangeKind.REPLICATION && name.equals(record.of());
    }

    /** By a look at the texts, all by one question. */
    private List<Found> replications(List<Found> candidates, ExperimentName name) {
        String path = session.place().record();
        var wanted = new ArrayList<FileAt>();
        candidates.forEach(found -> wanted.add(new FileAt(found.tip(), path)));
        Map<FileAt, Blob> files = wanted.isEmpty() ? Map.of() : session.git().files(wanted);
        return candidates.stream()
                .filter(found -> Optional.ofNullable(files.get(new FileAt(found.tip(), path)))
                        .filter(record -> record.text().contains("replication")
                                && record.text().contains(name.text()))
                        .isPresent())
                .toList();
    }

    /** What the merge on trunk brought as evidence, which stays when the branch is deleted. */
    private List<Found> merged(ExperimentName name) {
        var experiments = session.experiments();
        Oid adopted = experiments.trunk().adopted().get(name);
        Experiment kept =
                adopted == null ? null : session.reader().tolerant(adopted).experiment();
        ExperimentName confirmed =
                kept == null ? null : kept.decision().map(Decision::confirmed).orElse(null);
        if (adopted == null || confirmed == null) {
            return List.of();
        }
        CommitInfo merge = session.git().commit(adopted);
        return merge.parents().stream()
                .skip(2)
                .filter(parent -> session.git().resolve(parent.hex()).isPresent())
                .map(parent -> new Found(confirmed, session.place().trunkRef(), parent))
                .filter(Objects::nonNull)
                .toList();
    }
}
