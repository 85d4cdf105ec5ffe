package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Bytes;
import dev.paribus.text.Escape;
import dev.paribus.verb.Gc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was freed, what stays and why, and how much it is. */
public final class GcView implements View {
    private final Gc.Result result;
    private final List<Problem> more;

    /** @param more what else is to be told */
    public GcView(Gc.Result result, List<Problem> more) {
        this.result = result;
        this.more = List.copyOf(more);
    }

    @Override
    public List<String> text(Page page) {
        var table = new Section();
        for (Gc.Row row : result.rows()) {
            table.row(word(row), Bytes.words(row.bytes()), Escape.terminal(row.what()), reason(row));
        }
        var lines = new ArrayList<>(table.lines(0, page));
        lines.add((result.acted() ? "freed " : "would free ") + Bytes.words(result.bytes()) + " (" + result.bytes()
                + " bytes)");
        return lines;
    }

    private static String reason(Gc.Row row) {
        return row.why() == null ? "" : Escape.terminal(row.why());
    }

    private String word(Gc.Row row) {
        return !row.freed() ? "kept" : result.acted() ? "freed" : "would free";
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("action", "bytes", "what", "place", "why");
        for (Gc.Row row : result.rows()) {
            tsv.row(word(row), row.bytes(), row.what(), row.place(), row.why());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Gc.Row row : result.rows()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("action", word(row));
            one.put("bytes", row.bytes());
            one.put("what", row.what());
            one.put("place", row.place());
            one.put("why", row.why());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        var all = new ArrayList<>(result.problems());
        all.addAll(more);
        return all;
    }
}
