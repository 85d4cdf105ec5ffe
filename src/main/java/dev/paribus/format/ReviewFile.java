package dev.paribus.format;

import dev.paribus.model.Review;
import dev.paribus.model.Review.Opinion;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code review.yaml} and appends to it; what was said before stays as it is. */
public final class ReviewFile {
    private static final Map<String, Opinion> OPINIONS = Words.of(Opinion.values(), Opinion::word);
    private static final Map<String, Verdict> VERDICTS = Words.of(Verdict.values(), Verdict::word);
    private static final String LIST = "reviews";

    private ReviewFile() {}

    /** The reviews, oldest first, or everything that is wrong with the file. */
    public static Parsed<List<Review>> read(String path, byte[] bytes) {
        return Report.read(
                path,
                bytes,
                (report, fields) ->
                        fields.maps(LIST).stream().map(ReviewFile::review).toList());
    }

    private static Review review(Fields f) {
        var read = new Required(f);
        Long look = f.whole("look");
        var out = new Review(
                read.choice("review", OPINIONS, Opinion.DOWNGRADED),
                read.text("because"),
                read.text("by"),
                f.flag("own"),
                f.choice("verdict", VERDICTS),
                look == null ? 0 : look.intValue());
        f.finish();
        return out;
    }

    /**
     * The file with one review more; every byte that stood there is kept.
     *
     * @param file the file so far; null when there is none yet
     * @throws dev.paribus.problem.Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] append(String path, byte @Nullable [] file, Review review) {
        var wanted = new ArrayList<Review>();
        if (file != null) {
            wanted.addAll(read(path, file).orThrow());
        }
        wanted.add(review);
        var keys = new LinkedHashMap<String, Layout>();
        keys.put("review", Layout.text(review.opinion().word()));
        keys.put("because", Layout.text(review.because()));
        keys.put("by", Layout.text(review.by()));
        if (review.own()) {
            keys.put("own", Layout.of(true, Layout.Form.FLOW));
        }
        if (review.verdict() != null) {
            keys.put("verdict", Layout.text(review.verdict().word()));
        }
        if (review.look() > 0) {
            keys.put("look", Layout.whole(review.look()));
        }
        var item = new Layout.Keys(keys, Layout.Form.BLOCK);
        return GrowingList.append(
                path, file, LIST, item, after -> wanted.equals(read(path, after).value()));
    }
}
