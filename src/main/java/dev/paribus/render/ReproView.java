package dev.paribus.render;

import dev.paribus.evidence.Reproduction;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Repro;
import dev.paribus.workflow.registration.Reproducing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an experiment reproduces: the answer, the numbers behind it, and what differs around it. */
public final class ReproView implements View {
    private static final int SHOWN = 20;

    private final Repro.Result result;
    private final OutcomeView outcome;

    public ReproView(Repro.Result result) {
        this.result = result;
        this.outcome = new OutcomeView(result.launched(), result.recovered(), null);
    }

    @Override
    public List<String> text(Page page) {
        Reproducing.Answer answer = result.answer();
        if (answer == null) {
            return outcome.text(page);
        }
        var lines = new ArrayList<String>();
        lines.add(page.ink().bold(result.of()) + ", measured again by " + result.by() + ": "
                + page.ink().bold(answer.reproduction().answer().words()));
        var section = new Section();
        answer.reproduction().metrics().forEach(one -> section.row(row(one)));
        lines.addAll(section.lines(2, page));
        lines.addAll(environment(answer));
        if (answer.reproduction().answer() == Reproduction.Answer.UNKNOWN) {
            lines.add("next: " + page.ink().accent("paribus run " + result.of() + " --seeds +2 --because TEXT"));
        } else {
            lines.add("next: " + page.ink().accent("paribus show " + result.by()));
        }
        return lines;
    }

    private static String[] row(Reproduction.One one) {
        if (one.answer() == Reproduction.Answer.BIT_FOR_BIT) {
            // Means of then are of more seeds, perhaps, and would look as if something differed.
            return new String[] {
                Escape.terminal(one.metric()),
                one.answer().words(),
                "on " + one.equal() + " of " + one.common() + " seeds"
            };
        }
        Double allowed = one.allowed();
        return new String[] {
            Escape.terminal(one.metric()),
            one.answer().words(),
            Numbers.significant(one.before(), 6) + " then, " + Numbers.significant(one.after(), 6) + " now",
            allowed == null ? "" : "its noise allows " + Numbers.significant(allowed, 2) + " (95 %)",
            one.common() == 0 ? "" : one.equal() + " of " + one.common() + " seeds equal"
        };
    }

    private static List<String> environment(Reproducing.Answer answer) {
        List<String> differences = answer.differences();
        if (differences.isEmpty()) {
            return List.of("  the environment is the same");
        }
        var lines = new ArrayList<String>(List.of("  in the environment differ, then -> now:"));
        differences.stream().limit(SHOWN).forEach(line -> lines.add("    " + Escape.terminal(line)));
        if (differences.size() > SHOWN) {
            lines.add("    and " + (differences.size() - SHOWN) + " more: --json lists them");
        }
        return lines;
    }

    @Override
    public List<String> plain() {
        Reproducing.Answer answer = result.answer();
        var tsv = new Tsv("name", "of", "metric", "answer", "before", "after", "allowed", "equal", "common");
        if (answer != null) {
            answer.reproduction()
                    .metrics()
                    .forEach(one -> tsv.row(
                            result.by(),
                            result.of(),
                            one.metric(),
                            one.answer().words(),
                            one.before(),
                            one.after(),
                            one.allowed(),
                            one.equal(),
                            one.common()));
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        Reproducing.Answer answer = result.answer();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", result.by());
        out.put("of", result.of());
        out.put("answer", answer == null ? null : answer.reproduction().answer().words());
        out.put("metrics", answer == null ? null : metrics(answer.reproduction()));
        out.put("environment", answer == null ? null : answer.differences());
        List<Map<String, @Nullable Object>> ran = outcome.data();
        out.put("result", ran.isEmpty() ? null : ran.get(ran.size() - 1));
        return List.of(out);
    }

    private static List<Map<String, @Nullable Object>> metrics(Reproduction reproduction) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Reproduction.One one : reproduction.metrics()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("name", one.metric());
            map.put("answer", one.answer().words());
            map.put("before", one.before());
            map.put("after", one.after());
            map.put("allowed", one.allowed());
            map.put("equal", one.equal());
            map.put("common", one.common());
            all.add(map);
        }
        return all;
    }

    @Override
    public List<Problem> problems() {
        return outcome.problems();
    }
}
