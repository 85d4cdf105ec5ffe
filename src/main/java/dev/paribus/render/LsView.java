package dev.paribus.render;

import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import dev.paribus.query.Query;
import dev.paribus.text.Escape;
import dev.paribus.text.Markdown;
import dev.paribus.verb.Column;
import dev.paribus.verb.Ls;
import dev.paribus.verb.Ls.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The experiments as a table: for people, as tab-separated or comma-separated values, as Markdown, as data. */
public final class LsView implements View {
    private final Ls.Result result;
    private final boolean chosen;

    /** @param chosen the columns were named on the command line, so all of them are shown */
    public LsView(Ls.Result result, boolean chosen) {
        this.result = result;
        this.chosen = chosen;
    }

    @Override
    public List<String> text(Page page) {
        return new LsText(result, chosen, page).lines();
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv(headers().toArray(new String[0]));
        rows().forEach(row -> tsv.row(row.toArray()));
        return tsv.lines();
    }

    /** Comma-separated values (RFC 4180) with a header line; texts that a spreadsheet takes for formulas are disarmed. */
    public List<String> csv() {
        var lines = new ArrayList<String>();
        lines.add(joined(headers(), Escape::csv, ","));
        rows().forEach(row -> lines.add(joined(row, Escape::csv, ",")));
        return lines;
    }

    /** A table in Markdown (GFM). */
    public List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add("| " + joined(headers(), Markdown::text, " | ") + " |");
        lines.add("|" + " --- |".repeat(headers().size()));
        rows().forEach(row -> lines.add("| " + joined(row, Markdown::text, " | ") + " |"));
        return lines;
    }

    private static String joined(List<String> cells, UnaryOperator<String> escape, String between) {
        return String.join(between, cells.stream().map(escape).toList());
    }

    /** The column that groups comes first, where it is not shown anyway. */
    private List<String> headers() {
        var out = new ArrayList<String>();
        if (groupIsExtra()) {
            out.add(result.group());
        }
        result.columns().forEach(column -> out.add(column.name()));
        return out;
    }

    private List<List<String>> rows() {
        var out = new ArrayList<List<String>>();
        for (Line line : result.lines()) {
            var row = new ArrayList<String>();
            if (groupIsExtra()) {
                row.add(line.group());
            }
            row.addAll(line.cells());
            out.add(row);
        }
        return out;
    }

    private boolean groupIsExtra() {
        return result.group() != null
                && result.columns().stream().map(Column::name).noneMatch(name -> name.equals(result.group()));
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        List<String> headers = headers();
        var out = new ArrayList<Map<String, @Nullable Object>>();
        List<List<String>> rows = rows();
        for (int row = 0; row < rows.size(); row++) {
            Map<String, Value> values = result.lines().get(row).values();
            var one = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < headers.size(); i++) {
                Value value = values.get(headers.get(i));
                one.put(
                        headers.get(i),
                        value == null ? json(headers.get(i), rows.get(row).get(i)) : ParamTexts.json(value));
            }
            out.add(one);
        }
        return out;
    }

    /** Ids and words stay texts, also one that looks like a number. */
    private static @Nullable Object json(String header, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return Column.counts(header)
                ? Query.number(cell).<Object>map(number -> number).orElse(cell)
                : cell;
    }

    @Override
    public List<Problem> problems() {
        if (result.all() == 0) {
            return List.of(Problem.note("no-experiments", "this clone has no experiment yet")
                    .hint("paribus init in a new project; in a clone: git fetch origin"));
        }
        return result.found() == 0
                ? List.of(Problem.note("none-found", "none of " + result.all() + " experiments is meant")
                        .hint("paribus ls; paribus help where"))
                : List.of();
    }
}
