package dev.paribus.learning;

import dev.paribus.model.ChangeKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was promised came: the sum of what the experiments brought over the sum of gain times probability, drawn
 * towards 1 where they are few. With n predictions and their ratio r the factor is {@code (n r + K) / (n + K)}, the credibility
 * weight Z = n/(n+K) of Bühlmann ("Experience rating and credibility", ASTIN Bulletin 4, 1967) with K = 5: five predictions
 * weigh as much as the belief that people are right. A kind of change is drawn towards the factor of all other kinds in the same
 * way, so that nothing counts twice.
 */
public final class Calibration {
    /** So many predictions weigh as much as what is believed without any. */
    public static final int K = 5;

    /**
     * One factor.
     *
     * @param n predictions that it rests on
     * @param promised sum of gain times probability
     * @param brought sum of what they brought
     * @param factor at least 0
     */
    public record Factor(int n, double promised, double brought, double factor) {
        /** What was brought over what was promised, as it is; null without a promise. */
        public @Nullable Double ratio() {
            return promised > 0 ? Double.valueOf(brought / promised) : null;
        }
    }

    private final Factor all;
    private final Map<ChangeKind, Factor> kinds = new EnumMap<>(ChangeKind.class);

    /** @param past predictions with gain and probability and a result; the others do not count */
    public Calibration(List<Prediction> past) {
        all = factor(past, 1);
        for (ChangeKind kind : ChangeKind.values()) {
            double others = factor(
                            past.stream().filter(one -> one.kind() != kind).toList(), 1)
                    .factor();
            Factor own = factor(past.stream().filter(one -> one.kind() == kind).toList(), others);
            if (own.n() > 0) {
                kinds.put(kind, own);
            }
        }
    }

    private static Factor factor(List<Prediction> past, double towards) {
        int n = 0;
        double promised = 0;
        double brought = 0;
        for (Prediction one : past) {
            Double promise = one.promised();
            if (promise != null && promise > 0) {
                n++;
                promised += promise;
                brought += one.brought();
            }
        }
        double ratio = n == 0 ? towards : Math.max(0, brought / promised);
        return new Factor(n, promised, brought, (n * ratio + K * towards) / (n + K));
    }

    /** Of all predictions. */
    public Factor all() {
        return all;
    }

    /** Of one kind of change; that of all where it has no prediction of its own. */
    public Factor of(@Nullable ChangeKind kind) {
        Factor own = kind == null ? null : kinds.get(kind);
        return own == null ? new Factor(0, 0, 0, all.factor()) : own;
    }

    /** The kinds that have predictions of their own. */
    public Map<ChangeKind, Factor> kinds() {
        return new EnumMap<>(kinds);
    }
}
