package dev.paribus.secret;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for secrets in texts as gitleaks does: a rule is asked only around its keywords, its match must have enough entropy and be
 * on no allow-list, and a line with {@code gitleaks:allow} is left alone. Not taken over: encoded text is not decoded, rules on
 * the names of files alone are left out, and keywords of two or three letters count only within a run that could be a key. Not for use by several threads at once.
 */
public final class SecretScanner {
    private static final String ALLOW = "gitleaks:allow";
    static final String GENERIC = "generic-api-key";

    private final List<SecretVariables.Known> variables;
    private @Nullable LeakRules rules;

    /** @param variables whose values are secrets too */
    public SecretScanner(SecretVariables variables) {
        var telling = new ArrayList<SecretVariables.Known>();
        for (SecretVariables.Known known : variables.all()) {
            if (known.telling()) {
                telling.add(known);
            }
        }
        this.variables = List.copyOf(telling);
    }

    /**
     * The secrets of a text, in its order; of two that overlap the one with the more telling rule.
     *
     * @param path of the file, which some rules and allow-lists ask for; empty for a text that is no file
     */
    public List<FoundSecret> scan(String path, String text) {
        var found = new ArrayList<FoundSecret>();
        for (SecretVariables.Known known : variables) {
            for (int at = text.indexOf(known.value()); at >= 0; at = text.indexOf(known.value(), at + 1)) {
                String says = "the value of the variable " + known.variable();
                found.add(
                        new FoundSecret("variable", says, at, at + known.value().length()));
            }
        }
        for (Map.Entry<String, List<Integer>> hit : Keywords.all().in(text).entrySet()) {
            rule(hit.getKey(), hit.getValue(), path, text, found);
        }
        return found.isEmpty() ? List.of() : distinct(found);
    }

    private void rule(String id, List<Integer> hits, String path, String text, List<FoundSecret> found) {
        if (id.equals(GENERIC)) {
            hits.removeIf(hit -> !Dense.near(text, hit));
        }
        if (hits.isEmpty()) {
            return;
        }
        if (rules == null) {
            rules = new LeakRules();
        }
        LeakRule rule = rules.rule(id);
        if (rule.path() != null && !rules.pattern(rule.path()).matcher(path).find()) {
            return;
        }
        List<Windows.Window> windows = rule.anywhere()
                ? List.of(new Windows.Window(0, text.length()))
                : Windows.around(text, hits, rule.spansLines());
        for (Windows.Window window : windows) {
            Matcher matcher = rules.pattern(rule.regex()).matcher(text.substring(window.start(), window.end()));
            while (matcher.find()) {
                judge(rules, rule, matcher, window.start(), path, text, found);
            }
        }
    }

    private static void judge(
            LeakRules rules,
            LeakRule rule,
            Matcher matcher,
            int offset,
            String path,
            String text,
            List<FoundSecret> found) {
        int[] secret = rule.secret(matcher);
        int start = offset + secret[0];
        int end = offset + secret[1];
        String value = text.substring(start, end);
        int from = text.lastIndexOf('\n', offset + matcher.start() - 1) + 1;
        int newline = text.indexOf('\n', offset + matcher.end() - 1);
        String line = text.substring(from, newline < 0 ? text.length() : newline);
        boolean weak = rule.entropy() > 0 && Dense.entropy(value) <= rule.entropy();
        if (!weak
                && !line.contains(ALLOW)
                && !rules.allows(rule, new AllowList.Texts(path, value, matcher.group(), line))) {
            found.add(new FoundSecret(rule.id(), rule.says(), start, end));
        }
    }

    /** One finding a place: a variable's name tells more than a rule, a rule of a service more than the generic one. */
    private static List<FoundSecret> distinct(List<FoundSecret> found) {
        found.sort(Comparator.comparingInt(SecretScanner::weight)
                .thenComparingInt(FoundSecret::start)
                .thenComparing(FoundSecret::rule));
        var out = new ArrayList<FoundSecret>();
        for (FoundSecret one : found) {
            if (out.stream().noneMatch(kept -> one.start() < kept.end() && kept.start() < one.end())) {
                out.add(one);
            }
        }
        out.sort(Comparator.comparingInt(FoundSecret::start));
        return out;
    }

    private static int weight(FoundSecret found) {
        return found.rule().equals("variable") ? 0 : found.rule().contains("generic") ? 2 : 1;
    }
}
