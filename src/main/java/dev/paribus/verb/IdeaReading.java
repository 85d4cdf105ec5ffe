package dev.paribus.verb;

import dev.paribus.format.IdeaFile;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import dev.paribus.text.Durations;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the texts of an idea as typed; what is wrong with them is told all at once. One use. */
final class IdeaReading {
    private final PlanReading reading = new PlanReading();

    /** @throws dev.paribus.problem.Failure COMMAND_LINE with everything that cannot be read */
    Idea read(Ideas.Add add, ExperimentName name) {
        if (add.text().isBlank()) {
            reading.wrong(Problem.error("idea-empty", "the idea has no text")
                    .hint("paribus idea add \"the loss oscillates in the last epochs\" --change PATH=VALUE"));
        }
        Expectation expect = reading.expect(add.expect());
        judge(expect);
        ChangeKind kind = kind(add.kind());
        boolean parameter = Idea.assignment(add.change()).isPresent();
        if (kind == ChangeKind.HYPERPARAMETER && !parameter) {
            reading.wrong(Problem.error(
                            "change-form",
                            add.change() == null
                                    ? "a change of a parameter needs --change PATH=VALUE"
                                    : "'" + add.change() + "' is no PATH=VALUE")
                    .hint("--change optimizer.lr=0.0005, or the --kind of an idea in code"));
        }
        reading.throwIfWrong();
        var texts = new LinkedHashMap<String, String>();
        for (String key : IdeaFile.TEXT_KEYS) {
            String text = add.texts().get(key);
            if (text != null) {
                texts.put(key, text);
            }
        }
        ChangeKind told = kind == null && parameter ? ChangeKind.HYPERPARAMETER : kind;
        return new Idea(name, add.text().strip(), add.change(), told, add.with(), expect, add.known(), texts, null);
    }

    private void judge(@Nullable Expectation expect) {
        BigDecimal probability = expect == null ? null : expect.probability();
        if (probability != null && (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0)) {
            reading.wrong(Problem.error("probability-range", "'" + probability.toPlainString() + "' is no probability")
                    .hint("--probability 0.4"));
        }
        String cost = expect == null ? null : expect.cost();
        if (cost != null && Durations.parse(cost).isEmpty()) {
            reading.wrong(Problem.error("duration-form", "'" + cost + "' is no duration")
                    .hint("--cost 2h, or 45m, or 1h30m"));
        }
    }

    private @Nullable ChangeKind kind(@Nullable String text) {
        Map<String, ChangeKind> kinds = IdeaFile.kinds();
        ChangeKind kind = text == null ? null : kinds.get(text);
        if (text != null && kind == null) {
            String near = DidYouMean.question(text, kinds.keySet());
            reading.wrong(Problem.error(
                            "unknown-kind",
                            "'" + text + "' is no kind of change that an idea can be"
                                    + (near.isEmpty() ? "" : "; " + near))
                    .hint("--kind is one of " + String.join(", ", kinds.keySet())));
        }
        return kind;
    }
}
