package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Combine;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.registration.Combining.Combination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registration of a combination, with what each part brings. */
public final class CombineView implements View {
    private final Combine.Result result;
    private final Combination combination;
    private final Draft draft;
    private final String name;

    public CombineView(Combine.Result result) {
        this.result = result;
        this.combination = result.combination();
        this.draft = combination.registered().draft();
        this.name = combination.registered().name().text();
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        lines.add((result.dryRun() ? "Would register " : "Registered ")
                + page.ink().bold(name) + ": " + draft.change() + ", on top of the champion " + combination.parent());
        lines.add("  " + page.glyphs().quoted(Escape.terminal(draft.hypothesis().strip())));
        var section = new Section();
        combination
                .parts()
                .forEach((part, brings) -> section.row(
                        part.text(), brings.isEmpty() ? "stands in the champion" : Escape.terminal(brings)));
        lines.addAll(section.lines(2, page));
        if (result.dryRun()) {
            lines.add("");
            Escape.block(combination.registered().record()).lines().forEach(line -> lines.add("  " + line));
            return lines;
        }
        lines.add("  on branch " + Escape.terminal(result.branch()) + ", commit "
                + DecisionViews.brief(combination.registered().registrationCommit()));
        lines.add("next: " + page.ink().accent("paribus run " + name));
        return lines;
    }

    @Override
    public List<String> plain() {
        return List.of(name);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var parts = new ArrayList<Map<String, @Nullable Object>>();
        combination.parts().forEach((part, brings) -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", part.text());
            one.put("change", brings.isEmpty() ? null : brings);
            one.put("in_champion", brings.isEmpty());
            parts.add(one);
        });
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", name);
        out.put("state", result.dryRun() ? null : "registered");
        out.put("branch", result.branch());
        out.put("commit", result.dryRun() ? null : combination.registered().registrationCommit());
        out.put("parent", combination.parent().text());
        out.put("kind", draft.kind().word());
        out.put("combines", parts);
        out.put("hypothesis", draft.hypothesis());
        out.put("labels", draft.labels());
        out.put("dry_run", result.dryRun());
        out.put("record", combination.registered().record());
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.recovered());
        out.addAll(draft.notes());
        out.addAll(combination.registered().remarks());
        return out;
    }
}
