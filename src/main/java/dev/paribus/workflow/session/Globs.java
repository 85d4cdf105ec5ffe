package dev.paribus.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Path patterns as {@code paribus.yaml} writes them: {@code *} and {@code ?} within one name, {@code **} across names, a
 * leading {@code **}{@code /} also for no directory at all, a plain directory for all that is below it.
 */
final class Globs {
    private final List<Pattern> patterns;

    Globs(List<String> globs) {
        List<Pattern> compiled = new ArrayList<>(globs.size());
        for (String glob : globs) {
            compiled.add(compile(glob));
        }
        this.patterns = List.copyOf(compiled);
    }

    /** True when one of the patterns means the path, which is relative to the project's directory. */
    boolean match(String path) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern compile(String glob) {
        String bare = glob.startsWith("./") ? glob.substring(2) : glob;
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        var regex = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (bare.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (bare.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL);
    }
}
