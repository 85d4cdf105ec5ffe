package dev.paribus.workflow.judging;

import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All experiments that this clone knows, put away ones too, by the trailers of their tips. */
public final class Priors {
    private Priors() {}

    /** All of them, by name. */
    public static List<Prior> read(Session session) {
        var out = new ArrayList<Prior>();
        session.experiments().tips().forEach(tip -> out.add(new Prior(tip.name(), tip.commit(), tip.block())));
        return out;
    }

    /** The one of this name; null where this clone does not know it. */
    static @Nullable Prior named(List<Prior> all, String name) {
        for (Prior prior : all) {
            if (prior.name().text().equals(name)) {
                return prior;
            }
        }
        return null;
    }
}
