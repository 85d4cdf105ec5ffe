package dev.paribus.format;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Spent;
import dev.paribus.model.Summary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the attempts of a result took, without reading all of {@code summary.yaml}: ten thousand of them are added up. The
 * first four fields of an attempt are written by the tool in this order, so no text of a script can stand in for them; a file
 * that is laid out in another way is read whole.
 */
public final class AttemptTimes {
    private static final Map<String, AttemptEnd> ENDS = Words.of(AttemptEnd.values(), AttemptEnd::word);
    private static final Pattern ATTEMPT =
            Pattern.compile("(?m)^ +- \\{token: [^,\\n]+, end: ([a-z-]+), started: [^,\\n]+, "
                    + "seconds: ([0-9]{1,15}(?:\\.[0-9]{1,20})?(?:e[+-][0-9]{1,2})?)[,}]");
    private static final Pattern ITEM = Pattern.compile("(?m)\\btoken:");

    private AttemptTimes() {}

    /** Reads them; {@link Spent#NONE} for a file that is no summary. */
    public static Spent read(String path, byte[] summary) {
        String text = new String(summary, StandardCharsets.UTF_8);
        Matcher found = ATTEMPT.matcher(text);
        Spent out = Spent.NONE;
        while (found.find()) {
            AttemptEnd end = ENDS.getOrDefault(found.group(1), AttemptEnd.UNKNOWN);
            out = out.plus(end, Double.parseDouble(found.group(2)));
        }
        return ITEM.matcher(text).results().count() == out.attempts() ? out : whole(path, summary);
    }

    private static Spent whole(String path, byte[] bytes) {
        Summary summary = SummaryFile.read(path, bytes).value();
        if (summary == null) {
            return Spent.NONE;
        }
        List<SeedResult> seeds = new ArrayList<>(summary.seeds());
        if (summary.smoke() != null) {
            seeds.add(summary.smoke());
        }
        Spent out = Spent.NONE;
        for (SeedResult seed : seeds) {
            for (AttemptSummary one : seed.attempts()) {
                out = out.plus(one.end(), one.seconds());
            }
        }
        return out;
    }
}
