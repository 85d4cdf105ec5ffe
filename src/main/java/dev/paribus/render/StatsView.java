package dev.paribus.render;

import dev.paribus.learning.Calibration;
import dev.paribus.learning.Prediction;
import dev.paribus.learning.Reliability;
import dev.paribus.learning.Tally;
import dev.paribus.model.ChangeKind;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Stats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was tried, what came of it, what it cost, and how far it had been predicted. */
public final class StatsView implements View {
    private static final int DIGITS = 6;

    private final Stats.Result result;

    public StatsView(Stats.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        return new StatsText(result, page).lines();
    }

    /** A row for each number, so that any of them can be cut out by name. */
    @Override
    public List<String> plain() {
        var tsv = new Tsv("group", "name", "measure", "value");
        data().forEach(data -> data.forEach((group, value) -> flat(tsv, group, "", group, value)));
        return tsv.lines();
    }

    private static void flat(Tsv tsv, String group, String name, String measure, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                boolean leaf = !(below instanceof Map);
                flat(tsv, group, leaf ? name : String.valueOf(key), String.valueOf(key), below);
            });
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Object key = map.get(map.containsKey("name") ? "name" : "from");
                    map.forEach((field, below) -> {
                        if (!"name".equals(field)) {
                            tsv.row(group, cell(key), field, cell(below));
                        }
                    });
                }
            }
        } else {
            tsv.row(group, name, measure, cell(value));
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Double number ? Numbers.significant(number, DIGITS) : value;
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("experiments", result.experiments());
        out.put("open", result.open());
        out.put("all", tally(result.all()));
        out.put("kinds", tallies(result.kinds()));
        out.put("motives", tallies(result.motives()));
        var times = new LinkedHashMap<String, @Nullable Object>();
        times.put("attempts", result.times().attempts());
        times.put("seconds", result.times().seconds());
        times.put("failed_attempts", result.times().failedAttempts());
        times.put("failed_seconds", result.times().failedSeconds());
        out.put("compute", times);
        var luck = new LinkedHashMap<String, @Nullable Object>();
        luck.put("verdicts", result.judged());
        luck.put("expected", result.luck());
        luck.put("supported", result.all().supported());
        out.put("luck", luck);
        out.put("exceptions", new LinkedHashMap<>(result.exceptions()));
        predictions(out);
        return List.of(out);
    }

    private void predictions(Map<String, @Nullable Object> out) {
        var reliability = new Reliability(result.predictions());
        var calibration = new Calibration(result.predictions());
        var probability = new LinkedHashMap<String, @Nullable Object>();
        probability.put("n", reliability.n());
        probability.put("brier", reliability.brier());
        probability.put("base", reliability.base());
        out.put("probability", probability);
        var bins = new ArrayList<Map<String, @Nullable Object>>();
        for (Reliability.Bin bin : reliability.bins()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("from", bin.from());
            one.put("to", bin.to());
            one.put("n", bin.n());
            one.put("said", bin.n() == 0 ? null : bin.said());
            one.put("happened", bin.happened());
            bins.add(one);
        }
        out.put("bins", bins);
        out.put("gain", factor(calibration.all()));
        var kinds = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<ChangeKind, Calibration.Factor> one : calibration.kinds().entrySet()) {
            kinds.put(one.getKey().word(), factor(one.getValue()));
        }
        out.put("gain_by_kind", kinds);
        var each = new ArrayList<Map<String, @Nullable Object>>();
        for (Prediction one : result.predictions()) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("name", one.name().text());
            fields.put("kind", one.kind().word());
            fields.put("gain", one.gain());
            fields.put("probability", one.probability());
            fields.put("supported", one.supported());
            fields.put("observed", one.observed());
            each.add(fields);
        }
        out.put("predictions", each);
    }

    private Map<String, @Nullable Object> factor(Calibration.Factor factor) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("n", factor.n());
        out.put("promised", factor.promised());
        out.put("brought", factor.brought());
        out.put("factor", factor.factor());
        return out;
    }

    private static Map<String, @Nullable Object> tallies(Map<String, Tally> tallies) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        tallies.forEach((name, tally) -> out.put(name, tally(tally)));
        return out;
    }

    private static Map<String, @Nullable Object> tally(Tally tally) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("tried", tally.tried());
        out.put("supported", tally.supported());
        out.put("refuted", tally.refuted());
        out.put("inconclusive", tally.inconclusive());
        out.put("void", tally.voided());
        out.put("failed", tally.failed());
        out.put("unjudged", tally.unjudged());
        out.put("kept", tally.kept());
        return out;
    }
}
