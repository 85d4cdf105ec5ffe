package dev.paribus.format;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Pooled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The noise that a plan of one seed borrows, {@code noise:} of a record: a line for each experiment and metric. */
public final class PooledFields {
    /** The key of the record. */
    public static final String KEY = "noise";

    private static final String HINT = "the tool writes it: delete 'noise:', and the parent's noise is used";

    private PooledFields() {}

    static List<Pooled> read(Report report, Fields record) {
        var out = new ArrayList<Pooled>();
        for (Fields one : record.maps(KEY)) {
            ExperimentName name = ExperimentName.of(one.text("name", "")).orElse(null);
            String commit = one.text("commit", "");
            String metric = one.text("metric", "");
            Long n = one.whole("n");
            BigDecimal sd = one.decimal("sd");
            boolean good = name != null
                    && commit.matches("[0-9a-f]{40}")
                    && !metric.isEmpty()
                    && n != null
                    && n >= 2
                    && n < Integer.MAX_VALUE
                    && sd != null
                    && sd.signum() >= 0;
            if (good && name != null && n != null && sd != null) {
                out.add(new Pooled(name, commit, metric, n.intValue(), sd));
            } else {
                report.error(
                        "bad-value",
                        "'noise' holds lines of name, commit, metric, n (2 or more) and sd",
                        record.place(KEY),
                        HINT);
            }
            one.finish();
        }
        return out;
    }

    /** As {@link RecordWriter} takes it: a line each. */
    public static List<Map<String, Object>> lines(List<Pooled> noise) {
        var out = new ArrayList<Map<String, Object>>();
        for (Pooled one : noise) {
            var line = new LinkedHashMap<String, Object>();
            line.put("name", one.name().text());
            line.put("commit", one.commit());
            line.put("metric", one.metric());
            line.put("n", one.n());
            line.put("sd", one.sd());
            out.add(line);
        }
        return out;
    }
}
