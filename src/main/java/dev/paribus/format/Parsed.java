package dev.paribus.format;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read, with everything that is wrong with it.
 *
 * @param value non-null exactly when no error is among the problems
 * @param problems in the order of the file
 * @param where dotted field ({@code hypothesis}, {@code success[0]}, {@code params.optimizer.lr}) to its place
 */
public record Parsed<T>(@Nullable T value, List<Problem> problems, Map<String, Location> where) {
    public Parsed {
        problems = List.copyOf(problems);
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** True when no error was found, so that there is a value. */
    public boolean ok() {
        return value != null && !Problem.anyError(problems);
    }

    /**
     * The value.
     *
     * @throws Failure of kind DATA with all problems when there is none
     */
    public T orThrow() {
        T found = value;
        if (found == null || !ok()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        return found;
    }
}
