package dev.paribus.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The values of a caller's variables with secret-like names, which must never be committed. */
public final class SecretVariables {
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

    private final List<Known> known = new ArrayList<>();

    /** A variable and its value. */
    public record Known(String variable, String value) {
        /** False for a plain word and for a path, which stand in files without harm ({@code SSH_AUTH_SOCK}). */
        public boolean telling() {
            boolean letters = value.chars().anyMatch(Character::isLetter);
            boolean others = value.chars().anyMatch(c -> !Character.isLetter(c));
            return letters && others && !value.startsWith("/") && !value.startsWith("~");
        }
    }

    public SecretVariables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (value.strip().length() >= SHORTEST && named(name)) {
                known.add(new Known(name, value.strip()));
            }
        });
        // The longest first: one secret may hold another. Then by name, for equal values.
        known.sort(SecretVariables::order);
    }

    private static int order(Known one, Known other) {
        int byLength = Integer.compare(other.value().length(), one.value().length());
        return byLength != 0 ? byLength : one.variable().compareTo(other.variable());
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}. */
    public static boolean named(String variable) {
        return Arrays.stream(variable.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"))
                .anyMatch(WORDS::contains);
    }

    /** The longest value first. */
    public List<Known> all() {
        return List.copyOf(known);
    }
}
