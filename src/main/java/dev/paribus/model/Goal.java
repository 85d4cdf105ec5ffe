package dev.paribus.model;

/** Which way a metric is better. */
public enum Goal {
    MAXIMIZE("maximize", 1),
    MINIMIZE("minimize", -1);

    private final String word;
    private final int sign;

    Goal(String word, int sign) {
        this.word = word;
        this.sign = sign;
    }

    /** The word in {@code paribus.yaml}. */
    public String word() {
        return word;
    }

    /** s of evidence R1: +1 where more is better, -1 where less is. */
    public int sign() {
        return sign;
    }
}
