package dev.paribus.format;

import dev.paribus.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PathFields and globs in files of ours: relative, with slashes, and inside the project unless said otherwise. */
final class PathFields {
    /** How far a path may reach. */
    enum Reach {
        INSIDE,
        /** May begin with {@code ..}: a neighbour within the repository. */
        REPOSITORY
    }

    private PathFields() {}

    static List<String> read(Report report, Fields fields, String key, Reach reach) {
        return fields.list(key, node -> {
            String word = Nodes.word(report, fields.name(key), node);
            return word != null && fits(report, fields.name(key), word, node.location(), reach) ? word : null;
        });
    }

    static boolean fits(Report report, String name, String path, @Nullable Location at, Reach reach) {
        String bad = problem(path, reach);
        if (bad != null) {
            report.error(
                    "bad-path",
                    "the path '" + path + "' of '" + name + "' " + bad,
                    at,
                    "name a path relative to the project's directory");
        }
        return bad == null;
    }

    private static boolean drive(String path) {
        char c = path.charAt(0);
        return path.startsWith(":", 1) && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private static @Nullable String problem(String path, Reach reach) {
        if (path.isBlank()) {
            return "is empty";
        } else if (path.startsWith("/") || path.startsWith("~") || drive(path)) {
            return "is absolute";
        } else if (path.indexOf('\\') >= 0) {
            return "has a backslash";
        }
        boolean climbs = List.of(path.split("/")).contains("..");
        if (climbs && (reach == Reach.INSIDE || !path.matches("(\\.\\./)+(?!.*(^|/)\\.\\.(/|$)).*|\\.\\."))) {
            return "leaves the project";
        }
        return List.of(path.split("/")).contains(".git") ? "reaches into git's directory" : null;
    }
}
