package dev.paribus.render;

import dev.paribus.evidence.Noise;
import dev.paribus.evidence.Outlook;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.text.Width;
import dev.paribus.workflow.planning.Cost;
import dev.paribus.workflow.planning.Prospect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a plan can show and takes: two lines of a registration, all of it in a dry run, and as data. */
final class Planning {
    private final Prospect prospect;

    Planning(Prospect prospect) {
        this.prospect = prospect;
    }

    /** The two lines. */
    List<String> lines(Page page) {
        return prospect.lines().stream()
                .flatMap(line -> wrapped(Escape.terminal(line), 2, page).stream())
                .toList();
    }

    /** A sentence behind so many spaces, its further lines behind two more. */
    static List<String> wrapped(String text, int indent, Page page) {
        var out = new ArrayList<String>();
        for (String line : Width.wrap(text, Math.max(20, page.width() - indent - 2))) {
            out.add(" ".repeat(out.isEmpty() ? indent : indent + 2) + line);
        }
        return out;
    }

    /** Everything: the tries so far, each criterion, other numbers of seeds, similar hypotheses. */
    List<String> all(Page page) {
        var out = new ArrayList<String>();
        out.add("  against " + prospect.parent() + ": " + prospect.tried() + (prospect.tried() == 1 ? " was" : " were")
                + " tried so far, this would be try " + prospect.k());
        for (Outlook outlook : prospect.outlooks()) {
            out.add((outlook.guard() ? "  guard '" : "  criterion '") + Escape.terminal(outlook.criterion()) + "':");
            Integer decides = outlook.decides();
            String more = decides == null ? "" : "; " + decides + " on each side would decide";
            out.addAll(wrapped(Escape.terminal(outlook.sentence()) + more, 4, page));
        }
        Cost cost = prospect.cost();
        out.add(cost == null ? "  takes: nobody knows, the parent was not measured here" : "  takes " + cost.words());
        out.addAll(steps(page));
        out.addAll(similar(page));
        return out;
    }

    private List<String> steps(Page page) {
        if (prospect.steps().stream().allMatch(step -> step.detectable() == null)) {
            return List.of();
        }
        var section = new Section();
        section.row("seeds", "show", "take");
        for (Prospect.Step step : prospect.steps()) {
            Double detectable = step.detectable();
            Cost cost = step.cost();
            section.row(
                    String.valueOf(step.seeds()),
                    detectable == null ? "-" : Numbers.sd(detectable),
                    cost == null ? "-" : Durations.words(cost.total()));
        }
        return section.lines(2, page);
    }

    private List<String> similar(Page page) {
        if (prospect.similar().isEmpty()) {
            return List.of();
        }
        var section = new Section();
        for (Prospect.Similar one : prospect.similar()) {
            section.row(
                    one.name().text(),
                    one.verdict() == null ? one.state().word() : one.verdict().word(),
                    Escape.terminal(Objects.requireNonNullElse(one.metric(), "")),
                    Escape.terminal(one.hypothesis()));
        }
        var out = new ArrayList<>(List.of("  hypotheses like it:"));
        out.addAll(section.lines(4, page));
        return out;
    }

    /** The notes that a form shows: all in a dry run, else the weightiest. */
    List<Problem> notes(boolean all) {
        return all ? prospect.notes() : prospect.first();
    }

    Map<String, @Nullable Object> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("parent", prospect.parent());
        out.put("tried", prospect.tried());
        out.put("k", prospect.k());
        Cost cost = prospect.cost();
        out.put("cost", cost == null ? null : data(cost));
        out.put("criteria", prospect.outlooks().stream().map(Planning::data).toList());
        out.put("steps", prospect.steps().stream().map(Planning::data).toList());
        out.put("similar", prospect.similar().stream().map(Planning::data).toList());
        return out;
    }

    private static Map<String, @Nullable Object> data(Cost cost) {
        var each = new LinkedHashMap<String, @Nullable Object>();
        each.put("seconds", number(cost.seed()));
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("seconds", seconds(cost));
        out.put("seeds", cost.seeds());
        out.put("jobs", cost.jobs());
        out.put("each", each);
        return out;
    }

    private static BigDecimal seconds(Cost cost) {
        return BigDecimal.valueOf(cost.total().toMillis(), 3);
    }

    /** Six digits, which is more than anybody knows of the future. */
    private static @Nullable BigDecimal number(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros();
    }

    private static Map<String, @Nullable Object> data(Outlook outlook) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("criterion", outlook.criterion());
        out.put("guard", outlook.guard());
        out.put("basis", outlook.basis().word());
        out.put("seeds", outlook.seeds());
        out.put("parent_seeds", outlook.parentSeeds());
        out.put("k", outlook.k());
        out.put("noise", outlook.noise() == null ? null : data(outlook.noise()));
        out.put("asked", number(outlook.asked()));
        out.put("detectable", number(outlook.detectable()));
        out.put("decides", outlook.decides());
        out.put("says", outlook.sentence());
        return out;
    }

    private static Map<String, @Nullable Object> data(Noise noise) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("sd", number(noise.sd()));
        out.put("low", number(noise.low()));
        out.put("high", number(noise.high()));
        out.put("df", noise.df());
        out.put("experiments", noise.experiments());
        return out;
    }

    private static Map<String, @Nullable Object> data(Prospect.Step step) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        Cost cost = step.cost();
        out.put("seeds", step.seeds());
        out.put("detectable", number(step.detectable()));
        out.put("seconds", cost == null ? null : seconds(cost));
        return out;
    }

    private static Map<String, @Nullable Object> data(Prospect.Similar one) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", one.name().text());
        out.put("state", one.state().word());
        out.put("verdict", one.verdict() == null ? null : one.verdict().word());
        out.put("metric", one.metric());
        out.put("hypothesis", one.hypothesis());
        return out;
    }
}
