package dev.paribus.workflow.change;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.param.Assignment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to try.
 *
 * @param assignments parameter changes; empty: the one change of the working tree
 * @param because the reason, or the whole hypothesis
 * @param success criteria as typed; empty: the project's
 * @param guard further criteria as typed
 * @param seeds null: the parent's
 * @param kind null: found out
 * @param with what an idea in code brings along
 * @param name null: generated
 * @param from null: the champion
 * @param exploratory claims no evidence
 * @param include untracked paths that belong to the change, relative to the repository's root
 * @param leaveUntracked other untracked files stay where they are
 * @param extras what the record may say besides
 */
public record Plan(
        List<Assignment> assignments,
        String because,
        List<String> success,
        List<String> guard,
        @Nullable List<Integer> seeds,
        @Nullable ChangeKind kind,
        List<String> with,
        @Nullable String name,
        @Nullable String from,
        boolean exploratory,
        List<String> include,
        boolean leaveUntracked,
        Extras extras) {
    /**
     * What a record may say besides.
     *
     * @param what the idea in words, for kinds of code; null: the files that change
     * @param abortIf criteria that end a run early, as typed
     * @param texts further keys of the record that carry a text ({@code gap, motive, transfer, beats, although, idea}), in this order
     */
    public record Extras(
            @Nullable String what,
            @Nullable Expectation expect,
            List<String> known,
            @Nullable String ifRefuted,
            List<String> abortIf,
            Map<String, String> texts) {
        public static final Extras NONE = new Extras(null, null, List.of(), null, List.of(), Map.of());

        public Extras {
            known = List.copyOf(known);
            abortIf = List.copyOf(abortIf);
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }
    }

    public Plan {
        assignments = List.copyOf(assignments);
        success = List.copyOf(success);
        guard = List.copyOf(guard);
        seeds = seeds == null ? null : List.copyOf(seeds);
        with = List.copyOf(with);
        include = List.copyOf(include);
    }

    /** The same with one change of a parameter. */
    public Plan with(Assignment assignment) {
        return new Plan(
                List.of(assignment),
                because,
                success,
                guard,
                seeds,
                kind,
                with,
                name,
                from,
                exploratory,
                include,
                leaveUntracked,
                extras);
    }
}
