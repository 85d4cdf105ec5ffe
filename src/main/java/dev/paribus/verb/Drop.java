package dev.paribus.verb;


/** Puts away a registration that was never measured. */
public final class Drop {
    private Drop() {}

    /** What the command line asks for: the experiment as typed. */
    public record Request(String name) {}
}
