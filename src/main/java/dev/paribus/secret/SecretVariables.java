package dev.paribus.secret;

import java.util.ArrayList;
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
            boolean letters = false;
            boolean others = false;
            for (int i = 0; i < value.length(); i++) {
                boolean letter = Character.isLetter(value.charAt(i));
                letters |= letter;
                others |= !letter;
            }
            return letters && others && !value.startsWith("/") && !value.startsWith("~");
        }
    }

    public SecretVariables(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String value = variable.getValue().strip();
            if (value.length() >= SHORTEST && named(variable.getKey())) {
                known.add(new Known(variable.getKey(), value));
            }
        }
        // The longest first: one secret may hold another. Then by name, for equal values.
        known.sort(SecretVariables::order);
    }

    private static int order(Known one, Known other) {
        int byLength = Integer.compare(other.value().length(), one.value().length());
        return byLength != 0 ? byLength : one.variable().compareTo(other.variable());
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}. */
    public static boolean named(String variable) {
        for (String word : variable.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The longest value first. */
    public List<Known> all() {
        return List.copyOf(known);
    }
}
