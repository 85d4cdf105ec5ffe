package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.workflow.launch.Detaching.Begun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was started and goes on by itself. */
public final class DetachedView implements View {
    private final Begun begun;
    private final List<Problem> remarks;

    /** @param remarks what is to be said of its registration */
    public DetachedView(Begun begun, List<Problem> remarks) {
        this.begun = begun;
        this.remarks = List.copyOf(remarks);
    }

    @Override
    public List<String> text(Page page) {
        String stage = begun.stage().equals("full") ? "" : " (" + begun.stage() + ")";
        return List.of(
                begun.name() + " seed " + begun.seed() + stage
                        + " has started and goes on by itself; what follows it is recorded too",
                "  log " + Escape.terminal(begun.log()),
                "  messages " + Escape.terminal(begun.output()),
                "next: " + page.ink().accent("paribus status") + ", "
                        + page.ink().accent("paribus logs " + begun.name() + " -f") + ", "
                        + page.ink().accent("paribus stop " + begun.name()));
    }

    @Override
    public List<String> plain() {
        return new Tsv("name", "seed", "stage", "log", "messages")
                .row(begun.name(), begun.seed(), begun.stage(), begun.log(), begun.output())
                .lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", begun.name().text());
        out.put("seed", begun.seed());
        out.put("stage", begun.stage());
        out.put("log", begun.log());
        out.put("messages", begun.output());
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        return remarks;
    }
}
