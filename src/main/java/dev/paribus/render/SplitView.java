package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.text.Shell;
import dev.paribus.verb.Split;
import dev.paribus.workflow.registration.Registration.Registered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The experiments that one was split into. */
public final class SplitView implements View {
    private final Split.Result result;
    private final String original;

    public SplitView(Split.Result result) {
        this.result = result;
        this.original = result.split().original().text();
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        int count = result.split().parts().size();
        lines.add((result.dryRun() ? "Would split " : "Split ") + page.ink().bold(original) + " into " + count
                + (result.dryRun() ? "; names are drawn anew" : ""));
        var section = new Section();
        for (Registered part : result.split().parts()) {
            section.row(
                    part.name().text(),
                    part.draft().kind().word(),
                    Escape.terminal(part.draft().change()));
        }
        lines.addAll(section.lines(2, page));
        boolean evidence = result.split().parts().stream()
                .noneMatch(part -> part.draft().labels().contains("exploratory"));
        lines.add(
                evidence
                        ? result.ownReason()
                                ? "Criteria and seeds are those of " + original + "."
                                : "Criteria, seeds and the reason are those of " + original
                                        + "; until a result stands, the hypothesis in each experiment.yaml may be rewritten."
                        : original + " gives no reason, so they are exploratory and not evidence.");
        lines.add(original + " stays as it is.");
        if (!result.dryRun()) {
            lines.add("next: " + page.ink().accent("paribus run " + names(" ")) + ", then "
                    + page.ink().accent(putAway()));
        }
        return lines;
    }

    private String putAway() {
        return result.split().measured()
                ? "paribus discard " + original + " --because " + Shell.word("split into " + names(", "))
                : "paribus drop " + original;
    }

    private String names(String between) {
        return result.split().parts().stream().map(part -> part.name().text()).collect(Collectors.joining(between));
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "kind", "change", "commit");
        for (Registered part : result.split().parts()) {
            tsv.row(
                    part.name(),
                    part.draft().kind().word(),
                    part.draft().change(),
                    result.dryRun() ? null : part.registrationCommit());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var parts = new ArrayList<Map<String, @Nullable Object>>();
        for (Registered part : result.split().parts()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", part.name().text());
            one.put("kind", part.draft().kind().word());
            one.put("change", part.draft().change());
            one.put("with", part.draft().with());
            one.put(
                    "hypothesis",
                    part.draft().hypothesis().isEmpty() ? null : part.draft().hypothesis());
            one.put("labels", part.draft().labels());
            one.put("commit", result.dryRun() ? null : part.registrationCommit());
            one.put("record", part.record());
            parts.add(one);
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("original", original);
        out.put("dry_run", result.dryRun());
        out.put("parts", parts);
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        return result.recovered();
    }
}
