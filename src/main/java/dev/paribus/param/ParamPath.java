package dev.paribus.param;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to one node of a parameter tree, as people write it: {@code optimizer.lr}, {@code layers[0].units},
 * {@code "a.b".c} where a key holds a dot, a bracket, a quote or a space.
 *
 * @param steps from the root; empty for the root itself
 */
public record ParamPath(List<Step> steps) {
    /** One step: into a mapping by key, or into a list by index. */
    public sealed interface Step {
        /** A key of a mapping, unquoted. */
        record Key(String name) implements Step {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Key key && key.name.equals(name);
            }

            @Override
            public int hashCode() {
                return name.hashCode();
            }
        }

        /** An item of a list, counted from 0. */
        record Item(int index) implements Step {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Item item && item.index == index;
            }

            @Override
            public int hashCode() {
                return index;
            }
        }
    }

    /** Written out, as those of the steps: that of a record is put together by method handles, 20 ms at the first use on JDK 17. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParamPath path && path.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    private static final Pattern IN_FILE = Pattern.compile("(.+\\.(?:ya?ml|json|toml)):(.+)");

    public static final ParamPath ROOT = new ParamPath(List.of());

    public ParamPath {
        steps = List.copyOf(steps);
    }

    public ParamPath key(String name) {
        return then(new Step.Key(name));
    }

    public ParamPath item(int index) {
        return then(new Step.Item(index));
    }

    private ParamPath then(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new ParamPath(more);
    }

    /** True for the path itself and everything below it. */
    public boolean contains(ParamPath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if the text is not one; the message says where, in words for the user
     */
    public static ParamPath parse(String text) {
        return new PathParser(text).parse();
    }

    /** The written form, which {@link #parse} accepts. */
    @Override
    public String toString() {
        var out = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Item item) {
                out.append('[').append(item.index()).append(']');
            } else if (step instanceof Step.Key key) {
                out.append(out.isEmpty() ? "" : ".").append(quoted(key.name()));
            }
        }
        return out.toString();
    }

    /**
     * The written form with the name of a file in front where several files hold the key, as in
     * {@code conf/a.yaml:optimizer.lr}: the way it is given on the command line and in a record.
     */
    public String written() {
        if (steps.isEmpty() || !(steps.get(0) instanceof Step.Key first)) {
            return toString();
        }
        Matcher named = IN_FILE.matcher(first.name());
        if (!named.matches()) {
            return toString();
        }
        var rest = new ArrayList<>(steps);
        rest.set(0, new Step.Key(named.group(2)));
        return named.group(1) + ":" + new ParamPath(rest);
    }

    private static String quoted(String key) {
        return plain(key) ? key : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean plain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || ".[]\"=\\".indexOf(c) >= 0) {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
