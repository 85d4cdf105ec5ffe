package dev.paribus.secret;

import com.google.re2j.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of gitleaks.
 *
 * @param id its name
 * @param says what it finds
 * @param regex in RE2's syntax, which is matched in linear time
 * @param entropy bits a character that a secret has more of; 0: any
 * @param group the group that is the secret; 0: the first one that matched, else the whole
 * @param anywhere true where a match need not stand near a keyword
 * @param path expression for the paths that it is for; null: all
 */
record LeakRule(
        String id,
        String says,
        String regex,
        double entropy,
        int group,
        boolean anywhere,
        @Nullable String path,
        List<AllowList> allowed) {
    /** True when a match may span lines, by what its expression holds. */
    boolean spansLines() {
        return regex.contains("[\\s\\S") || regex.contains("(?s") || regex.contains("[\\r\\n]");
    }

    /** The offsets of the secret within a match: start and end. */
    int[] secret(Matcher match) {
        int wanted = group;
        for (int i = 1; wanted == 0 && i <= match.groupCount(); i++) {
            if (match.start(i) >= 0 && match.end(i) > match.start(i)) {
                wanted = i;
            }
        }
        return new int[] {match.start(wanted), match.end(wanted)};
    }
}
