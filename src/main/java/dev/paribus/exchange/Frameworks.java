package dev.paribus.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of well-known tools among those that a run wrote, told by their names and, where these say little, by their first
 * line. Those that keep all digits come first; TensorBoard's are single precision mostly.
 */
final class Frameworks {
    private final List<WrittenFile> files;

    Frameworks(List<WrittenFile> files) {
        this.files = files;
    }

    List<Source> sources() {
        List<Source> out = new ArrayList<>();
        out.addAll(DvcLive.in(files));
        out.addAll(MlflowRuns.in(files));
        out.addAll(TrainerStates.in(files));
        out.addAll(CsvLogs.in(files));
        out.addAll(EventLogs.in(files));
        return out;
    }
}
