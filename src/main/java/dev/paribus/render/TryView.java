package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.verb.Try;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an experiment came to that was registered and run at once; as data with what its plan could show. */
public final class TryView implements View {
    private final Try.Result result;
    private final OutcomeView outcome;

    public TryView(Try.Result result) {
        this.result = result;
        var said = new ArrayList<>(result.registered().remarks());
        said.addAll(result.prospect().first());
        this.outcome = new OutcomeView(result.launched(), result.recovered(), result.codeAt(), said);
    }

    @Override
    public List<String> text(Page page) {
        return outcome.text(page);
    }

    @Override
    public List<String> plain() {
        return outcome.plain();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        List<Map<String, @Nullable Object>> out = outcome.data();
        String own = result.registered().name().text();
        for (Map<String, @Nullable Object> one : out) {
            if (own.equals(one.get("name"))) {
                one.put("planning", new Planning(result.prospect()).data());
            }
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        return outcome.problems();
    }

    @Override
    public List<Problem> inEnvelope() {
        return outcome.inEnvelope();
    }
}
