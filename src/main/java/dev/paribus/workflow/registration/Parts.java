package dev.paribus.workflow.registration;

import dev.paribus.diff.ParamChange;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.param.ParamPath;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import java.util.ArrayList;
import java.util.List;

/** The changes of an experiment, sorted into what could each be an experiment of its own. */
final class Parts {
    private Parts() {}

    /**
     * One of them.
     *
     * @param params parameters that change with it
     * @param files files that change with it
     * @param command true when the record's own command belongs to it
     */
    record Part(ChangeKind kind, List<ParamChange> params, List<TreeChange> files, List<String> with, boolean command) {
        Part {
            params = List.copyOf(params);
            files = List.copyOf(files);
            with = List.copyOf(with);
        }
    }

    /** What changed, and what was declared of it. */
    record Whole(Change declared, List<ParamChange> params, List<TreeChange> files, boolean command) {}

    /** Each parameter one; the code, with what the record declares that it brings along, one; data and lock files one each. */
    static List<Part> of(Axes axes, Whole whole) {
        boolean code = whole.command() || !axes.on(Axis.CODE, whole.files()).isEmpty();
        List<String> with =
                code && whole.declared().kind().idea() ? whole.declared().with() : List.of();
        var alongParams = new ArrayList<ParamChange>();
        var alongFiles = new ArrayList<>(axes.on(Axis.CODE, whole.files()));
        var out = new ArrayList<Part>();
        for (ParamChange change : whole.params()) {
            if (with.stream().anyMatch(entry -> covers(entry, change))) {
                alongParams.add(change);
            } else {
                out.add(new Part(ChangeKind.HYPERPARAMETER, List.of(change), List.of(), List.of(), false));
            }
        }
        for (var axis : List.of(Axis.DATA, Axis.ENVIRONMENT)) {
            var alone = new ArrayList<TreeChange>();
            for (TreeChange file : axes.on(axis, whole.files())) {
                boolean along = with.stream()
                        .anyMatch(entry -> file.path().equals(entry)
                                || file.path().endsWith("/" + entry)
                                || file.path().startsWith(entry + "/"));
                (along ? alongFiles : alone).add(file);
            }
            if (!alone.isEmpty()) {
                ChangeKind kind = axis == Axis.DATA ? ChangeKind.DATA : ChangeKind.ENVIRONMENT;
                out.add(new Part(kind, List.of(), alone, List.of(), false));
            }
        }
        if (code) {
            ChangeKind kind = whole.declared().kind().idea() ? whole.declared().kind() : ChangeKind.HEURISTIC;
            out.add(new Part(kind, alongParams, alongFiles, with, whole.command()));
        }
        return out;
    }

    private static boolean covers(String entry, ParamChange change) {
        try {
            return ParamPath.parse(entry).contains(change.path());
        } catch (IllegalArgumentException noPath) {
            return false;
        }
    }
}
