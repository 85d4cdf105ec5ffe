package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.Surroundings.Colour;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the verb.
 *
 * @param verb as typed; null when there is none
 * @param rest what follows the verb
 * @param directory value of {@code -C}; null: not given
 * @param wishes the options without a value, as typed
 */
record Globals(
        @Nullable String verb, List<String> rest, @Nullable String directory, Colour colour, Set<String> wishes) {
    private static final List<String> OPTIONS =
            List.of("-C", "--json", "--text", "--color", "--no-color", "--no-pager", "--help", "--version");

    /** @throws Failure COMMAND_LINE for an option that is none */
    static Globals read(List<String> args) {
        String directory = null;
        Colour colour = Colour.AUTO;
        var seen = new ArrayList<String>();
        int at = 0;
        while (at < args.size() && args.get(at).startsWith("-")) {
            String option = args.get(at++);
            switch (option) {
                case "-C" -> {
                    if (at == args.size()) {
                        throw Failure.commandLine("value-missing", "-C needs a directory", "paribus -C DIR log");
                    }
                    directory = args.get(at++);
                }
                case "--color" -> colour = Colour.ALWAYS;
                case "--no-color" -> colour = Colour.NEVER;
                case "--json", "--text", "--no-pager", "--help", "-h", "--version" -> seen.add(option);
                default -> throw unknown(option);
            }
        }
        String verb = at < args.size() ? args.get(at) : null;
        List<String> rest = verb == null ? List.of() : List.copyOf(args.subList(at + 1, args.size()));
        return new Globals(verb, rest, directory, colour, Set.copyOf(seen));
    }

    boolean wants(String option) {
        return wishes.contains(option);
    }

    private static Failure unknown(String option) {
        String question = DidYouMean.question(option, OPTIONS);
        return Failure.commandLine(
                "unknown-option",
                "there is no option '" + option + "' before the verb" + (question.isEmpty() ? "" : "; " + question),
                "paribus help");
    }
}
