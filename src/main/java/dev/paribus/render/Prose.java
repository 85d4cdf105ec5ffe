package dev.paribus.render;

import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A view that is a few sentences: of a verb that did one thing. */
record Prose(
        Function<Page, List<String>> sentences,
        List<String> plain,
        Map<String, @Nullable Object> fact,
        List<Problem> problems)
        implements View {
    @Override
    public List<String> text(Page page) {
        return sentences.apply(page);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        return List.of(fact);
    }
}
