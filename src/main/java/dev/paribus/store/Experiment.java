package dev.paribus.store;

import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.Amendment;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Review;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one commit says of its experiment.
 *
 * @param commit the commit that was read
 * @param rules blob of {@code paribus.yaml} there
 * @param project the rules there
 * @param recordBlob blob of the record there
 * @param record the plan
 * @param params all parameters, whichever files hold them
 * @param summary results of this very experiment there; null when there are none (inherited ones do not count)
 * @param summaryBlob its blob; null without one
 * @param decisions oldest first
 * @param amendments seeds that were added to the plan, oldest first
 * @param reviews oldest first
 */
public record Experiment(
        Oid commit,
        Blob rules,
        Project project,
        Blob recordBlob,
        ExperimentRecord record,
        ParamNode.Mapping params,
        @Nullable Summary summary,
        @Nullable Blob summaryBlob,
        List<Decision> decisions,
        List<Amendment> amendments,
        List<Review> reviews) {
    public Experiment {
        decisions = List.copyOf(decisions);
        amendments = List.copyOf(amendments);
        reviews = List.copyOf(reviews);
    }

    /** The planned seeds: the record's, then those of the amendments; each once. */
    public List<Integer> planned() {
        if (amendments.isEmpty()) {
            return record.seeds();
        }
        var out = new LinkedHashSet<>(record.seeds());
        amendments.forEach(amendment -> out.addAll(amendment.seeds()));
        return List.copyOf(out);
    }

    /** The decision that counts. */
    public Optional<Decision> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }
}
