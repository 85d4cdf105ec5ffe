package dev.paribus.verb;

import dev.paribus.param.Assignment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of an experiment that is to be registered. Texts are as typed; criteria, seeds and kinds are
 * judged by the verb, so that all that is wrong is told at once.
 *
 * @param assignments changes of parameters; empty: the one change of the work tree
 * @param because the hypothesis or the reason; null only when {@code exploratory}, or an idea says it
 * @param success criteria; empty: the project's default
 * @param guard criteria
 * @param seeds {@code 1..5} or {@code 1,2,3}; null: the parent's
 * @param kind of the change; null: found out
 * @param what the idea in words, for kinds of code; null: taken from the reason
 * @param with what an idea in code brings along
 * @param name null: generated
 * @param from the parent; null: the champion
 * @param marks see {@link Mark}
 * @param include untracked paths that belong to the change
 * @param expect predictions
 * @param known what is known already
 * @param ifRefuted what follows if the hypothesis is refuted; null: not said
 * @param abortIf criteria that end a run early
 * @param texts what the record says besides in words, by its key: {@code gap, motive, transfer, beats, although}; {@code idea} is
 *     the name as typed of the idea that fills the rest
 */
public record Plan(
        List<Assignment> assignments,
        @Nullable String because,
        List<String> success,
        List<String> guard,
        @Nullable String seeds,
        @Nullable String kind,
        @Nullable String what,
        List<String> with,
        @Nullable String name,
        @Nullable String from,
        java.util.Set<Mark> marks,
        List<String> include,
        Expect expect,
        List<String> known,
        @Nullable String ifRefuted,
        List<String> abortIf,
        Map<String, String> texts) {
    /** What is on or off. */
    public enum Mark {
        /** No evidence is claimed, so hypothesis and criteria may be missing. */
        EXPLORATORY,
        /** Show what would be registered, write nothing. */
        DRY_RUN,
        /** Untracked files are no part of the change. */
        LEAVE_UNTRACKED
    }

    /** Predictions, as typed; null where nothing was said. */
    public record Expect(
            @Nullable String gain,
            @Nullable String probability,
            @Nullable String cost) {}

    public Plan {
        assignments = List.copyOf(assignments);
        success = List.copyOf(success);
        guard = List.copyOf(guard);
        with = List.copyOf(with);
        marks = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(marks));
        include = List.copyOf(include);
        known = List.copyOf(known);
        abortIf = List.copyOf(abortIf);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }
}
