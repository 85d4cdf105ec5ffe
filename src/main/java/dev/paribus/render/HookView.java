package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Hook;
import dev.paribus.workflow.setup.HookInstallation.Done;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was done to the hooks, file by file. */
public final class HookView implements View {
    private final Hook.Result result;

    public HookView(Hook.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        for (Done done : result.report().done()) {
            lines.add(page.ink().bold(Escape.terminal(done.path())) + ": " + Escape.terminal(done.what()));
        }
        result.report().notes().forEach(note -> lines.add("note: " + Escape.terminal(note)));
        if (result.action() == Hook.Action.INSTALL) {
            lines.add("linked worktrees use the same hooks; git commit --no-verify goes past them; back again: "
                    + page.ink().accent("paribus hook uninstall"));
        }
        return lines;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("path", "what");
        result.report().done().forEach(done -> tsv.row(done.path(), done.what()));
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Done done : result.report().done()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", done.path());
            one.put("what", done.what());
            out.add(one);
        }
        return out;
    }
}
