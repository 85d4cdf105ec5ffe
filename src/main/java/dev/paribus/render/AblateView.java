package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Ablate;
import dev.paribus.workflow.registration.Ablating.LeftOut;
import dev.paribus.workflow.registration.Ablating.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The experiments that each take one kept change back. */
public final class AblateView implements View {
    private final Ablate.Result result;

    public AblateView(Ablate.Result result) {
        this.result = result;
    }

    private List<Member> members() {
        return result.ablation().members();
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        int count = members().size();
        lines.add((result.dryRun() ? "Would register " : "Registered ") + count
                + (count == 1 ? " experiment that takes" : " experiments that each take") + " one kept change of "
                + page.ink().bold(result.ablation().parent().text()) + " back"
                + (result.dryRun() ? "; names are drawn anew" : ""));
        var section = new Section();
        for (Member member : members()) {
            section.row(
                    member.registered().name().text(),
                    "without " + member.of(),
                    "margin " + member.margin().stripTrailingZeros().toPlainString(),
                    Escape.terminal(member.registered().draft().change()));
        }
        lines.addAll(section.lines(2, page));
        for (LeftOut one : result.ablation().leftOut()) {
            lines.add("  left out: " + one.of() + ": " + Escape.terminal(one.why()));
        }
        lines.add("Supported means dead weight: without the change "
                + result.primary().name() + " loses less than the margin. Refuted: it earns its place.");
        if (!result.dryRun()) {
            lines.add("next: " + page.ink().accent("paribus run " + names()));
        }
        return lines;
    }

    private String names() {
        return members().stream()
                .map(member -> member.registered().name().text())
                .collect(Collectors.joining(" "));
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "takes_back", "change", "margin", "commit", "left_out");
        for (Member member : members()) {
            tsv.row(
                    member.registered().name(),
                    member.of(),
                    member.registered().draft().change(),
                    member.margin().stripTrailingZeros().toPlainString(),
                    result.dryRun() ? null : member.registered().registrationCommit(),
                    null);
        }
        result.ablation().leftOut().forEach(one -> tsv.row(null, one.of(), null, null, null, one.why()));
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var experiments = new ArrayList<Map<String, @Nullable Object>>();
        for (Member member : members()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", member.registered().name().text());
            one.put("takes_back", member.of().text());
            one.put("change", member.registered().draft().change());
            one.put("margin", member.margin());
            one.put("commit", result.dryRun() ? null : member.registered().registrationCommit());
            one.put("record", member.registered().record());
            experiments.add(one);
        }
        var left = new ArrayList<Map<String, @Nullable Object>>();
        for (LeftOut leftOut : result.ablation().leftOut()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("takes_back", leftOut.of().text());
            one.put("why", leftOut.why());
            left.add(one);
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("parent", result.ablation().parent().text());
        out.put("dry_run", result.dryRun());
        out.put("experiments", experiments);
        out.put("left_out", left);
        out.put("next", result.dryRun() ? List.of() : List.of("paribus run " + names()));
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        return result.recovered();
    }
}
