package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.text.Width;
import dev.paribus.verb.Revisit;
import dev.paribus.verb.Revisit.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Discarded experiments whose parent is not the champion any more. */
public final class RevisitView implements View {
    private static final int SHOWN = 3;

    private final Revisit.Result result;

    public RevisitView(Revisit.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        for (Row row : result.rows()) {
            Entry entry = row.entry();
            String verdict = Standing.verdict(entry);
            String line = "  " + (verdict.isEmpty() ? "" : verdict + " against " + entry.parent() + ": ")
                    + Escape.terminal(entry.change());
            lines.add(page.ink().bold(entry.name().text())
                    + Width.truncate(
                            line,
                            page.width() - Width.of(entry.name().text()),
                            page.glyphs().ellipsis()));
            cut("  since then: " + since(row), page, lines);
            row.again().forEach(command -> lines.add("  " + page.ink().accent(Escape.terminal(command))));
        }
        if (result.more() > 0) {
            lines.add(page.ink()
                    .dim(result.more() + " more: paribus log --revisit -n "
                            + (result.more() + result.rows().size())));
        }
        return lines;
    }

    private static String since(Row row) {
        List<String> since = row.since();
        String shown = String.join("; ", since.subList(0, Math.min(SHOWN, since.size())));
        return since.size() <= SHOWN ? shown : shown + "; and " + (since.size() - SHOWN) + " more";
    }

    private static void cut(String line, Page page, List<String> lines) {
        lines.add(Width.truncate(
                Escape.terminal(line), page.width(), page.glyphs().ellipsis()));
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "parent", "champion", "verdict", "change", "since", "again", "decision");
        for (Row row : result.rows()) {
            Entry entry = row.entry();
            tsv.row(
                    entry.name(),
                    entry.parent(),
                    result.champion(),
                    entry.verdict() == null ? null : entry.verdict().word(),
                    entry.change(),
                    String.join("; ", row.since()),
                    String.join(" && ", row.again()),
                    entry.decision());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Row row : result.rows()) {
            Entry entry = row.entry();
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", entry.name().text());
            one.put("parent", entry.parent() == null ? null : entry.parent().text());
            one.put("champion", result.champion().text());
            one.put("verdict", entry.verdict() == null ? null : entry.verdict().word());
            one.put("change", entry.change());
            one.put("since", row.since());
            one.put("again", row.again());
            one.put("decision", entry.decision());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        return result.rows().isEmpty()
                ? List.of(Problem.note(
                        "nothing-to-revisit", "nothing was discarded against another parent than " + result.champion()))
                : List.of();
    }
}
