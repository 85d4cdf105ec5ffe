package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What note and a recorded review say. */
public final class RemarkViews {
    private RemarkViews() {}

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
