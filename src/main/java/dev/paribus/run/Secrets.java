package dev.paribus.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds values that must never be committed: those of variables with secret-like names, and well-known forms of tokens. */
public final class Secrets {
    private static final Set<String> WORDS = Set.of(
            "KEY",
            "APIKEY",
            "TOKEN",
            "TOKENS",
            "SECRET",
            "SECRETS",
            "PASSWORD",
            "PASSWD",
            "PASS",
            "PASSPHRASE",
            "CREDENTIAL",
            "CREDENTIALS",
            "AUTH",
            "COOKIE",
            "PRIVATE",
            "SIGNATURE",
            "DSN",
            "PAT");

    /** A shorter value is a word of everyday text. */
    private static final int SHORTEST = 8;

    /** GitHub, GitLab, Hugging Face, OpenAI and Anthropic, AWS, Slack, Google; a key block; credentials in a URL. */
    private static final Pattern FORMS = Pattern.compile(
            "gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}"
                    + "|sk-[A-Za-z0-9_-]{20,}|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35}"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z "
                    + "]*PRIVATE KEY-----)?|(?<=://)[^\\s/:@]{1,64}:[^\\s/@]{3,128}(?=@)");

    private record Known(String variable, String value) {}

    private final List<Known> known = new ArrayList<>();

    /** The secrets of a caller's environment. */
    public Secrets(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (named(name) && value.strip().length() >= SHORTEST) {
                known.add(new Known(name, value.strip()));
            }
        });
        // The longest first: one secret may hold another. Then by name, for equal values.
        known.sort(Comparator.comparingInt((Known k) -> -k.value().length()).thenComparing(Known::variable));
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}. */
    public static boolean named(String variable) {
        return Arrays.stream(variable.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"))
                .anyMatch(WORDS::contains);
    }

    /** The text with every secret replaced by a mark that names its variable or says that it looks like one. */
    public String redact(String text) {
        String out = text;
        for (Known secret : known) {
            out = out.replace(secret.value(), "[value of " + secret.variable() + " removed]");
        }
        return FORMS.matcher(out).replaceAll("[secret removed]");
    }
}
