package dev.paribus.check;

import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** All rules, in the order in which their findings are shown. */
public final class Rules {
    private Rules() {}

    /** Everything that the rules find; reading problems first. A record that cannot be read is judged no further. */
    public static List<Problem> check(Facts facts) {
        return new ArrayList<>(facts.here().problems());
    }
}
