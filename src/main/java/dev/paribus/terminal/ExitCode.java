package dev.paribus.terminal;

import dev.paribus.problem.Failure;

/** The exit codes; a promise to scripts. */
public enum ExitCode {
    OK(0, "Done, also when there was nothing to do; a measured verdict of any kind is done."),
    NO(1, "The answer is no: a check found something, a run failed, a verdict does not allow it."),
    COMMAND_LINE(2, "The command line has to be mended."),
    DATA(3, "A file or the state of the repository has to be mended."),
    ENVIRONMENT(4, "The machine stands in the way: git, the disk, permissions."),
    BUG(70, "A bug in Paribus; the message says how to report it."),
    INTERRUPTED(130, "Stopped by hand.");

    private final int code;
    private final String sentence;

    ExitCode(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The one with this number, with which another process of this program ended; BUG for what none of ours is. */
    public static ExitCode of(int number) {
        for (ExitCode each : values()) {
            if (each.code == number) {
                return each;
            }
        }
        return BUG;
    }

    public static ExitCode of(Failure.Kind kind) {
        return switch (kind) {
            case ANSWER_NO -> NO;
            case COMMAND_LINE -> COMMAND_LINE;
            case DATA -> DATA;
            case ENVIRONMENT -> ENVIRONMENT;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
