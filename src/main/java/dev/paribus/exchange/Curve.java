package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of one metric in few points, to be drawn: those at a stride of a power of two, and the newest. */
public final class Curve {
    private static final int MOST = 128;

    private final List<Double> strided = new ArrayList<>();
    private String newest = "";
    private double last = Double.NaN;
    private long stride = 1;
    private long count;

    void add(String text) {
        Optional<MetricValue> value = MetricValue.parse(text);
        if (value.isEmpty()) {
            return;
        }
        BigDecimal number = value.get().decimal();
        newest = text;
        last = number == null ? Double.NaN : number.doubleValue();
        if (count++ % stride == 0) {
            strided.add(last);
            if (strided.size() > MOST) {
                stride *= 2;
                for (int i = strided.size() - 1; i > 0; i--) {
                    if (i % 2 == 1) {
                        strided.remove(i);
                    }
                }
            }
        }
    }

    /** The newest value as the script wrote it; empty before there is one. */
    public Optional<String> newest() {
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest);
    }

    /** Points in order, at most 129; what is not finite is NaN. */
    public List<Double> points() {
        var out = new ArrayList<>(strided);
        if (count > 0 && (count - 1) % stride != 0) {
            out.add(last);
        }
        return out;
    }
}
