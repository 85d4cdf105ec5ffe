package dev.paribus.host;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Starts children whose output goes to a file and which may outlive this process. */
public final class Background {
    private Background() {}

    /**
     * Starts it without input.
     *
     * @param out its standard output is appended to this file
     * @param err its standard error to this one
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public static Process start(Child child, Path out, Path err) {
        return child.start(builder -> builder.redirectOutput(Redirect.appendTo(out.toFile()))
                .redirectError(Redirect.appendTo(err.toFile()))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile())));
    }

    /** What the child reads on standard input. */
    public enum Input {
        /** What the caller writes to {@link Process#getOutputStream}; its end tells the child that this process is gone. */
        PIPE,
        /** Nothing. */
        NONE
    }

    /**
     * Starts it; what it prints is thrown away.
     *
     * @param input file that it finds on standard input
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public static Process silent(Child child, Path input) {
        return child.start(builder -> builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .redirectInput(Redirect.from(input.toFile())));
    }

    /**
     * Starts it; both of its output streams are appended to {@code log}.
     *
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code child-start} when the program cannot be started
     */
    public static Process start(Child child, Path log, Input input) {
        return child.start(builder -> builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectInput(
                        input == Input.PIPE
                                ? Redirect.PIPE
                                : Redirect.from(Path.of("/dev/null").toFile())));
    }
}
