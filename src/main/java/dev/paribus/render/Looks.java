package dev.paribus.render;

import dev.paribus.model.Amendment;
import dev.paribus.model.Look;
import dev.paribus.model.Summary;
import dev.paribus.text.Escape;
import dev.paribus.text.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What earlier looks said, which stays whatever later ones say, and the seeds that were added. */
final class Looks {
    private Looks() {}

    /** A line for each look but the newest, oldest first; one more while added seeds are still to be run. */
    static List<String> earlier(Summary summary) {
        List<Look> looks = summary.looks();
        boolean newest = summary.verdict() != null || looks.isEmpty();
        var out = new ArrayList<String>();
        for (Look look : newest ? looks.subList(0, Math.max(0, looks.size() - 1)) : looks) {
            out.add("look " + look.look() + " (" + Seeds.named(look.seeds()) + "): " + Escape.terminal(look.reason()));
        }
        return out;
    }

    /** Amendments, a line each. */
    static List<String> added(List<Amendment> amendments) {
        return amendments.stream()
                .map(one -> Seeds.named(one.seeds()) + " added for look " + one.look() + ": "
                        + Escape.terminal(one.because()))
                .toList();
    }

    static List<Map<String, @Nullable Object>> data(List<Amendment> amendments) {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Amendment one : amendments) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("look", one.look());
            map.put("seeds", one.seeds());
            map.put("because", one.because());
            out.add(map);
        }
        return out;
    }
}
