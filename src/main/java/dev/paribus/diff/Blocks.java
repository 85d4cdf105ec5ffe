package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mappings that say by {@code name} or {@code type} what they are: another name is another thing. */
final class Blocks {
    private static final List<String> SWITCHES = List.of("name", "type");

    private Blocks() {}

    /** True when a declared block became another thing, came or went: at least one side says what it is. */
    static boolean switched(@Nullable ParamNode before, @Nullable ParamNode after) {
        return SWITCHES.stream().anyMatch(key -> differ(says(before, key), says(after, key)));
    }

    /**
     * True when an item of a list is another thing altogether: another name or type, and other keys. With the same keys the
     * leaves are compared, so that two changes never pass as one.
     */
    static boolean replaced(ParamNode before, ParamNode after) {
        return before instanceof ParamNode.Mapping old
                && after instanceof ParamNode.Mapping now
                && !old.entries().keySet().equals(now.entries().keySet())
                && SWITCHES.stream().anyMatch(key -> {
                    ParamNode was = says(old, key);
                    ParamNode is = says(now, key);
                    return was != null && is != null && !Comparison.same(was, is);
                });
    }

    private static boolean differ(@Nullable ParamNode was, @Nullable ParamNode is) {
        return was == null ? is != null : is == null || !Comparison.same(was, is);
    }

    private static @Nullable ParamNode says(@Nullable ParamNode node, String key) {
        return node instanceof ParamNode.Mapping mapping ? mapping.entries().get(key) : null;
    }
}
