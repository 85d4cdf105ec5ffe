package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Explain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page on a rule; the same text for everyone. */
public final class ExplainView implements View {
    private final Explain.Result result;

    public ExplainView(Explain.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        return plain();
    }

    @Override
    public List<String> plain() {
        return Escape.block(result.page()).stripTrailing().lines().toList();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("code", result.code());
        out.put("page", result.page());
        return List.of(out);
    }
}
