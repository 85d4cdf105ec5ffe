package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Review;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Dossier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review: the same Markdown for a terminal and a pipe, and data. */
public final class ReviewView implements View {
    private final Dossier dossier;

    public ReviewView(Review.Result result) {
        this.dossier = result.dossier();
    }

    @Override
    public List<String> text(Page page) {
        return plain();
    }

    @Override
    public List<String> plain() {
        return new ReviewPage(dossier).lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        Summary summary = dossier.experiment().summary();
        var record = dossier.experiment().record();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", record.name().text());
        out.put("state", summary == null ? "registered" : summary.state().word());
        out.put(
                "verdict",
                summary == null || summary.verdict() == null
                        ? null
                        : summary.verdict().word());
        out.put("reason", summary == null ? null : summary.reason());
        out.put("hypothesis", record.hypothesis());
        out.put("change", dossier.change());
        out.put("labels", record.labels());
        out.put("registration", dossier.registered());
        out.put("registered_at", dossier.registration());
        out.put("measured_at", dossier.result());
        out.put("summary", summary == null ? null : SummaryData.of(summary));
        out.put("explained", explained(summary));
        out.put(
                "outlooks",
                dossier.outlooks().stream().map(one -> one.sentence()).toList());
        out.put("cost_seconds", dossier.cost());
        out.put("reviews", ExplainedData.reviews(dossier.explained().reviews()));
        out.put("notes", ExplainedData.notes(dossier.explained().notes()));
        out.put("findings", findings());
        out.put("siblings", siblings());
        out.put(
                "params",
                dossier.differences().params().stream().map(ParamTexts::of).toList());
        out.put("files", files());
        var environment = dossier.differences().environment();
        out.put(
                "environment",
                environment == null
                        ? null
                        : environment.stream().map(ParamTexts::of).toList());
        out.put("markdown", String.join("\n", plain()));
        return List.of(out);
    }

    private @Nullable Map<String, @Nullable Object> explained(@Nullable Summary summary) {
        return summary == null || summary.newest().isEmpty()
                ? null
                : ExplainedData.of(
                        new Explained(summary, dossier.experiment().project(), dossier.explained()),
                        dossier.explained());
    }

    private List<Map<String, @Nullable Object>> findings() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Problem finding : dossier.findings()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("severity", finding.severity().word());
            one.put("code", finding.code());
            one.put("message", finding.message());
            out.add(one);
        }
        return out;
    }

    private List<Map<String, @Nullable Object>> siblings() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Entry entry : dossier.siblings()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", entry.name().text());
            one.put("state", entry.state().word());
            one.put("verdict", entry.verdict() == null ? null : entry.verdict().word());
            one.put("change", entry.change());
            out.add(one);
        }
        return out;
    }

    private List<Map<String, @Nullable Object>> files() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (FileChange file : dossier.differences().files()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", file.path());
            one.put("status", String.valueOf(file.status()));
            one.put("added", file.added());
            one.put("removed", file.removed());
            out.add(one);
        }
        return out;
    }
}
