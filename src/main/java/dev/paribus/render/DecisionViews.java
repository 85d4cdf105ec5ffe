package dev.paribus.render;

import dev.paribus.check.Registered;
import dev.paribus.text.Escape;
import dev.paribus.verb.Discard;
import dev.paribus.verb.Drop;
import dev.paribus.verb.Keep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keep, discard and drop say. */
public final class DecisionViews {
    private DecisionViews() {}

    public static View kept(Keep.Result result) {
        var kept = result.kept();
        String merge = kept.mergeCommit();
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", kept.name().text());
        fact.put("state", "kept");
        fact.put("decision", kept.decisionCommit());
        fact.put("merge", merge);
        fact.put("trunk", result.trunk());
        fact.put("pending", kept.pendingWhy());
        fact.put("switched", result.switched());
        fact.put(
                "registration",
                kept.registered() == null ? null : kept.registered().word());
        List<String> plain = new Tsv("name", "state", "decision", "merge", "trunk")
                .row(kept.name(), "kept", kept.decisionCommit(), merge, result.trunk())
                .lines();
        return new Prose(page -> keptText(result, page), plain, fact, result.recovered());
    }

    private static List<String> keptText(Keep.Result result, Page page) {
        var kept = result.kept();
        String trunk = Escape.terminal(result.trunk());
        String merge = kept.mergeCommit();
        var lines = new ArrayList<String>();
        lines.add("Kept " + page.ink().bold(kept.name().text()) + ": "
                + (merge == null
                        ? "the decision is committed; " + trunk + " takes it by its pull request"
                        : "it is the champion now"));
        if (merge != null) {
            lines.add("  merged into " + trunk + " as " + brief(merge));
        }
        Registered registered = kept.registered();
        if (registered != null && registered != Registered.PROVEN) {
            lines.add("  registration: " + registered.word() + "; why: paribus check "
                    + kept.name().text());
        }
        pending(kept.pendingWhy(), lines);
        moved(result.switched(), result.switchHint(), trunk, lines);
        if (merge != null) {
            lines.add("  its record is a winner's: what comes next is compared with numbers that were chosen");
            lines.add("next: " + page.ink().accent("paribus noise --fresh"));
            lines.add("next: " + page.ink().accent("paribus try PATH=VALUE --because TEXT"));
        }
        return lines;
    }

    public static View discarded(Discard.Result result) {
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", result.name().text());
        fact.put("state", "discarded");
        fact.put("pending", result.pendingWhy());
        fact.put("switched", result.switched());
        List<String> plain =
                new Tsv("name", "state").row(result.name(), "discarded").lines();
        return new Prose(
                page -> {
                    var lines = new ArrayList<String>();
                    lines.add(
                            "Discarded " + page.ink().bold(result.name().text()) + "; its branch and its results stay");
                    pending(result.pendingWhy(), lines);
                    moved(result.switched(), result.switchHint(), Escape.terminal(result.trunk()), lines);
                    return lines;
                },
                plain,
                fact,
                result.recovered());
    }

    public static View dropped(Drop.Result result) {
        Map<String, @Nullable Object> fact = new LinkedHashMap<>();
        fact.put("name", result.name().text());
        fact.put("state", "dropped");
        fact.put("ref", result.kept());
        fact.put("restore", result.restore());
        List<String> plain = new Tsv("name", "state", "ref", "restore")
                .row(result.name(), "dropped", result.kept(), result.restore())
                .lines();
        return new Prose(
                page -> List.of(
                        "Dropped " + page.ink().bold(result.name().text()),
                        "back again: " + page.ink().accent(Escape.terminal(result.restore()))),
                plain,
                fact,
                result.recovered());
    }

    static void pending(@Nullable String why, List<String> lines) {
        if (why != null) {
            lines.add("  not on its branch yet: " + Escape.terminal(why) + "; the next writing command puts it there");
        }
    }

    private static void moved(boolean switched, @Nullable String hint, String trunk, List<String> lines) {
        if (switched) {
            lines.add("  your checkout is on " + trunk + " now");
        } else if (hint != null) {
            lines.add("  your checkout stays; " + Escape.terminal(hint) + " leaves the experiment's branch");
        }
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
