package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.text.Shell;
import dev.paribus.verb.Demo;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demo's history and what to try in it. */
public final class DemoView implements View {
    private final Demo.Result result;
    private final LogView log;

    public DemoView(Demo.Result result) {
        this.result = result;
        var history = Log.Result.of(
                result.history(), result.project().metrics(), result.project().trunk(), null, Set.of());
        this.log = new LogView(history, LogView.Form.USUAL);
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<>(log.text(page));
        lines.add("");
        lines.add("All of it is plain git. Try:");
        lines.add("  " + page.ink().accent("cd " + Shell.word(result.directory())));
        result.next().forEach(line -> lines.add("  " + page.ink().accent(Escape.terminal(line))));
        return lines;
    }

    @Override
    public List<String> plain() {
        return log.plain();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        return log.data();
    }
}
