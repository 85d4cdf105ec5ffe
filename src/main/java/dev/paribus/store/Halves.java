package dev.paribus.store;

import dev.paribus.host.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns thousands of things into others on two threads, half each: a short command has a second core that stands idle. */
final class Halves {
    /** Below it a thread costs more than it brings. */
    private static final int MANY = 1000;

    private Halves() {}

    /**
     * What {@code function} makes of all, in order.
     *
     * @param function is called by two threads; of what it throws the first in order is thrown here
     */
    static <T, R> List<R> map(List<T> all, Function<T, R> function) {
        if (all.size() < MANY) {
            return some(all, function);
        }
        int middle = all.size() / 2;
        var rest = new Later<>(() -> some(all.subList(middle, all.size()), function), "maps the second half");
        List<R> out = some(all.subList(0, middle), function);
        out.addAll(rest.get());
        return out;
    }

    private static <T, R> List<R> some(List<T> part, Function<T, R> function) {
        var out = new ArrayList<R>(part.size());
        for (T one : part) {
            out.add(function.apply(one));
        }
        return out;
    }
}
