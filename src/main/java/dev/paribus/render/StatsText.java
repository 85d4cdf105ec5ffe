package dev.paribus.render;

import dev.paribus.learning.Calibration;
import dev.paribus.learning.Prediction;
import dev.paribus.learning.Reliability;
import dev.paribus.learning.Tally;
import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Stats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sums as text, with a picture of predictions against what happened. */
final class StatsText {
    private static final int BAR = 20;
    private static final int DIGITS = 2;

    private final Stats.Result result;
    private final Reliability reliability;
    private final Calibration calibration;
    private final Page page;

    StatsText(Stats.Result result, Page page) {
        this.result = result;
        this.reliability = new Reliability(result.predictions());
        this.calibration = new Calibration(result.predictions());
        this.page = page;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        int others = result.experiments() - result.open() - result.all().tried();
        say(
                lines,
                result.experiments() + " experiments: " + result.open() + " without a result, " + others
                        + " that measured a baseline or repeated, "
                        + result.all().tried() + " that tried something");
        tallies(lines);
        luck(lines);
        compute(lines);
        if (!result.exceptions().isEmpty()) {
            say(
                    lines,
                    "exceptions to one change: "
                            + result.exceptions().entrySet().stream()
                                    .map(one -> Escape.terminal(one.getKey()) + " " + one.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        predictions(lines);
        return lines;
    }

    private void say(List<String> lines, String sentence) {
        int indent = sentence.startsWith("  ") ? 2 : 0;
        lines.addAll(Planning.wrapped(sentence.strip(), indent, page));
    }

    private void tallies(List<String> lines) {
        if (result.all().tried() == 0) {
            return;
        }
        var table = new Section();
        table.row("", "tried", "kept", "supported", "refuted", "inconclusive", "void", "failed", "unjudged");
        row(table, "all", result.all());
        result.kinds().forEach((kind, tally) -> row(table, kind, tally));
        result.motives().forEach((motive, tally) -> row(table, "motive " + motive, tally));
        lines.addAll(table.lines(0, page));
    }

    private static void row(Section table, String name, Tally tally) {
        table.row(
                Escape.terminal(name),
                String.valueOf(tally.tried()),
                share(tally.kept(), tally),
                share(tally.supported(), tally),
                share(tally.refuted(), tally),
                share(tally.inconclusive(), tally),
                share(tally.voided(), tally),
                share(tally.failed(), tally),
                share(tally.unjudged(), tally));
    }

    private static String share(int count, Tally tally) {
        return count == 0 ? "0" : count + " (" + Math.round(100.0 * count / tally.tried()) + " %)";
    }

    private void luck(List<String> lines) {
        if (result.judged() > 0) {
            say(
                    lines,
                    "supported: " + result.all().supported() + "; by luck alone at most "
                            + Numbers.significant(result.luck(), DIGITS) + " of " + result.judged()
                            + " verdicts would be");
        }
    }

    private void compute(List<String> lines) {
        var times = result.times();
        if (times.attempts() > 0) {
            say(
                    lines,
                    "compute: " + words(times.seconds()) + " in " + times.attempts() + " attempts; "
                            + (times.failedAttempts() == 0
                                    ? "none of them failed"
                                    : words(times.failedSeconds()) + " of it in " + times.failedAttempts()
                                            + " that did not end well"));
        }
    }

    private static String words(double seconds) {
        return Durations.words(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private void predictions(List<String> lines) {
        if (result.predictions().isEmpty()) {
            say(lines, "predictions: none was judged yet; --gain and --probability of new and try make them");
            return;
        }
        if (reliability.n() > 0) {
            boolean ascii = page.glyphs() == Glyphs.ASCII;
            say(
                    lines,
                    "said probability against the share that was supported, " + reliability.n()
                            + (reliability.n() == 1 ? " prediction (" : " predictions (") + (ascii ? "|" : "┃")
                            + " what was said, bar what happened)");
            var table = new Section();
            for (Reliability.Bin bin : reliability.bins()) {
                table.row(
                        percent(bin.from()) + "-" + percent(bin.to()) + " %",
                        "n " + bin.n(),
                        bin.happened() == null ? "" : bar(bin.said(), bin.happened(), ascii),
                        happened(bin));
            }
            lines.addAll(table.lines(2, page));
            say(
                    lines,
                    "Brier score " + number(reliability.brier())
                            + ", 0 is perfect; always saying the share that works: " + number(reliability.base()));
        }
        gains(lines);
    }

    private static String happened(Reliability.Bin bin) {
        Double happened = bin.happened();
        return happened == null ? "" : "said " + percent(bin.said()) + " %, happened " + percent(happened) + " %";
    }

    private static String bar(double said, double happened, boolean ascii) {
        var out = new StringBuilder();
        long mark = Math.min(BAR - 1, Math.round(said * BAR));
        long full = Math.round(happened * BAR);
        for (int i = 0; i < BAR; i++) {
            String sign = i < full ? ascii ? "#" : "█" : ascii ? "." : "·";
            out.append(i == mark ? ascii ? "|" : "┃" : sign);
        }
        return out.toString();
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    private static String number(@Nullable Double number) {
        return number == null ? "-" : Numbers.significant(number, DIGITS);
    }

    private void gains(List<String> lines) {
        Calibration.Factor all = calibration.all();
        String metric = Escape.terminal(result.primary().name());
        if (all.n() > 0) {
            say(
                    lines,
                    "gain in " + metric + ": " + all.n() + " promised "
                            + Numbers.significant(all.promised(), DIGITS) + " (gain x probability) and brought "
                            + Numbers.significant(all.brought(), DIGITS) + ": factor "
                            + Numbers.significant(all.factor(), DIGITS) + kinds());
        }
        List<Prediction> worked = result.predictions().stream()
                .filter(one -> one.supported() && one.gain() != null && one.observed() != null)
                .toList();
        if (!worked.isEmpty()) {
            say(
                    lines,
                    "  the " + worked.size() + " supported: predicted "
                            + Numbers.significant(mean(worked, true), DIGITS) + ", measured "
                            + Numbers.significant(mean(worked, false), DIGITS)
                            + " on average; a winner's difference, so at most");
        }
    }

    private String kinds() {
        String each = calibration.kinds().entrySet().stream()
                .map(one -> one.getKey().word() + " "
                        + Numbers.significant(one.getValue().factor(), DIGITS) + " (n "
                        + one.getValue().n() + ")")
                .collect(Collectors.joining(", "));
        return calibration.kinds().size() < 2 ? "" : "; " + each;
    }

    private static double mean(List<Prediction> worked, boolean predicted) {
        return worked.stream()
                .map(one -> predicted ? one.gain() : one.observed())
                .mapToDouble(number -> number == null ? 0 : number)
                .average()
                .orElse(0);
    }
}
