package dev.paribus.cli;

import dev.paribus.terminal.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What help says that belongs to no verb alone. */
enum HelpTopic {
    OPTIONS("Options of every verb"),
    EXIT_CODES("Exit codes"),
    NAMES("How experiments are named on the command line"),
    OUTPUT("What is printed where"),
    WHERE("Conditions of --where"),
    COLUMNS("Columns of ls");

    private final String title;

    HelpTopic(String title) {
        this.title = title;
    }

    /** A term and what it means; a description without text makes the term a paragraph. */
    record Row(String term, String description) {}

    String title() {
        return title;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(HelpTopic::word).toList();
    }

    static Optional<HelpTopic> of(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }

    List<Row> rows() {
        return switch (this) {
            case OPTIONS ->
                List.of(
                        new Row("-C DIR", "Work as if started in DIR."),
                        new Row(
                                "--json",
                                "One JSON object on standard output, errors too: paribus, kind, data, problems."),
                        new Row("--text", "The text for people, also in a pipe, as watch and less want it."),
                        new Row(
                                "--color, --no-color",
                                "Colour always, or never. Else NO_COLOR, CLICOLOR_FORCE, CLICOLOR "
                                        + "and TERM=dumb are obeyed, and only terminals get colour."),
                        new Row(
                                "--no-pager",
                                "Never start a pager. Else a text that is longer than the screen goes through the one that git "
                                        + "takes: GIT_PAGER, core.pager, PAGER, less."),
                        new Row("-h, --help", "The page of the verb."),
                        new Row("--version", "The version; stands before the verb."));
            case EXIT_CODES -> exitCodes();
            case NAMES ->
                List.of(
                        new Row("amber-otter", "The whole name, with or without the branch prefix (exp/amber-otter)."),
                        new Row("amb", "A prefix that only one experiment has."),
                        new Row("amber, otter", "Either word, where only one experiment has it."),
                        new Row(
                                "Names are looked for among branches, remote-tracking branches, "
                                        + "the archive and the history of the trunk, in this order.",
                                ""));
            case OUTPUT ->
                List.of(
                        new Row(
                                "standard output",
                                "The payload: text on a terminal, else tab-separated values with a header line, whose columns "
                                        + "are only ever added at the end. In a cell, tab and newline are written as \\t and "
                                        + "\\n, a backslash as \\\\, a quote at its beginning as \\\", what a terminal obeys as \\x1b "
                                        + "or \\u202e."),
                        new Row("standard error", "Everything else: problems, hints, progress."),
                        new Row("Times", "Relative on a terminal, ISO 8601 in UTC elsewhere."),
                        new Row("COLUMNS", "Width to use instead of the terminal's own."));
            case WHERE -> where();
            case COLUMNS -> columns();
        };
    }

    private static List<Row> where() {
        return List.of(
                new Row(
                        "val_f1 > 0.8",
                        "= or ==, != or <>, <, <=, >, >=. Numbers are compared as numbers, all else as text."),
                new Row("verdict in (refuted, void)", "One of several; not in (...)."),
                new Row("name ~ ^amber", "A regular expression (Java's), anywhere in the text; not ~ or !~."),
                new Row("optimizer.warmup is null", "Not known; is not null. What is not known passes no other test."),
                new Row("and, or, not, ( )", "not binds closest, then and, then or."),
                new Row(
                        "`odd name`, 'it''s'",
                        "Quotes around a name or value with other signs; a quoted value is never a number."));
    }

    private static List<Row> columns() {
        return List.of(
                new Row(
                        "name, standing, state, verdict",
                        "standing is champion, kept, running and the like; state is the recorded one."),
                new Row(
                        "metric, mean, sd, n, difference, p, k",
                        "Of the primary metric; difference is that to the parent."),
                new Row("change, kind, parent, hypothesis", "What was planned."),
                new Row("labels, decision, time, took, commit, ref", "What came of it, when, and where it is."),
                new Row(
                        "val_f1, val_f1.sd, val_f1.difference",
                        "Any metric of the project: its mean, .sd, .n, .difference, .p, .k."),
                new Row("optimizer.lr", "A parameter by its path; params.name where a fact has the same name."));
    }

    private static List<Row> exitCodes() {
        var rows = new ArrayList<Row>();
        for (ExitCode code : ExitCode.values()) {
            rows.add(new Row(String.valueOf(code.code()), code.sentence()));
        }
        return rows;
    }
}
