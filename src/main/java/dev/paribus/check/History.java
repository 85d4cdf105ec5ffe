package dev.paribus.check;

/** What the commits of the experiment's line say of the order in which plan and results came about. */
public record History() {
    /** Nothing was asked of history, as for an index without results. */
    public static final History NONE = new History();
}
