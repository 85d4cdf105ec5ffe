package dev.paribus.cli;

import dev.paribus.terminal.Surroundings;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;

/** Help as text: examples first, then what it does, then the options. */
final class HelpText {
    private static final int COLUMN = 26;
    private static final int WIDEST = 100;

    private final Ink ink;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private HelpText(Ink ink, int width) {
        this.ink = ink;
        this.width = Math.min(width, WIDEST);
    }

    /** All verbs, by what they are for. */
    static List<String> overview(Ink ink) {
        var text = new HelpText(ink, WIDEST);
        text.lines.add("paribus: one change, one hypothesis, one branch, one verdict");
        for (Verb.Group group : Verb.Group.values()) {
            text.lines.add("");
            text.lines.add(ink.bold(group.title()));
            for (Verb verb : Verb.values()) {
                if (verb.group() == group) {
                    text.lines.add("  " + ink.accent(Width.left(verb.word(), 12)) + verb.summary());
                }
            }
        }
        text.lines.add("");
        text.lines.add("First look:  paribus demo");
        text.lines.add("On a verb:   paribus help VERB");
        text.lines.add("Topics:      paribus help " + String.join(", ", HelpTopic.words()));
        return text.lines;
    }

    /** The page of one verb. */
    static List<String> of(Verb verb, Surroundings around) {
        Command command = verb.command();
        var syntax = new Syntax(verb.word());
        command.options(syntax);
        var text = new HelpText(around.outInk(), around.width());
        text.page(verb, command.help(), syntax.options());
        return text.lines;
    }

    private void page(Verb verb, HelpPage page, List<Syntax.Option> options) {
        lines.add(ink.bold("paribus " + verb.word()) + ": " + verb.summary());
        lines.add("");
        for (HelpPage.Example example : page.examples()) {
            lines.add("  " + ink.accent(example.line()));
            Width.wrap(example.purpose(), width - 6).forEach(line -> lines.add("      " + line));
        }
        for (String paragraph : page.text()) {
            lines.add("");
            lines.addAll(Width.wrap(paragraph, width));
        }
        lines.add("");
        lines.add("Usage: " + ("paribus " + verb.word() + " " + page.usage()).stripTrailing());
        if (!options.isEmpty()) {
            lines.add("");
            options.forEach(option -> described(option.names(), option.description()));
        }
        lines.add("");
        lines.add("Options of every verb: paribus help options");
    }

    private void described(String names, String description) {
        List<String> wrapped = Width.wrap(description, width - COLUMN);
        int at = 0;
        if (Width.of(names) + 2 < COLUMN) {
            lines.add(Width.left("  " + names, COLUMN) + wrapped.get(0));
            at = 1;
        } else {
            lines.add("  " + names);
        }
        wrapped.subList(at, wrapped.size()).forEach(line -> lines.add(" ".repeat(COLUMN) + line));
    }

    /** The page of a topic. */
    static List<String> of(HelpTopic topic, Surroundings around) {
        var text = new HelpText(around.outInk(), around.width());
        text.lines.add(text.ink.bold(topic.title()));
        text.lines.add("");
        for (HelpTopic.Row row : topic.rows()) {
            if (row.description().isEmpty()) {
                text.lines.addAll(Width.wrap(row.term(), text.width));
            } else {
                text.described(row.term(), row.description());
            }
        }
        return text.lines;
    }
}
