package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Explain;
import dev.paribus.workflow.facts.RulePages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page on a rule, the same text for everyone; or the table of all codes. */
public final class ExplainView implements View {
    private final Explain.Result result;

    public ExplainView(Explain.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        if (!result.page().isEmpty()) {
            return page();
        }
        var table = new Section();
        result.rows().forEach(row -> table.row(row.code(), row.severity(), row.says()));
        List<String> lines = new ArrayList<>(table.lines(0, page));
        lines.add("");
        lines.add(
                "paribus explain CODE has a page on each; policy: {CODE: error|warn|off} in paribus.yaml changes its weight");
        return lines;
    }

    @Override
    public List<String> plain() {
        if (!result.page().isEmpty()) {
            return page();
        }
        var tsv = new Tsv("code", "severity", "says");
        result.rows().forEach(row -> tsv.row(row.code(), row.severity(), row.says()));
        return tsv.lines();
    }

    private List<String> page() {
        return Escape.block(result.page()).stripTrailing().lines().toList();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (RulePages.Row row : result.rows()) {
            var out = new LinkedHashMap<String, @Nullable Object>();
            out.put("code", row.code());
            out.put("severity", row.severity());
            out.put("says", row.says());
            if (!result.page().isEmpty()) {
                out.put("page", result.page());
            }
            all.add(out);
        }
        return all;
    }
}
