package dev.paribus.render;

import dev.paribus.model.Criterion;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.text.Ages;
import dev.paribus.verb.Show;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One experiment as a page, as field and value pairs, as data. */
public final class ShowView implements View {
    /** What a record says of its grounds, in words. */
    private static final List<String> GROUNDS = List.of("gap", "motive", "transfer", "beats", "although");

    private final Show.Result result;

    public ShowView(Show.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        return new ShowText(result, page).lines();
    }

    /** The newest decision counts; without one the summary's state; without a result it is registered. */
    static State state(Show.Result result) {
        if (!result.decisions().isEmpty()) {
            return result.decisions().get(result.decisions().size() - 1).state();
        }
        Summary summary = result.summary();
        return summary == null ? State.REGISTERED : summary.state();
    }

    @Override
    public List<String> plain() {
        ExperimentRecord record = result.record();
        Summary summary = result.summary();
        var tsv = new Tsv("field", "value");
        tsv.row("name", record.name()).row("state", state(result).word()).row("parent", record.parent());
        tsv.row("kind", record.change().kind().word())
                .row("change", result.change())
                .row("hypothesis", record.hypothesis());
        record.success().forEach(criterion -> tsv.row("success", criterion));
        record.guard().forEach(criterion -> tsv.row("guard", criterion));
        tsv.row("seeds", ShowText.joined(record.seeds()));
        tsv.row(
                "verdict",
                summary == null || summary.verdict() == null
                        ? null
                        : summary.verdict().word());
        tsv.row("reason", summary == null ? null : summary.reason());
        if (result.joint() != null) {
            tsv.row("joint effect", result.joint().sentence());
        }
        if (summary != null) {
            summary.metrics().forEach((name, metric) -> metric(tsv, name, metric));
            summary.seeds().forEach(seed -> seed(tsv, seed));
        }
        result.decisions()
                .forEach(decision -> tsv.row("decision", decision.state().word() + ": " + decision.because()));
        tsv.row("ref", result.place().ref())
                .row("commit", result.place().commit())
                .row("base", result.place().base());
        result.story()
                .forEach(event ->
                        tsv.row("story", Ages.iso(event.time()) + " " + event.commit() + " " + event.subject()));
        labels().forEach(label -> tsv.row("label", label));
        tsv.row("registration", result.registered());
        words().ifPresent(explained -> {
            explained.method().forEach(line -> tsv.row("method", line));
            explained.ranges().forEach(line -> tsv.row("range", line));
            explained.now().forEach(line -> tsv.row("tried now", line));
            explained.differences().forEach(line -> tsv.row("difference", line));
            explained.caveats().forEach(line -> tsv.row("caveat", line));
        });
        int look = result.summary() == null ? 0 : result.summary().looks().size();
        result.explained().reviews().forEach(review -> tsv.row("review", ExplainedData.sentence(review, look)));
        result.explained().notes().forEach(note -> tsv.row("note", note.text()));
        Looks.added(result.amendments()).forEach(line -> tsv.row("amendment", line));
        result.again().forEach(line -> tsv.row("again", line));
        result.git().forEach(step -> tsv.row("git", step.command()));
        repeat(result).forEach(step -> tsv.row("repeat", step.get(0)));
        return tsv.lines();
    }

    /** The words beside the verdict; empty without one. */
    private Optional<Explained> words() {
        Summary summary = result.summary();
        return summary == null || summary.newest().isEmpty()
                ? Optional.empty()
                : Optional.of(new Explained(summary, result.project(), result.explained()));
    }

    private static void metric(Tsv tsv, String name, MetricSummary metric) {
        tsv.row("mean " + name, metric.mean()).row("sd " + name, metric.sd()).row("n " + name, metric.n());
    }

