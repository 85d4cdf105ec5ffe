package dev.paribus.secret;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is no secret after all. Its expressions are compiled by who asks, since most are never needed.
 *
 * @param target what the expressions look at: {@code secret}, {@code match} or {@code line}
 * @param all true: every kind of entry that is there has to agree; false: one suffices
 * @param words in lower case; looked for in the secret
 */
record AllowList(String target, boolean all, List<String> paths, List<String> regexes, List<String> words) {
    AllowList {
        paths = List.copyOf(paths);
        regexes = List.copyOf(regexes);
        words = List.copyOf(words);
    }

    /** A finding, as the texts that an allow-list may look at. */
    record Texts(String path, String secret, String match, String line) {
        String of(String target) {
            return switch (target) {
                case "match" -> match;
                case "line" -> line;
                default -> secret;
            };
        }
    }

    boolean allows(Texts texts, Function<String, Pattern> compiler) {
        String looked = texts.of(target);
        String lower = texts.secret().toLowerCase(Locale.ROOT);
        boolean byWord = words.stream().anyMatch(lower::contains);
        if (!all && byWord) {
            return true;
        }
        boolean byPath = paths.stream()
                .anyMatch(one -> compiler.apply(one).matcher(texts.path()).find());
        boolean byRegex = regexes.stream()
                .anyMatch(one -> compiler.apply(one).matcher(looked).find());
        if (!all) {
            return byPath || byRegex;
        }
        boolean some = !paths.isEmpty() || !regexes.isEmpty() || !words.isEmpty();
        return some && (paths.isEmpty() || byPath) && (regexes.isEmpty() || byRegex) && (words.isEmpty() || byWord);
    }
}
