package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.New;
import dev.paribus.workflow.change.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registration. */
public final class NewView implements View {
    private final New.Result result;
    private final Draft draft;
    private final String name;
    private final Planning planning;

    public NewView(New.Result result) {
        this.result = result;
        this.draft = result.registered().draft();
        this.name = result.registered().name().text();
        this.planning = new Planning(result.prospect());
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        lines.add((result.dryRun() ? "Would register " : "Registered ")
                + page.ink().bold(name) + ": " + Escape.terminal(draft.change()));
        if (!draft.hypothesis().isEmpty()) {
            lines.add("  "
                    + page.glyphs().quoted(Escape.terminal(draft.hypothesis().strip())));
        }
        if (draft.labels().contains("exploratory")) {
            lines.add("  exploratory: not evidence, whatever it gives");
        }
        if (result.dryRun()) {
            lines.add("");
            Escape.block(result.registered().record()).lines().forEach(line -> lines.add("  " + line));
            lines.add("");
            lines.addAll(planning.all(page));
            return lines;
        }
        lines.add("  on branch " + Escape.terminal(result.branch()) + ", commit "
                + DecisionViews.brief(result.registered().registrationCommit()));
        if (result.registered().checkout() != null) {
            lines.add("  your checkout is on that branch now");
        }
        lines.addAll(planning.lines(page));
        lines.add("next: " + page.ink().accent("paribus run " + name));
        return lines;
    }

    @Override
    public List<String> plain() {
        return List.of(name);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", name);
        out.put("state", result.dryRun() ? null : "registered");
        out.put("branch", result.branch());
        out.put("commit", result.dryRun() ? null : result.registered().registrationCommit());
        out.put("kind", draft.kind().word());
        out.put("change", draft.change());
        out.put("with", draft.with());
        out.put("hypothesis", draft.hypothesis().isEmpty() ? null : draft.hypothesis());
        out.put("labels", draft.labels());
        out.put("dry_run", result.dryRun());
        out.put("record", result.registered().record());
        out.put("planning", planning.data());
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.recovered());
        out.addAll(draft.notes());
        out.addAll(result.registered().remarks());
        out.addAll(planning.notes(result.dryRun()));
        return out;
    }
}
