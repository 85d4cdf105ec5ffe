package dev.paribus.cli;

import dev.paribus.cli.Syntax.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be typed, as a shell has to know it: the verbs, their options, and what their words are. Made from the same syntax that
 * reads a command line, so that neither knows more than the other.
 */
final class Completion {
    private Completion() {}

    /** What the words of a verb, or the value of an option, are. */
    enum Words {
        /** Names of experiments, which git is asked for: a JVM for each press of a key would be too slow. */
        NAMES,
        FILES,
        /** The words that are listed. */
        LISTED,
        /** Anything, or nothing. */
        FREE
    }

    /**
     * An option.
     *
     * @param names without and with the long form, e.g. {@code -n}
     * @param label of its value; null for one without
     * @param words what the value is
     */
    record Flag(List<String> names, @Nullable String label, Words words, String description) {}

    /** A verb, with what its own words are and, where they are listed, which. */
    record Entry(String verb, String summary, List<Flag> flags, Words words, List<String> listed) {}

    /** Every verb; options that all of them have stand with each. */
    static List<Entry> entries() {
        return Arrays.stream(Verb.values()).map(Completion::entry).toList();
    }

    private static Entry entry(Verb verb) {
        var syntax = new Syntax(verb.word());
        Command command = verb.command();
        command.options(syntax);
        List<Flag> flags = new ArrayList<>();
        Stream.concat(syntax.options().stream(), everywhere().stream())
                .map(Completion::flag)
                .forEach(flags::add);
        String usage = command.help().usage();
        List<String> listed = listed(verb, usage);
        return new Entry(verb.word(), verb.summary(), flags, listed.isEmpty() ? words(usage) : Words.LISTED, listed);
    }

    private static List<Option> everywhere() {
        return List.of(
                new Option("--json", "One JSON object on standard output."),
                new Option("--text", "The text for people, also in a pipe."),
                new Option("--color", "Colour always."),
                new Option("--no-color", "No colour."),
                new Option("--no-pager", "Never start a pager."),
                new Option("-h, --help", "The page of the verb."),
                new Option("-C DIR", "Work as if started in DIR."));
    }

    private static Flag flag(Option option) {
        var names = new ArrayList<String>();
        String label = null;
        for (String part : option.names().split(",? ")) {
            if (part.startsWith("-")) {
                names.add(part);
            } else {
                label = part;
            }
        }
        return new Flag(names, label, label == null ? Words.FREE : words(label), option.description());
    }

    private static Words words(String usage) {
        String first = usage.replaceAll("--?[a-z-]+ [A-Z,]+", "");
        if (first.contains("NAME")) {
            return Words.NAMES;
        }
        return Stream.of("FILE", "DIR").anyMatch(first::contains) ? Words.FILES : Words.FREE;
    }

    /** Words that stand in the usage as they are typed: {@code install | uninstall | status}. */
    private static List<String> listed(Verb verb, String usage) {
        if (verb == Verb.HELP) {
            return Stream.concat(Verb.words().stream(), HelpTopic.words().stream())
                    .toList();
        }
        return usage.matches("[a-z]+( \\| [a-z]+)+.*")
                ? Stream.of(usage.split("[ |]+"))
                        .filter(word -> word.matches("[a-z]+"))
                        .toList()
                : List.of();
    }
}
