package dev.paribus.verb;


/** Makes a small real project and plays a short research story in it. */
public final class Demo {
    private Demo() {}

    /** What the command line asks for: the directory as typed. */
    public record Request(String directory) {}
}
