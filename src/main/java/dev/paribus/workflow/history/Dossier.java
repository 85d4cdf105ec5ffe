package dev.paribus.workflow.history;

import dev.paribus.diff.ParamChange;
import dev.paribus.evidence.Outlook;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a reviewer is shown of one experiment.
 *
 * @param experiment as it stands at {@code ref}
 * @param change the one change in a line
 * @param ref short name of where it stands
 * @param registration commit that registered it; null where none does
 * @param result commit of the newest result; null before there is one
 * @param registered whether the plan came before the results, in words; null before there are results
 * @param parent the parent's newest results; null without
 * @param explained what belongs beside the verdict
 * @param siblings other experiments with the same parent, the newest first
 * @param findings of {@code check}
 * @param outlooks what the plan can find out; empty after the results
 * @param cost expected time by the parent's runs, in seconds; null when unknown
 * @param differences against what it grew from
 * @param curve course of the primary metric; null where none was reported
 */
public record Dossier(
        Subject experiment,
        String change,
        String ref,
        @Nullable String registration,
        @Nullable String result,
        @Nullable String registered,
        @Nullable Summary parent,
        Explanation explained,
        List<Entry> siblings,
        List<Problem> findings,
        List<Outlook> outlooks,
        @Nullable Double cost,
        Differences differences,
        @Nullable Curve curve) {
    /**
     * The experiment itself.
     *
     * @param summary null before there is a result
     * @param planned seeds of record and amendments
     * @param commit 40 hex digits
     */
    public record Subject(
            ExperimentRecord record,
            Project project,
            @Nullable Summary summary,
            List<Decision> decisions,
            List<Integer> planned,
            String commit) {
        public Subject {
            decisions = List.copyOf(decisions);
            planned = List.copyOf(planned);
        }
    }

    /**
     * Against what it grew from.
     *
     * @param params changed parameters
     * @param files other files that differ
     * @param patch the beginning of their patch
     * @param environment what differs from the parent's runs; null where one of them recorded none
     */
    public record Differences(
            List<ParamChange> params,
            List<FileChange> files,
            String patch,
            @Nullable List<ParamChange> environment) {
        public Differences {
            params = List.copyOf(params);
            files = List.copyOf(files);
            environment = environment == null ? null : List.copyOf(environment);
        }
    }

    /**
     * Means over the seeds at a few steps.
     *
     * @param parent of the parent at the same steps; empty where it has none
     */
    public record Curve(String metric, List<String> steps, List<Double> own, List<Double> parent) {
        public Curve {
            steps = List.copyOf(steps);
            own = List.copyOf(own);
            parent = List.copyOf(parent);
        }
    }

    public Dossier {
        siblings = List.copyOf(siblings);
        findings = List.copyOf(findings);
        outlooks = List.copyOf(outlooks);
    }
}
