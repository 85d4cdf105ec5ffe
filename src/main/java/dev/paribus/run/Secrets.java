package dev.paribus.run;

import dev.paribus.secret.FoundSecret;
import dev.paribus.secret.SecretScanner;
import dev.paribus.secret.SecretVariables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds values that must never be committed: those of variables with secret-like names, well-known forms of tokens, and what
 * gitleaks' rules find. Not for use by several threads at once.
 */
public final class Secrets {
    private static final String MARK = "[secret removed]";

    /** GitHub, GitLab, Hugging Face, OpenAI and Anthropic, AWS, Slack, Google; a key block; credentials in a URL. */
    private static final Pattern FORMS = Pattern.compile(
            "gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}"
                    + "|sk-[A-Za-z0-9_-]{20,}|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35}"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z "
                    + "]*PRIVATE KEY-----)?|(?<=://)[^\\s/:@]{1,64}:[^\\s/@]{3,128}(?=@)");

    /** Shorter ones are no secrets of a known form. */
    private static final Pattern WORD = Pattern.compile("[^/., ]{16,}");

    private final SecretVariables variables;
    private final SecretScanner scanner = new SecretScanner(new SecretVariables(Map.of()));

    /** The secrets of a caller's environment. */
    public Secrets(Map<String, String> environment) {
        this.variables = new SecretVariables(environment);
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}. */
    public static boolean named(String variable) {
        return SecretVariables.named(variable);
    }

    /** The text with every secret replaced by a mark that names its variable or says that it looks like one. */
    public String redact(String text) {
        String out = text;
        for (SecretVariables.Known secret : variables.all()) {
            out = out.replace(secret.value(), "[value of " + secret.variable() + " removed]");
        }
        return scanned(FORMS.matcher(out).replaceAll(MARK));
    }

    /** The same of paths and names, where a slash, a dot or a comma may stand before and behind what is looked for. */
    public String redactName(String name) {
        return WORD.matcher(redact(name)).replaceAll(word -> Matcher.quoteReplacement(redact(word.group())));
    }

    private String scanned(String text) {
        StringBuilder out = new StringBuilder(text);
        List<FoundSecret> found = new ArrayList<>(scanner.scan("", text));
        found.sort(Comparator.comparingInt(FoundSecret::start).reversed());
        for (FoundSecret secret : found) {
            out.replace(secret.start(), secret.end(), MARK);
        }
        return out.toString();
    }
}
