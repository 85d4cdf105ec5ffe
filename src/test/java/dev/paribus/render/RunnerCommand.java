package dev.paribus.render;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workflow command as GitHub's runner reads it: the rules of its {@code ActionCommand.TryParseV2} and of
 * {@code IssueCommandExtension.ValidateLinesAndColumns}, in the same order (percent signs come back last).
 */
public record RunnerCommand(String name, Map<String, String> properties, String data) {
    private static final Set<String> REGISTERED = Set.of("error", "warning", "notice", "debug", "group", "endgroup");

    /** Null when the runner would take the line for plain text. */
    public static @Nullable RunnerCommand parse(String line) {
        String message = line.stripLeading();
        int end = message.startsWith("::") ? message.indexOf("::", 2) : -1;
        if (end < 0) {
            return null;
        }
        String info = message.substring(2, end);
        int space = info.indexOf(' ');
        String name = space < 0 ? info : info.substring(0, space);
        if (!REGISTERED.contains(name)) {
            return null;
        }
        var properties = new LinkedHashMap<String, String>();
        if (space > 0) {
            for (String property : info.substring(space + 1).trim().split(",")) {
                List<String> pair = Arrays.stream(property.split("=", 2))
                        .filter(part -> !part.isEmpty())
                        .toList();
                if (pair.size() == 2) {
                    properties.put(pair.get(0).toLowerCase(Locale.ROOT), property(pair.get(1)));
                }
            }
        }
        return new RunnerCommand(name, properties, data(message.substring(end + 2)));
    }

    private static String property(String text) {
        return text.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%");
    }

    private static String data(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }

    /** True when the runner would keep every line and column. */
    public boolean placed() {
        int line = number("line");
        int endLine = number("endline");
        int column = number("col");
        int endColumn = number("endcolumn");
        boolean columns = column > 0 || endColumn > 0;
        return line > 0 && endLine >= line && (!columns || (line == endLine && column > 0 && endColumn >= column));
    }

    private int number(String property) {
        String text = properties.get(property);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
