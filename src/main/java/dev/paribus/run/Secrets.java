package dev.paribus.run;

import java.util.Map;

/** Finds values that must never be committed: those of variables with secret-like names, and well-known forms of tokens. */
public final class Secrets {
    private final Map<String, String> environment;

    /** The secrets of a caller's environment. */
    public Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** True for a name like {@code WANDB_API_KEY} or {@code DB_PASSWORD}. */
    public static boolean named(String variable) {
        throw new UnsupportedOperationException(variable);
    }

    /** The text with every secret replaced by a mark that names its kind. */
    public String redact(String text) {
        throw new UnsupportedOperationException(text + environment);
    }
}
