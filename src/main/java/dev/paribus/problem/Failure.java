package dev.paribus.problem;

import java.util.List;

/**
 * An expected end of a command: the user, the data or the machine stands in the way. Anything else that is thrown is a
 * bug of ours. Who has to act is told by the kind; {@code terminal} maps it to an exit code.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who has to act. */
    public enum Kind {
        /** The tool worked and the answer is no: a check found something, a run failed. */
        ANSWER_NO,
        /** The command line has to be mended. */
        COMMAND_LINE,
        /** A file of the user's or the state of the repository has to be mended. */
        DATA,
        /** The machine: git, disk, permissions, cluster. */
        ENVIRONMENT,
        /** Stopped by hand. */
        INTERRUPTED
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public Failure(Kind kind, List<Problem> problems) {
        super(problems.isEmpty() ? kind.name() : problems.get(0).message());
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public Failure(Kind kind, List<Problem> problems, Throwable cause) {
        this(kind, problems);
        initCause(cause);
    }

    public static Failure no(String code, String message, String hint) {
        return new Failure(Kind.ANSWER_NO, List.of(Problem.error(code, message).hint(hint)));
    }

    public static Failure commandLine(String code, String message, String hint) {
        return new Failure(
                Kind.COMMAND_LINE, List.of(Problem.error(code, message).hint(hint)));
    }

    public static Failure data(String code, String message, String hint) {
        return new Failure(Kind.DATA, List.of(Problem.error(code, message).hint(hint)));
    }

    public static Failure environment(String code, String message, String hint) {
        return new Failure(
                Kind.ENVIRONMENT, List.of(Problem.error(code, message).hint(hint)));
    }

    public Kind kind() {
        return kind;
    }

    /** All problems found, in the order in which they are shown; never empty except for an interruption. */
    public List<Problem> problems() {
        return problems;
    }
}
