package dev.paribus.store;

import dev.paribus.host.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Works on many things in parts, and reads the next part from git meanwhile: git needs about as long for one as this program.
 */
final class Ahead {
    private Ahead() {}

    /**
     * @param size things of a part
     * @param read is called by another thread when there are several parts, for one part after the other
     * @param work is called by the caller's thread, in order
     */
    static <T, R> void each(List<T> all, int size, Function<List<T>, R> read, BiConsumer<List<T>, R> work) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        if (parts.size() == 1) {
            work.accept(parts.get(0), read.apply(parts.get(0)));
            return;
        }
        Later<R> next = null;
        for (int i = 0; i < parts.size(); i++) {
            Later<R> now = next == null ? begin(read, parts.get(i)) : next;
            R found = now.get();
            next = i + 1 < parts.size() ? begin(read, parts.get(i + 1)) : null;
            work.accept(parts.get(i), found);
        }
    }

    private static <T, R> Later<R> begin(Function<List<T>, R> read, List<T> part) {
        return new Later<>(() -> read.apply(part), "reads ahead");
    }
}
