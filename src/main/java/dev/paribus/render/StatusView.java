package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Numbers;
import dev.paribus.text.Width;
import dev.paribus.verb.Attempts;
import dev.paribus.verb.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is going on, as groups with the next command, as a table, as data. */
public final class StatusView implements View {
    /** A narrower page has no room for ages, and less for sentences. */
    private static final int ROOMY = 80;

    private final Status.Result result;
    private final GoalText goal;

    public StatusView(Status.Result result) {
        this.result = result;
        this.goal = new GoalText(result.goal());
    }

    @Override
    public List<String> text(Page page) {
        Ink ink = page.ink();
        var lines = new ArrayList<String>();
        Entry champion = result.champion();
        champion(champion, page, lines);
        lines.addAll(goal.lines(page));
        if (result.winner()) {
            lines.add("  its record is a winner's: " + ink.accent("paribus noise --fresh")
                    + (page.width() < ROOMY ? "" : " measures it on fresh seeds"));
        }
        if (result.checkedOut() != null) {
            lines.add("Checked out: " + result.checkedOut());
        }
        attempts(page, lines);
        group("Registered, not run", entry -> entry.state() == State.REGISTERED, "paribus run", page, lines);
        group("Partly measured", entry -> entry.state() == State.PARTIAL, "paribus run NAME", page, lines);
        group("Supported, undecided", entry -> undecided(entry, true), "paribus keep NAME --because TEXT", page, lines);
        group(
                "Measured, undecided",
                entry -> undecided(entry, false),
                "paribus discard NAME --because TEXT",
                page,
                lines);
        group("Failed", entry -> entry.state() == State.FAILED, "paribus show NAME", page, lines);
        pending(page, lines);
        exceptions(lines);
        if (result.open().isEmpty()
                && result.attempts().isEmpty()
                && result.pending().isEmpty()) {
            lines.add("Nothing waits. Next: " + ink.accent("paribus try PATH=VALUE --because TEXT"));
        }
        return lines;
    }

    /** Its metric below it where there is no room beside it. */
    private void champion(@Nullable Entry champion, Page page, List<String> lines) {
        String trunk = Escape.terminal(result.trunk());
        if (champion == null) {
            lines.add("No champion yet on " + trunk);
            return;
        }
        String name = champion.name().text();
        String where = " on " + trunk;
        String metric = metric(champion);
        String line = "Champion " + page.ink().bold(name) + where;
        if (Width.of("Champion " + name + where + metric) <= page.width()) {
            lines.add(line + metric);
        } else {
            lines.add(line);
            lines.add(metric);
        }
    }

    private boolean undecided(Entry entry, boolean supported) {
        boolean shown =
                entry.verdict() == Verdict.SUPPORTED || result.confirmed().containsKey(entry.name());
        return entry.state().undecided() && shown == supported;
    }

    private static String metric(Entry entry) {
        if (entry.metrics().isEmpty()) {
            return "";
        }
        MetricLine metric = entry.metrics().get(0);
        return "  "
                + Escape.terminal(metric.name() + " " + metric.mean()
                        + (metric.sd() == null ? "" : " sd " + metric.sd()) + " n " + metric.n());
    }

    private void group(String title, Predicate<Entry> which, String next, Page page, List<String> lines) {
        Set<String> running =
                result.attempts().stream().map(one -> one.name().text()).collect(Collectors.toSet());
        List<Entry> entries = result.open().stream()
                .filter(which)
                .filter(e -> !running.contains(e.name().text()))
                .toList();
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(page.ink().bold(title));
        Section section = page.width() < ROOMY ? new Section().whole() : new Section();
        for (Entry entry : entries) {
            MetricLine metric =
                    entry.metrics().isEmpty() ? null : entry.metrics().get(0);
            String difference = metric == null || metric.delta() == null
                    ? ""
                    : Escape.terminal(metric.delta()) + " "
                            + Differences.word(result.metrics(), metric.name(), metric.delta());
            section.row(
                    entry.name().text(),
                    Standing.verdict(entry),
                    difference,
                    page.width() < ROOMY ? "" : Ages.relative(entry.time(), page.now()),
                    (Standing.exceptions(entry) + " " + Escape.terminal(entry.change())).strip());
        }
        lines.addAll(section.lines(2, page));
        lines.add("  next: "
                + page.ink()
                        .accent(
                                entries.size() == 1
                                        ? next.replace(
                                                "NAME", entries.get(0).name().text())
                                        : next));
    }

