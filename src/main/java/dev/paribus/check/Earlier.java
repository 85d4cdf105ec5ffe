package dev.paribus.check;

/** Earlier experiments that this one repeats. */
public record Earlier() {
    public static final Earlier NONE = new Earlier();
}
