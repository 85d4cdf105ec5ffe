package dev.paribus.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds values that must never be committed: those of variables with secret-like names, and well-known forms of tokens. */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile(
            "(^|_)(KEY|TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PWD|PASSPHRASE|CREDENTIAL|CREDENTIALS|AUTH|AUTHORIZATION|COOKIE|APIKEY|DSN)(_|$)");
    /** Fixed prefixes that their issuers document, each followed by characters of a token; linear to match. */
    private static final Pattern FORM = Pattern.compile(
            "\\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255}|hf_[A-Za-z0-9]{30,100}|AKIA[0-9A-Z]{16}"
                    + "|glpat-[A-Za-z0-9_-]{20,100}|sk-[A-Za-z0-9_-]{32,200}|xox[abprs]-[A-Za-z0-9-]{10,200})\\b");
    private static final int SHORTEST = 6;

    private final List<Map.Entry<String, String>> values;

    /** The secrets of a caller's environment. */
    public Secrets(Map<String, String> environment) {
        var found = new ArrayList<Map.Entry<String, String>>();
        environment.forEach((name, value) -> {
            if (named(name) && value.length() >= SHORTEST && !value.startsWith("/")) {
                found.add(Map.entry(name, value));
            }
        });
        // The longest first: one secret may be the beginning of another.
        found.sort(Comparator.comparing((Map.Entry<String, String> e) -> -e.getValue().length()).thenComparing(Map.Entry::getKey));
        this.values = List.copyOf(found);
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}; not for {@code PWD} and {@code OLDPWD}, which are places. */
    public static boolean named(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return !upper.equals("PWD") && !upper.equals("OLDPWD") && NAME.matcher(upper).find();
    }

    /** The text with every secret replaced by a mark that names its kind. */
    public String redact(String text) {
        String out = text;
        for (Map.Entry<String, String> secret : values) {
            out = out.replace(secret.getValue(), "[secret: value of " + secret.getKey() + "]");
        }
        return FORM.matcher(out).replaceAll("[secret: token]");
    }
}
