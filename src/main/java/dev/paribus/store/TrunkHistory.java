package dev.paribus.store;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was adopted: a record that stood with its own results on trunk's first-parent line, whoever merged it and however
 * (a merge, a squash, a rebase).
 */
public final class TrunkHistory {
    private static final int LONGEST = 100_000;

    private final @Nullable Oid tip;
    private final Map<ExperimentName, Oid> adopted;
    private final @Nullable ExperimentName champion;

    private TrunkHistory(@Nullable Oid tip, Map<ExperimentName, Oid> adopted, @Nullable ExperimentName champion) {
        this.tip = tip;
        this.adopted = adopted;
        this.champion = champion;
    }

    /** Reads it by two children, whatever the length of trunk. */
    public static TrunkHistory read(GitReader git, ProjectPlace place, @Nullable Oid trunkTip) {
        if (trunkTip == null) {
            return new TrunkHistory(null, Map.of(), null);
        }
        List<CommitInfo> commits =
                new ArrayList<>(git.firstParents(trunkTip, null, List.of(place.record(), place.summary()), LONGEST));
        Collections.reverse(commits);
        var wanted = new ArrayList<FileAt>();
        for (CommitInfo commit : commits) {
            wanted.add(new FileAt(commit.id(), place.record()));
            wanted.add(new FileAt(commit.id(), place.summary()));
        }
        wanted.add(new FileAt(trunkTip, place.record()));
        wanted.add(new FileAt(trunkTip, place.summary()));
        Map<FileAt, GitReader.Blob> files = git.files(wanted);
        var adopted = new LinkedHashMap<ExperimentName, Oid>();
        for (CommitInfo commit : commits) {
            measured(files, place, commit.id()).ifPresent(name -> adopted.putIfAbsent(name, commit.id()));
        }
        return new TrunkHistory(
                trunkTip, adopted, measured(files, place, trunkTip).orElse(null));
    }

    private static Optional<ExperimentName> measured(
            Map<FileAt, GitReader.Blob> files, ProjectPlace place, Oid commit) {
        GitReader.Blob record = files.get(new FileAt(commit, place.record()));
        GitReader.Blob summary = files.get(new FileAt(commit, place.summary()));
        if (record == null || summary == null) {
            return Optional.empty();
        }
        Optional<ExperimentName> name = Peek.name(record.text());
        return name.equals(Peek.name(summary.text())) ? name : Optional.empty();
    }

    /** Trunk's tip; empty when trunk does not exist yet. */
    public Optional<Oid> tip() {
        return Optional.ofNullable(tip);
    }

    /** The experiments that were ever adopted, oldest first, with the commit that brought each to trunk. */
    public Map<ExperimentName, Oid> adopted() {
        return Collections.unmodifiableMap(adopted);
    }

    /** The record at trunk's tip, if its own results stand beside it. */
    public Optional<ExperimentName> champion() {
        return Optional.ofNullable(champion);
    }
}
