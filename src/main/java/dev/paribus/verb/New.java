package dev.paribus.verb;

/** Registers one experiment: its branch, its record, one commit. */
public final class New {
    private New() {}

    /** What the command line asks for. */
    public record Request(Plan plan) {}
}
