package dev.paribus.render;

import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One result in the three forms in which it is shown. */
public interface View {
    /** For a person at a terminal. */
    List<String> text(Page page);

    /** For a pipe: tab-separated values with a header line, unless the verb says otherwise. */
    List<String> plain();

    /** For {@code --json}: the elements of {@code data}; keys are those of the YAML files. */
    List<Map<String, @Nullable Object>> data();

    /** What is wrong or worth knowing beside the result; shown on standard error. */
    default List<Problem> problems() {
        return List.of();
    }

    /** What {@code problems} holds with {@code --json}; more than {@link #problems} where problems are the result. */
    default List<Problem> inEnvelope() {
        return problems();
    }
}
