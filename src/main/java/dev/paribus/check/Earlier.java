package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier experiments gave that this one is held against.
 *
 * @param parent the parent's results, as the newest verdict read them; null without a verdict or where they are not in this clone
 * @param alike earlier experiments with equal parameters, code, data and environment; oldest first
 */
public record Earlier(@Nullable Summary parent, List<Twin> alike) {
    public static final Earlier NONE = new Earlier(null, List.of());

    public Earlier {
        alike = List.copyOf(alike);
    }

    /** Of what repeats nothing. */
    public Earlier(@Nullable Summary parent) {
        this(parent, List.of());
    }

    /**
     * An earlier experiment that is the same.
     *
     * @param verdict null before there is one
     * @param metric the primary one as history shows it, e.g. {@code val_f1 0.8731 n 5}; null without a value
     */
    public record Twin(
            ExperimentName name,
            State state,
            @Nullable Verdict verdict,
            @Nullable String metric) {}

    /** False for kinds that measure again on purpose. */
    public static boolean asks(ChangeKind kind) {
        return kind != ChangeKind.REPLICATION && kind != ChangeKind.BASELINE;
    }
}
