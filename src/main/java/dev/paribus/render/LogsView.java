package dev.paribus.render;

import dev.paribus.text.Escape;
import dev.paribus.verb.Logs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One log as data, with its ends; as text it is printed line by line, since it may be of any length. */
public final class LogsView implements View {
    private final Logs.Result result;
    private final String excerpt;

    /** @param excerpt its ends, as they are committed */
    public LogsView(Logs.Result result, String excerpt) {
        this.result = result;
        this.excerpt = excerpt;
    }

    /** Which log it is, in a line. */
    public static String title(Logs.Result result) {
        String stage = result.stage().equals("full") ? "" : " (" + result.stage() + ")";
        String number = result.number() == null ? "" : ", attempt " + result.number();
        String how = switch (result.origin()) {
            case RUNNING -> ", running: ";
            case JOURNAL -> ": ";
            case COMMITTED -> ", its committed ends: ";
        };
        return result.name() + " seed " + result.seed() + stage + number + how + Escape.terminal(result.place());
    }

    @Override
    public List<String> text(Page page) {
        return List.of();
    }

    @Override
    public List<String> plain() {
        return List.of();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", result.name().text());
        out.put("seed", result.seed());
        out.put("stage", result.stage());
        out.put("attempt", result.number());
        out.put("origin", result.origin().name().toLowerCase(Locale.ROOT));
        out.put("place", result.place());
        out.put("bytes", result.bytes());
        out.put("excerpt", excerpt);
        return List.of(out);
    }
}
