package dev.paribus.git;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest answers to questions that have one answer for ever, since they ask about commits and trees by their full ids: a
 * command asks some of them again and again, and each question is a process.
 *
 * @param <T> what is answered; nobody changes it
 */
final class Answers<T> {
    private static final int MOST = 16;

    /** Of longer lists none is remembered: a tree of a hundred thousand files is not worth its memory. */
    private static final int LONGEST = 20_000;

    private final Map<List<String>, T> known = new LinkedHashMap<>();

    /** What was answered before; null when nobody asked, or when it was long or is long ago. */
    synchronized @Nullable T known(List<String> command) {
        return known.get(command);
    }

    /** What was answered before, or what {@code child} answers now. */
    synchronized T to(List<String> command, Supplier<T> child) {
        T before = known.get(command);
        if (before != null) {
            return before;
        }
        T answer = child.get();
        if (!(answer instanceof Collection<?> list) || list.size() <= LONGEST) {
            if (known.size() == MOST) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(List.copyOf(command), answer);
        }
        return answer;
    }
}
