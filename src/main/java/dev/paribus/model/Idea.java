package dev.paribus.model;

import dev.paribus.param.Assignment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An idea for later, {@code ideas/NAME.yaml} on trunk. That it was tried is never stored in it: a record says so.
 *
 * @param name the file's name without {@code .yaml}
 * @param text why it should help
 * @param change {@code PATH=VALUE}, or an idea in code in words; null: not said
 * @param kind of the change; null: not said, and no {@code PATH=VALUE} tells it
 * @param with what an idea in code brings along
 * @param expect predictions; null: none
 * @param known what is known already
 * @param texts further keys that carry a text and that a record may have as well ({@code gap, motive, transfer, beats, although}), in this order
 * @param dropped why it was given up without a try; null: it was not
 */
public record Idea(
        ExperimentName name,
        String text,
        @Nullable String change,
        @Nullable ChangeKind kind,
        List<String> with,
        @Nullable Expectation expect,
        List<String> known,
        Map<String, String> texts,
        @Nullable String dropped) {
    public Idea {
        with = List.copyOf(with);
        known = List.copyOf(known);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** The change of a parameter that it is; empty for an idea in words. */
    public Optional<Assignment> assignment() {
        boolean parameter = change != null && (kind == null || kind == ChangeKind.HYPERPARAMETER);
        return parameter ? assignment(change) : Optional.empty();
    }

    /** The change of a parameter that a text is, as the command line takes it. */
    public static Optional<Assignment> assignment(@Nullable String text) {
        if (text == null || text.indexOf(' ') >= 0 && text.indexOf('=') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Assignment.parse(text));
        } catch (IllegalArgumentException words) {
            return Optional.empty();
        }
    }
}
