package dev.paribus.cli;

/** One verb on the command line: its help, its options, and the way from them to the verb and the view. */
interface Command {
    HelpPage help();

    /** Says which options and arguments there are. */
    void options(Syntax syntax);

    /**
     * Does it.
     *
     * @throws dev.paribus.problem.Failure as the verb does, and COMMAND_LINE for arguments that do not go together
     */
    void run(Call call);
}