    private static void seed(Tsv tsv, SeedResult seed) {
        tsv.row("seed " + seed.seed(), seed.end().word());
        for (Map.Entry<String, MetricValue> value : seed.values().entrySet()) {
            tsv.row("seed " + seed.seed() + " " + value.getKey(), value.getValue());
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        ExperimentRecord record = result.record();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", record.name().text());
        out.put("state", state(result).word());
        out.put("parent", record.parent() == null ? null : record.parent().text());
        out.put("kind", record.change().kind().word());
        out.put("change", result.change());
        out.put("with", record.change().with());
        out.put("hypothesis", record.hypothesis());
        out.put("success", record.success().stream().map(Criterion::text).toList());
        out.put("guard", record.guard().stream().map(Criterion::text).toList());
        out.put("seeds", record.seeds());
        out.put("amendments", Looks.data(result.amendments()));
        out.put("again", result.again());
        out.put("pairing", record.pairing().word());
        out.put("exploratory", record.exploratory());
        out.put("override", record.override());
        out.put("design", record.design());
        out.put("nuisance", record.nuisance());
        out.put("block", record.more().get("block"));
        for (String key : GROUNDS) {
            out.put(key, record.more().get(key));
        }
        out.put("known", record.known());
        out.put("expect", expect(record));
        out.put("if_refuted", record.ifRefuted());
        out.put("family", record.more().get("family"));
        out.put("labels", labels());
        out.put("params", ParamTexts.json(record.params()));
        out.put("summary", result.summary() == null ? null : SummaryData.of(result.summary()));
        out.put(
                "explained",
                words().map(explained -> ExplainedData.of(explained, result.explained()))
                        .orElse(null));
        out.put("reviews", ExplainedData.reviews(result.explained().reviews()));
        out.put("notes", ExplainedData.notes(result.explained().notes()));
        out.put("decisions", decisions());
        out.put("story", story());
        out.put("registration", result.registered());
        out.put("combines", record.combines().stream().map(Object::toString).toList());
        out.put("joint_effect", result.joint() == null ? null : JointEffectData.of(result.joint()));
        out.put("ref", result.place().ref());
        out.put("commit", result.place().commit());
        out.put("base", result.place().base());
        var git = new ArrayList<Map<String, @Nullable Object>>();
        result.git().forEach(step -> git.add(command(step.command(), step.what())));
        out.put("git", git);
        out.put(
                "repeat",
                repeat(result).stream()
                        .map(step -> command(step.get(0), step.get(1)))
                        .toList());
        return List.of(out);
    }

    private static Map<String, @Nullable Object> command(String command, String what) {
        var one = new LinkedHashMap<String, @Nullable Object>();
        one.put("command", command);
        one.put("what", what);
        return one;
    }

    /** The commands that repeat it, each with what comes of it; none before it ran. */
    static List<List<String>> repeat(Show.Result result) {
        Summary summary = result.summary();
        if (summary == null) {
            return List.of();
        }
        String name = result.record().name().text();
        State state = state(result);
        if (state == State.FAILED || state == State.PARTIAL) {
            return List.of(List.of("paribus run " + name, "what is missing"));
        }
        List<String> again = List.of("paribus run " + name + " --again --because \"...\"", "anew, as another try");
        return summary.state() == State.MEASURED
                ? List.of(List.of("paribus repro " + name, "does it reproduce?"), again)
                : List.of(again);
    }

    /** The record's, and that of its results. */
    private List<String> labels() {
        var out = new ArrayList<>(result.record().labels());
        Summary summary = result.summary();
        if (summary != null) {
            summary.collectedLabel().ifPresent(out::add);
        }
        return out;
    }

    private List<Map<String, @Nullable Object>> decisions() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        result.decisions().forEach(decision -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("state", decision.state().word());
            one.put("because", decision.because());
            one.put("although", decision.although());
            one.put(
                    "verdict",
                    decision.verdict() == null ? null : decision.verdict().word());
            out.add(one);
        });
        return out;
    }

    private List<Map<String, @Nullable Object>> story() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        result.story().forEach(event -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("time", Ages.iso(event.time()));
            one.put("commit", event.commit());
            one.put("subject", event.subject());
            one.put("what", event.what().isEmpty() ? null : event.what());
            out.add(one);
        });
        return out;
    }

    private static @Nullable Map<String, @Nullable Object> expect(ExperimentRecord record) {
        Expectation expect = record.expect();
        if (expect == null) {
            return null;
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("gain", expect.gain());
        out.put("probability", expect.probability());
        out.put("cost", expect.cost());
        return out;
    }
}