    private void attempts(Page page, List<String> lines) {
        if (result.attempts().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(page.ink().bold("Runs of this machine"));
        var section = new Section();
        for (Attempts.Seen one : result.attempts()) {
            section.row(
                    one.name().text(),
                    "seed " + one.seed() + (one.stage().equals("full") ? "" : " (" + one.stage() + ")"),
                    phase(one),
                    Ages.relative(one.created(), page.now()),
                    Escape.terminal(one.log()));
        }
        lines.addAll(section.lines(2, page));
        result.missing()
                .forEach((name, seeds) -> lines.add("  next: "
                        + page.ink().accent("paribus run " + name)
                        + (seeds == 0
                                ? " commits what ended, as any writing command does"
                                : " does the " + seeds + " missing seed" + (seeds == 1 ? "" : "s"))));
    }

    private static String phase(Attempts.Seen one) {
        return switch (one.phase()) {
            case INTENDED -> "not started";
            case RUNNING -> "running" + at(one.far());
            case ENDED -> ended(one) + at(one.far());
            case UNKNOWN -> "unknown: nobody here can tell" + at(one.far());
        };
    }

    private static String ended(Attempts.Seen one) {
        String cause = one.far().cause();
        if (cause != null && cause.startsWith("ended by ")) {
            return Escape.terminal(cause);
        }
        return one.end() == null ? "ended" : "ended: " + one.end().word();
    }

    /** {@code at step 1,200 of 5,000}; a run that ended well is at its last step, of course. */
    private static String at(Attempts.Far far) {
        String step = far.step();
        return step == null
                ? ""
                : " at step " + Numbers.grouped(step)
                        + (far.total() == null ? "" : " of " + Numbers.grouped(far.total()));
    }

    private void exceptions(List<String> lines) {
        if (!result.exceptions().isEmpty()) {
            lines.add("");
            lines.add("Declared exceptions so far: "
                    + result.exceptions().entrySet().stream()
                            .map(entry -> entry.getValue() + " " + Escape.terminal(entry.getKey()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void pending(Page page, List<String> lines) {
        if (result.pending().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(page.ink().bold("Committed, not yet on the branch"));
        result.pending().forEach(branch -> lines.add("  " + Escape.terminal(branch)));
        Width.wrap("next: end that branch's rebase; the next writing command puts it there", page.width() - 2)
                .forEach(line -> lines.add("  " + line));
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("what", "name", "state", "verdict", "seed", "change", "time", "commit", "labels");
        Entry champion = result.champion();
        if (champion != null) {
            entry(tsv, "champion", champion);
        }
        result.open().forEach(entry -> entry(tsv, "open", entry));
        for (Attempts.Seen one : result.attempts()) {
            tsv.row("attempt", one.name(), word(one), null, one.seed(), null, Ages.iso(one.created()), null, null);
        }
        result.pending().forEach(branch -> tsv.row("pending", branch, null, null, null, null, null, null, null));
        return tsv.lines();
    }

    private static void entry(Tsv tsv, String what, Entry entry) {
        tsv.row(
                what,
                entry.name(),
                entry.state().word(),
                entry.verdict() == null ? null : entry.verdict().word(),
                null,
                entry.change(),
                Ages.iso(entry.time()),
                entry.commit(),
                String.join("; ", entry.labels()));
    }

    private static String word(Attempts.Seen one) {
        return one.phase().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("trunk", result.trunk());
        out.put(
                "champion",
                result.champion() == null ? null : result.champion().name().text());
        out.put("goal", goal.data());
        out.put(
                "checked_out",
                result.checkedOut() == null ? null : result.checkedOut().text());
        out.put(
                "open",
                result.open().stream()
                        .map(e -> EntryData.of(e, result.metrics(), e.state().word()))
                        .toList());
        var attempts = new ArrayList<Map<String, @Nullable Object>>();
        for (Attempts.Seen one : result.attempts()) {
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("name", one.name().text());
            data.put("seed", one.seed());
            data.put("stage", one.stage());
            data.put("phase", word(one));
            data.put("end", one.end() == null ? null : one.end().word());
            data.put("created", Ages.iso(one.created()));
            data.put("log", one.log());
            data.put("step", one.far().step());
            data.put("total", one.far().total());
            data.put("cause", one.far().cause());
            data.put("missing", result.missing().get(one.name()));
            attempts.add(data);
        }
        out.put("attempts", attempts);
        out.put("pending", result.pending());
        out.put("exceptions", result.exceptions());
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.problems());
        out.addAll(goal.edits());
        return out;
    }
}
