package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.text.Seeds;
import dev.paribus.verb.Confirm;
import dev.paribus.workflow.adoption.Best;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.Confirming.Confirmation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A confirmation: what was chosen, with which seeds, against what; and what it came to. */
public final class ConfirmView implements View {
    private final Confirm.Result result;
    private final Confirmation made;
    private final OutcomeView outcome;
    private final boolean dryRun;

    /** @param dryRun nothing was registered */
    public ConfirmView(Confirm.Result result, boolean dryRun) {
        this.result = result;
        this.dryRun = dryRun;
        this.made = result.confirmation();
        Launched launched = result.launched();
        this.outcome = new OutcomeView(launched == null ? Launched.NOTHING : launched, result.recovered(), null);
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        Best best = result.best();
        if (best != null) {
            lines.add("The best of " + best.of() + " is " + page.ink().bold(best.name()) + ": "
                    + Escape.terminal(best.estimate())
                    + (best.open().isEmpty() ? "" : "; " + best.open().size() + " more have no value yet"));
        }
        lines.add((dryRun ? "Would confirm " : "Confirms ")
                + page.ink().bold(made.of().text()) + ": "
                + made.seeds().size() + " fresh seeds, " + Seeds.text(made.seeds()) + ", against the champion "
                + made.champion()
                + (made.against().equals(made.champion()) ? "" : " (by its values in " + made.against() + ")"));
        if (dryRun) {
            lines.add("");
            Escape.block(made.registered().record()).lines().forEach(line -> lines.add("  " + line));
            if (result.prospect() != null) {
                lines.add("");
                lines.addAll(new Planning(result.prospect()).all(page));
            }
            return lines;
        }
        lines.addAll(outcome.text(page));
        return lines;
    }

    @Override
    public List<String> plain() {
        if (result.launched() != null) {
            return outcome.plain();
        }
        return new Tsv("name", "of", "parent", "seeds")
                .row(dryRun ? null : made.registered().name(), made.of(), made.champion(), Seeds.text(made.seeds()))
                .lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        Best best = result.best();
        out.put("name", dryRun ? null : made.registered().name().text());
        out.put("of", made.of().text());
        out.put("parent", made.champion().text());
        out.put("against", made.against().text());
        out.put("seeds", made.seeds());
        out.put("best_of", best == null ? null : best.of());
        out.put("dry_run", dryRun);
        out.put("record", made.registered().record());
        List<Map<String, @Nullable Object>> ran = outcome.data();
        out.put("result", ran.isEmpty() ? null : ran.get(ran.size() - 1));
        out.put("planning", result.prospect() == null ? null : new Planning(result.prospect()).data());
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(outcome.problems());
        out.addAll(made.notes());
        if (result.prospect() != null) {
            out.addAll(result.prospect().notes());
        }
        return out;
    }
}
