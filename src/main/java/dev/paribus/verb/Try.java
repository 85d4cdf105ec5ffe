package dev.paribus.verb;

/** Registers one experiment and runs it. */
public final class Try {
    private Try() {}

    /** What the command line asks for. */
    public record Request(Plan plan, RunOptions options) {}
}
