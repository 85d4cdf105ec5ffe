package dev.paribus.git;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The newest answers to questions that have one answer for ever, since they ask about commits and trees by their full ids: a
 * command asks some of them again and again, and each question is a process.
 */
final class Answers {
    private static final int MOST = 32;

    /** Of longer lists none is remembered: a tree of a hundred thousand files is not worth its memory. */
    private static final int LONGEST = 20_000;

    private final Map<List<String>, Object> known = new LinkedHashMap<>();

    /** The list that was answered before, or that {@code child} answers now. */
    @SuppressWarnings("unchecked") // a command has answers of one type: whoever asks it reads it the same way
    synchronized <T> List<T> list(List<String> command, Supplier<List<T>> child) {
        Object before = known.get(command);
        if (before != null) {
            return (List<T>) before;
        }
        List<T> answer = List.copyOf(child.get());
        if (answer.size() <= LONGEST) {
            keep(command, answer);
        }
        return answer;
    }

    /** The same for a yes or no. */
    synchronized boolean yes(List<String> command, Supplier<Boolean> child) {
        return this.<Boolean>list(command, () -> List.of(child.get())).get(0);
    }

    private void keep(List<String> command, Object answer) {
        if (known.size() == MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(List.copyOf(command), answer);
    }
}
