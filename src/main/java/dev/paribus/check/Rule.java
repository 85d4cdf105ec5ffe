package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.List;

/** One rule: looks at the facts and says everything that it finds. */
interface Rule {
    /** The codes that it may report, each with a page under {@code src/docs/checks}. */
    List<String> codes();

    /** @param plan the record that is judged, which could be read */
    List<Problem> check(Facts facts, ExperimentRecord plan);
}
