package dev.paribus.cli;

/** One verb on the command line: its help, its options, and the way from them to the verb and the view. */
interface Command {
    HelpPage help();

    /** Says which options and arguments there are. */
    void options(Syntax syntax);

    /** True where a long result goes through a pager when a person reads it. */
    default boolean pages() {
        return false;
    }

    /** True where the result speaks of all experiments that there are, so that it must be said which ones a clone leaves out. */
    default boolean surveys() {
        return false;
    }

    /**
     * Does it.
     *
     * @throws dev.paribus.problem.Failure as the verb does, and COMMAND_LINE for arguments that do not go together
     */
    void run(Call call);
}
