package dev.paribus.render;

import dev.paribus.model.Expectation;
import dev.paribus.model.Idea;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Ideas;
import dev.paribus.workflow.backlog.IdeaStates.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ideas as a list, or each in full. */
public final class IdeasView implements View {
    /** How much of each a person sees. */
    public enum Detail {
        LINE,
        FULL
    }

    private final Ideas.Listed result;
    private final Detail detail;

    public IdeasView(Ideas.Listed result, Detail detail) {
        this.result = result;
        this.detail = detail;
    }

    @Override
    public List<String> text(Page page) {
        if (detail == Detail.FULL) {
            var lines = new ArrayList<String>();
            result.ideas().forEach(known -> lines.addAll(IdeaViews.full(known, page)));
            return lines;
        }
        var rows = new Section();
        for (Known known : result.ideas()) {
            Idea idea = known.idea();
            String change = idea.change() == null ? "" : Escape.terminal(idea.change()) + "  ";
            String numbers = IdeaViews.expect(idea.expect());
            rows.row(
                    idea.name().text(),
                    known.state() + IdeaViews.standing(known),
                    numbers == null ? "" : Escape.terminal(numbers),
                    change + page.glyphs().quoted(Escape.terminal(idea.text().strip())));
        }
        return rows.lines(0, page);
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv(
                "name",
                "state",
                "standing",
                "kind",
                "change",
                "gain",
                "probability",
                "cost",
                "idea",
                "gap",
                "motive",
                "tried",
                "dropped",
                "path");
        for (Known known : result.ideas()) {
            Idea idea = known.idea();
            Expectation expect = idea.expect();
            tsv.row(
                    idea.name(),
                    known.state(),
                    known.standing(),
                    idea.kind() == null ? null : idea.kind().word(),
                    idea.change(),
                    expect == null ? null : expect.gain(),
                    expect == null ? null : expect.probability(),
                    expect == null ? null : expect.cost(),
                    idea.text(),
                    idea.texts().get("gap"),
                    idea.texts().get("motive"),
                    String.join(" ", IdeaViews.names(known.tried())),
                    idea.dropped(),
                    known.path());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        result.ideas().forEach(known -> out.add(data(known)));
        return out;
    }

    static Map<String, @Nullable Object> data(Known known) {
        Idea idea = known.idea();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", idea.name().text());
        out.put("state", known.state());
        out.put("standing", known.standing());
        out.put("branch", known.branch());
        out.put("path", known.path());
        out.put("idea", idea.text());
        out.put("change", idea.change());
        out.put("kind", idea.kind() == null ? null : idea.kind().word());
        out.put("with", idea.with());
        for (String key : List.of("gap", "motive", "transfer", "beats", "although")) {
            out.put(key, idea.texts().get(key));
        }
        out.put("known", idea.known());
        Expectation expect = idea.expect();
        var numbers = new LinkedHashMap<String, @Nullable Object>();
        numbers.put("gain", expect == null ? null : expect.gain());
        numbers.put("probability", expect == null ? null : expect.probability());
        numbers.put("cost", expect == null ? null : expect.cost());
        out.put("expect", expect == null ? null : numbers);
        out.put("tried", IdeaViews.names(known.tried()));
        out.put("dropped", idea.dropped());
        return out;
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.problems());
        if (result.ideas().isEmpty() && out.isEmpty()) {
            out.add(Problem.note("no-ideas", "there is no open idea")
                    .hint("paribus idea add TEXT --change PATH=VALUE --gain G --probability P --cost 2h"));
        }
        return out;
    }
}
