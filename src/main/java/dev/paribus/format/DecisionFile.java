package dev.paribus.format;

import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code decision.yaml} and appends to it; what was decided before stays as it is, the last decision counts. */
public final class DecisionFile {
    private static final Map<String, State> STATES = Words.of(new State[] {State.KEPT, State.DISCARDED}, State::word);
    private static final Map<String, Verdict> VERDICTS = Words.of(Verdict.values(), Verdict::word);
    private static final String LIST = "decisions";

    private DecisionFile() {}

    /** The decisions, oldest first, or everything that is wrong with the file. */
    public static Parsed<List<Decision>> read(String path, byte[] bytes) {
        return Report.read(
                path,
                bytes,
                (report, fields) ->
                        fields.maps(LIST).stream().map(f -> decision(f)).toList());
    }

    private static Decision decision(Fields f) {
        var read = new Required(f);
        State state = read.choice("decision", STATES, State.DISCARDED);
        String confirmed = f.text("confirmed");
        var out = new Decision(
                state,
                read.text("because"),
                f.text("although"),
                f.choice("verdict", VERDICTS),
                confirmed == null ? null : ExperimentName.of(confirmed).orElse(null));
        f.finish();
        return out;
    }

    /**
     * The file with one decision more; every byte that stood there is kept.
     *
     * @param file the file so far; null when there is none yet
     * @throws dev.paribus.problem.Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] append(String path, byte @Nullable [] file, Decision decision) {
        var wanted = new ArrayList<Decision>();
        if (file != null) {
            wanted.addAll(read(path, file).orThrow());
        }
        wanted.add(decision);
        return GrowingList.append(
                path,
                file,
                LIST,
                layout(decision),
                after -> wanted.equals(read(path, after).value()));
    }

    private static Layout layout(Decision decision) {
        var keys = new LinkedHashMap<String, Layout>();
        keys.put("decision", Layout.text(decision.state().word()));
        keys.put("because", Layout.text(decision.because()));
        if (decision.although() != null) {
            keys.put("although", Layout.text(decision.although()));
        }
        if (decision.verdict() != null) {
            keys.put("verdict", Layout.text(decision.verdict().word()));
        }
        if (decision.confirmed() != null) {
            keys.put("confirmed", Layout.text(decision.confirmed().text()));
        }
        return new Layout.Keys(keys, Layout.Form.BLOCK);
    }
}
