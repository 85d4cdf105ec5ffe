package dev.paribus.model;

import dev.paribus.param.ParamNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one experiment, {@code experiment.yaml}. Frozen from the first measured result on.
 *
 * @param name this experiment
 * @param parent the experiment that the change is measured against; null for the first baseline
 * @param hypothesis one statement with "because"; null only when exploratory or a baseline
 * @param change the declared change
 * @param success criteria that must all hold, in order
 * @param guard criteria that must hold besides, in order
 * @param seeds planned seeds, distinct, in order
 * @param pairing resolved at registration
 * @param expect predictions; null: none
 * @param known what is known already
 * @param ifRefuted what follows if the hypothesis is refuted; null: not said
 * @param abortIf criteria that end a run early
 * @param exploratory no evidence is claimed
 * @param override reason for breaking the one-change rule; null: none
 * @param design {@code factorial} or null
 * @param nuisance parameter paths that were re-tuned beside the change
 * @param command this experiment's own command instead of the project's: list items, or one element for a shell text; null: the project's
 * @param shell true when {@code command} is a text for sh
 * @param data hashes of declared data paths, written at registration
 * @param of the experiment that a replication repeats; null otherwise
 * @param combines the kept siblings of a combination
 * @param params parameters, if they stand in the record; null when the project keeps them in files
 * @param more further keys of the record that carry text only ({@code gap, motive, transfer, beats, although, family, idea}), in file order
 * @param noise what a single seed borrows, by evidence R4; empty for the parent's own
 */
public record ExperimentRecord(
        ExperimentName name,
        @Nullable ExperimentName parent,
        @Nullable String hypothesis,
        Change change,
        List<Criterion> success,
        List<Criterion> guard,
        List<Integer> seeds,
        Pairing pairing,
        @Nullable Expectation expect,
        List<String> known,
        @Nullable String ifRefuted,
        List<Criterion> abortIf,
        boolean exploratory,
        @Nullable String override,
        @Nullable String design,
        List<String> nuisance,
        @Nullable List<String> command,
        boolean shell,
        Map<String, String> data,
        @Nullable ExperimentName of,
        List<ExperimentName> combines,
        ParamNode.@Nullable Mapping params,
        Map<String, String> more,
        List<Pooled> noise) {
    public ExperimentRecord {
        success = List.copyOf(success);
        guard = List.copyOf(guard);
        seeds = List.copyOf(seeds);
        known = List.copyOf(known);
        abortIf = List.copyOf(abortIf);
        nuisance = List.copyOf(nuisance);
        command = command == null ? null : List.copyOf(command);
        data = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(data));
        combines = List.copyOf(combines);
        more = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(more));
        noise = List.copyOf(noise);
    }

    /** True for a replication that claims nothing: it measures once more what it grew from. */
    public boolean measuresAgain() {
        return change.kind() == ChangeKind.REPLICATION && of != null && of.equals(parent);
    }

    /** True for a replication that holds what it repeats against another parent, on fresh seeds. */
    public boolean confirms() {
        return change.kind() == ChangeKind.REPLICATION && of != null && !of.equals(parent);
    }

    /** What every view says beside it, in this order: exploratory, override, design, block, nuisance, with, motive paper, sweep. */
    public List<String> labels() {
        var out = new ArrayList<String>();
        if (exploratory) {
            out.add("exploratory");
        }
        if (override != null) {
            out.add("override: " + override);
        }
        if (design != null) {
            out.add("design: " + design);
        }
        String block = more.get("block");
        if (block != null) {
            out.add("block: " + block);
        }
        if (!nuisance.isEmpty()) {
            out.add("nuisance: " + String.join(", ", nuisance));
        }
        if (!change.with().isEmpty()) {
            out.add("with: " + String.join(", ", change.with()));
        }
        if (Entry.PAPER.equals(more.get("motive"))) {
            out.add(Entry.MOTIVE + Entry.PAPER);
        }
        String family = more.get("family");
        if (family != null) {
            Family.label(family).ifPresent(out::add);
        }
        return out;
    }
}
