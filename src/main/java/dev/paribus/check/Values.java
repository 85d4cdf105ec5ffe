package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.text.Escape;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters and their values as findings show them: as they are written in the file, on one line, not too long. */
final class Values {
    private static final int LONGEST = 60;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Values() {}

    /** The path; a file's name before the first key stands unquoted, as {@code conf/a.yaml:optimizer.lr}. */
    static String path(ParamPath path) {
        return path.written();
    }

    static String change(ParamChange change) {
        return path(change.path()) + ": " + value(change.before()) + " -> " + value(change.after());
    }

    static String value(@Nullable ParamNode node) {
        String text = node == null ? "(absent)" : flow(node);
        return text.length() > LONGEST ? Escape.beginning(text, LONGEST - 3) + "..." : text;
    }

    private static String flow(ParamNode node) {
        if (node instanceof ParamNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map((Map.Entry<String, ParamNode> entry) -> entry.getKey() + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ParamNode.Sequence list) {
            return list.items().stream().map(Values::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        String source = ((ParamNode.Scalar) node).source();
        return source.isEmpty() ? "null" : BLANKS.matcher(source).replaceAll(" ");
    }

    static String command(@Nullable List<String> command) {
        return command == null ? "the project's" : "'" + String.join(" ", command) + "'";
    }
}
