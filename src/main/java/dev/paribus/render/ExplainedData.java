package dev.paribus.render;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Note;
import dev.paribus.model.Review;
import dev.paribus.workflow.history.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What belongs beside a verdict, as data. */
final class ExplainedData {
    private ExplainedData() {}

    static Map<String, @Nullable Object> of(Explained words, Explanation known) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("method", words.method());
        out.put("ranges", words.ranges());
        out.put("parent_seeds", known.parentSeeds());
        out.put("tried_now", known.now() == null ? null : now(known.now()));
        out.put("root", known.root() == null ? null : against(known.root()));
        out.put("champion", known.champion() == null ? null : against(known.champion()));
        var project = new LinkedHashMap<String, @Nullable Object>();
        project.put("judged", known.counts().judged());
        project.put("supported", known.counts().supported());
        project.put("by_luck", known.counts().luck());
        out.put("project", project);
        out.put("caveats", words.caveats());
        return out;
    }

    private static Map<String, @Nullable Object> now(TriedNow.Now now) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("tried", now.tried());
        out.put("counted", now.counted());
        out.put("p", now.p());
        out.put("p_adjusted", now.adjusted());
        out.put("would_not_hold", now.note());
        return out;
    }

    private static Map<String, @Nullable Object> against(Explanation.Against against) {
        MeanDifference difference = against.difference();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", against.name());
        out.put("gain", difference == null ? null : difference.gain());
        out.put("lower", difference == null ? null : difference.lower());
        out.put("upper", difference == null ? null : difference.upper());
        out.put("not_comparable", against.why().isEmpty() ? null : against.why());
        return out;
    }

    static List<Map<String, @Nullable Object>> reviews(List<Review> reviews) {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Review review : reviews) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("review", review.opinion().word());
            one.put("because", review.because());
            one.put("by", review.by());
            one.put("own", review.own());
            one.put(
                    "verdict",
                    review.verdict() == null ? null : review.verdict().word());
            one.put("look", review.look() == 0 ? null : review.look());
            out.add(one);
        }
        return out;
    }

    static List<Map<String, @Nullable Object>> notes(List<Note> notes) {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Note note : notes) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("note", note.text());
            one.put("by", note.by());
            out.add(one);
        }
        return out;
    }

    /** {@code accepted by Ada: because, ...}, with what it looked at. */
    static String sentence(Review review, int newestLook) {
        String of = review.look() > 0 && review.look() != newestLook ? " (look " + review.look() + ")" : "";
        return review.opinion().word() + " by " + review.name() + (review.own() ? ", its author" : "") + of + ": "
                + review.because();
    }
}
