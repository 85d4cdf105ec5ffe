package dev.paribus.render;

import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.text.Escape;
import dev.paribus.verb.Ideas;
import dev.paribus.workflow.backlog.IdeaStates.Known;
import dev.paribus.workflow.backlog.TrunkFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code idea} says when it wrote something, and one idea in full. */
public final class IdeaViews {
    private IdeaViews() {}

    public static View added(Ideas.Written result) {
        String name = result.idea().name().text();
        return written(result, "open", page -> {
            var lines = new ArrayList<String>();
            String change = result.idea().change();
            lines.add("Noted " + page.ink().bold(name) + ": "
                    + Escape.terminal(change == null ? result.idea().text() : change));
            lines.add(placed(result.path(), result.placed(), result.trunk()));
            lines.add("next: " + page.ink().accent("paribus try --idea " + name) + ", or "
                    + page.ink().accent("paribus next"));
            return lines;
        });
    }

    public static View dropped(Ideas.Written result) {
        String name = result.idea().name().text();
        return written(
                result,
                "dropped",
                page -> List.of(
                        "Dropped the idea " + page.ink().bold(name) + "; its file stays and says why",
                        placed(result.path(), result.placed(), result.trunk())));
    }

    private static View written(
            Ideas.Written result, String state, java.util.function.Function<Page, List<String>> text) {
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", result.idea().name().text());
        fact.put("state", state);
        place(fact, result.path(), result.placed());
        List<String> plain = List.of(result.idea().name().text());
        return new Prose(text, plain, fact, result.problems());
    }

    /** Where a file went, in a sentence of its own. */
    static String placed(String path, TrunkFiles.Placed placed, String trunk) {
        String branch = Escape.terminal(placed.branch());
        String where =
                "  " + Escape.terminal(path) + " on " + branch + ", commit " + DecisionViews.brief(placed.commit());
        return placed.onTrunk()
                ? where
                : where + "; " + Escape.terminal(trunk) + " takes it by a pull request: git push -u origin " + branch;
    }

    static void place(Map<String, @Nullable Object> fact, String path, TrunkFiles.Placed placed) {
        fact.put("path", path);
        fact.put("branch", placed.branch());
        fact.put("commit", placed.commit());
        fact.put("on_trunk", placed.onTrunk());
    }

    /** One idea, everything that it says. */
    static List<String> full(Known known, Page page) {
        Idea idea = known.idea();
        var facts = new Section();
        fact(facts, "change", idea.change());
        fact(facts, "kind", idea.kind() == null ? null : idea.kind().word());
        fact(facts, "with", idea.with().isEmpty() ? null : String.join(", ", idea.with()));
        idea.texts().forEach((key, text) -> fact(facts, key, text));
        fact(facts, "known", idea.known().isEmpty() ? null : String.join("; ", idea.known()));
        fact(facts, "expect", expect(idea.expect()));
        fact(facts, "dropped", idea.dropped());
        fact(facts, "tried by", known.tried().isEmpty() ? null : String.join(", ", names(known.tried())));
        fact(facts, "file", known.path() + standing(known));
        var lines = new ArrayList<String>();
        lines.add(page.ink().bold(idea.name().text()) + "  " + known.state());
        lines.add("  " + page.glyphs().quoted(Escape.terminal(idea.text().strip())));
        lines.addAll(facts.lines(2, page));
        if (known.open()) {
            lines.add("next: " + page.ink().accent("paribus try --idea " + idea.name()));
        } else if (!known.tried().isEmpty()) {
            lines.add(
                    "next: " + page.ink().accent("paribus show " + known.tried().get(0)));
        }
        return lines;
    }

    private static void fact(Section facts, String key, @Nullable String value) {
        if (value != null) {
            facts.row(key, Escape.terminal(value));
        }
    }

    /** Predictions in a few words; null without any. */
    static @Nullable String expect(@Nullable Expectation expect) {
        if (expect == null) {
            return null;
        }
        var out = new ArrayList<String>();
        if (expect.gain() != null) {
            out.add("gain " + expect.gain().toPlainString());
        }
        if (expect.probability() != null) {
            out.add("probability " + expect.probability().toPlainString());
        }
        if (expect.cost() != null) {
            out.add("cost " + expect.cost());
        }
        return out.isEmpty() ? null : String.join(", ", out);
    }

    /** In brackets where it stands, unless that is trunk. */
    static String standing(Known known) {
        return known.standing().equals("trunk")
                ? ""
                : known.branch() == null ? " (uncommitted)" : " (on " + known.branch() + ")";
    }

    static List<String> names(List<ExperimentName> names) {
        return names.stream().map(ExperimentName::text).toList();
    }
}
