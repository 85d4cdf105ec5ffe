package dev.paribus.workflow.history;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.session.Axis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two experiments, in all that a result depends on.
 *
 * @param params changed parameters, in the order of the newer tree
 * @param equalParams how many parameters are equal
 * @param files files that differ, without record, results and parameter files, by path
 * @param environment of the runs
 * @param data as declared
 * @param incomparable why the numbers of both must not be compared, a clause each; empty where they may
 * @param problems of the comparison
 */
public record Contrast(
        List<ParamChange> params,
        int equalParams,
        List<Changed> files,
        Environment environment,
        Data data,
        List<String> incomparable,
        List<Problem> problems) {
    public Contrast {
        params = List.copyOf(params);
        files = List.copyOf(files);
        incomparable = List.copyOf(incomparable);
        problems = List.copyOf(problems);
    }

    /** The files on one axis. */
    public List<FileChange> on(Axis axis) {
        return files.stream()
                .filter(file -> file.axis() == axis)
                .map(Changed::file)
                .toList();
    }

    /** Declared data that differ and are no tracked file, which is told as such. */
    public List<DataChange> otherData() {
        List<String> tracked = on(Axis.DATA).stream().map(FileChange::path).toList();
        return data.changes().stream()
                .filter(change -> tracked.stream()
                        .noneMatch(path -> path.endsWith(change.path()) || path.contains(change.path() + "/")))
                .toList();
    }

    /**
     * One side.
     *
     * @param ref full name of where it stands
     * @param at whose record, parameters and files are compared
     * @param results whose results are compared, which may stand elsewhere; null where it has none
     */
    public record Side(
            ExperimentName name,
            String ref,
            Experiment at,
            @Nullable Experiment results) {}

    /** A file that differs, and what it is to an experiment. */
    public record Changed(FileChange file, Axis axis) {}

    /**
     * What differs in the recorded environment of a seed that both have, or of their first ones.
     *
     * @param unknown why it cannot be said; empty where it can
     */
    public record Environment(List<ParamChange> changes, String unknown) {
        public Environment {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Declared data paths that differ.
     *
     * @param declared how many paths are declared on either side
     * @param changes each with how it differs
     */
    public record Data(int declared, List<DataChange> changes) {
        public Data {
            changes = List.copyOf(changes);
        }
    }

    /** @param how {@code differs}, {@code added} or {@code removed} */
    public record DataChange(String path, String how) {}
}
