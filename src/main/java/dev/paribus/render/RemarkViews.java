package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Note;
import dev.paribus.verb.RecordReview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What note and a recorded review say. */
public final class RemarkViews {
    private RemarkViews() {}

    public static View reviewed(RecordReview.Result result) {
        var review = result.reviewed().review();
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", result.name());
        fact.put("review", review.opinion().word());
        fact.put("because", review.because());
        fact.put("by", review.by());
        fact.put("own", review.own());
        fact.put("verdict", review.verdict() == null ? null : review.verdict().word());
        fact.put("pending", result.pendingWhy());
        List<String> plain = new Tsv("name", "review", "by", "because")
                .row(result.name(), review.opinion().word(), review.by(), review.because())
                .lines();
        return new Prose(
                page -> {
                    var lines = new ArrayList<String>();
                    String verdict = review.verdict() == null
                            ? "it has no verdict"
                            : "the verdict stays " + review.verdict().word();
                    lines.add(page.ink().bold(result.name()) + " is "
                            + review.opinion().word() + " by " + Escape.terminal(review.name())
                            + (review.own() ? ", its author" : "") + "; " + verdict);
                    DecisionViews.pending(result.pendingWhy(), lines);
                    return lines;
                },
                plain,
                fact,
                result.recovered());
    }

    public static View noted(Note.Result result) {
        var note = result.noted().note();
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", result.name());
        fact.put("note", note.text());
        fact.put("by", note.by());
        fact.put("pending", result.pendingWhy());
        List<String> plain = new Tsv("name", "note", "by")
                .row(result.name(), note.text(), note.by())
                .lines();
        return new Prose(
                page -> {
                    var lines = new ArrayList<String>();
                    lines.add("Noted beside " + page.ink().bold(result.name()) + ": " + Escape.terminal(note.text()));
                    DecisionViews.pending(result.pendingWhy(), lines);
                    return lines;
                },
                plain,
                fact,
                result.recovered());
    }
}
