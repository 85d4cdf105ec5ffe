package dev.paribus.format;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.param.ParamNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what one seed gave. */
final class SeedResults {
    private static final Map<String, AttemptEnd> ENDS = Words.of(AttemptEnd.values(), AttemptEnd::word);

    private final Report report;

    SeedResults(Report report) {
        this.report = report;
    }

    SeedResult read(Fields f) {
        int seed = new Required(f).whole("seed").intValue();
        var values = new LinkedHashMap<String, MetricValue>();
        Fields measured = f.map("values");
        if (measured != null) {
            for (String name : measured.keys()) {
                ParamNode node = measured.get(name);
                MetricValue value = node == null ? null : Reals.value(report, measured.name(name), node);
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        var attempts = f.maps("attempts").stream().map(this::attempt).toList();
        Fields ran = f.map("ran");
        var out = new SeedResult(seed, values, attempts, ran == null ? null : ran(ran));
        f.finish();
        return out;
    }

    private AttemptSummary attempt(Fields f) {
        var read = new Required(f);
        Long exit = f.whole("exit");
        Long signal = f.whole("signal");
        Fields collected = f.map("collected");
        var out = new AttemptSummary(
                read.text("token"),
                read.choice("end", ENDS, AttemptEnd.UNKNOWN),
                started(f, read.text("started")),
                read.real("seconds"),
                f.whole("peak_rss"),
                whole(exit),
                whole(signal),
                read.text("source"),
                read.whole("jobs").intValue(),
                f.text("cause"),
                f.text("resumed"),
                collected == null ? null : CollectedFields.read(collected));
        f.finish();
        return out;
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    private Instant started(Fields f, String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            report.error(
                    "bad-value",
                    "'" + text + "' is no time",
                    f.place("started"),
                    "write it as in 2026-01-31T12:00:00Z");
            return Instant.EPOCH;
        }
    }

    private Ran ran(Fields f) {
        var read = new Required(f);
        var out = new Ran(
                read.text("commit"),
                read.text("record"),
                read.text("rules"),
                read.text("code"),
                f.text("data", ""),
                f.text("environment", ""),
                read.text("stage"));
        f.finish();
        return out;
    }
}
