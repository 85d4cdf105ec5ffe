package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.verb.Stop;
import dev.paribus.workflow.launch.Stopping.How;
import dev.paribus.workflow.launch.Stopping.Stopped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was stopped. */
public final class StopView implements View {
    private final Stop.Result result;

    public StopView(Stop.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        for (Stopped one : result.stopped()) {
            String what =
                    one.name() + " seed " + one.seed() + (one.stage().equals("full") ? "" : " (" + one.stage() + ")");
            String since = ", begun " + Ages.relative(one.created(), page.now());
            lines.add(
                    switch (one.how()) {
                        case STOPPED ->
                            what + ": "
                                    + (one.end() == null ? "ended" : one.end().word()) + since;
                        case ASKED -> what + ": asked to stop, and still running" + since;
                        case UNKNOWN ->
                            what + ": asked to stop on '" + Escape.terminal(one.host())
                                    + "'; nobody here can tell whether it does" + since;
                    });
        }
        result.waiting().forEach(name -> lines.add(name + ": no further seed starts"));
        result.idle().forEach(name -> lines.add(name + ": nothing of it runs"));
        if (result.attended() && result.over()) {
            lines.add("what was measured is recorded by the command that ran it");
        }
        if (lines.isEmpty()) {
            lines.add("nothing runs");
        }
        return lines;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "seed", "stage", "how", "end", "host", "created");
        result.stopped()
                .forEach(one -> tsv.row(
                        one.name(),
                        one.seed(),
                        one.stage(),
                        word(one.how()),
                        one.end() == null ? null : one.end().word(),
                        one.host(),
                        Ages.iso(one.created())));
        return tsv.lines();
    }

    private static String word(How how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Stopped one : result.stopped()) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("name", one.name().text());
            row.put("seed", one.seed());
            row.put("stage", one.stage());
            row.put("how", word(one.how()));
            row.put("end", one.end() == null ? null : one.end().word());
            row.put("host", one.host());
            row.put("created", Ages.iso(one.created()));
            out.add(row);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        return result.recovered();
    }
}
