package dev.paribus.cli;

import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of one verb. */
final class Arguments {
    private final ParseResult parsed;

    Arguments(ParseResult parsed) {
        this.parsed = parsed;
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    /** The option's text; null when it was not given. */
    @Nullable
    String text(String option) {
        return parsed.matchedOptionValue(option, (String) null);
    }

    /**
     * The options that were given, as they can be given again.
     *
     * @param wanted by the longest name
     */
    List<String> options(Predicate<String> wanted) {
        var out = new ArrayList<String>();
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            String name = option.longestName();
            if (wanted.test(name)) {
                if (option.arity().max() == 0) {
                    out.add(name);
                } else {
                    option.stringValues().forEach(value -> out.add(name + "=" + value));
                }
            }
        }
        return out;
    }

    List<String> list(String option) {
        return parsed.matchedOptionValue(option, List.<String>of());
    }

    /** Arguments without a name. */
    List<String> words() {
        // Each word is a match of its own, and each match knows all words.
        return parsed.matchedPositionals().stream()
                .distinct()
                .flatMap(p -> p.stringValues().stream())
                .toList();
    }

    /** The argument without a name at {@code index}, counted from 0; null when there are fewer. */
    @Nullable
    String word(int index) {
        List<String> words = words();
        return index < words.size() ? words.get(index) : null;
    }

    /**
     * The option as a whole number of at least 1; null when it was not given.
     *
     * @throws Failure COMMAND_LINE {@code number-expected}
     */
    @Nullable
    Integer count(String option) {
        String text = text(option);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw Failure.commandLine(
                    "number-expected",
                    option + " takes a whole number of at least 1, not '" + text + "'",
                    option + " 4");
        }
        return Integer.valueOf(text);
    }

    /**
     * The option as a whole number, as seeds are; null when it was not given.
     *
     * @throws Failure COMMAND_LINE {@code number-expected}
     */
    @Nullable
    Integer number(String option) {
        String text = text(option);
        if (text != null && !text.matches("-?[0-9]{1,9}")) {
            throw Failure.commandLine(
                    "number-expected", option + " takes a whole number, not '" + text + "'", option + " 1");
        }
        return text == null ? null : Integer.valueOf(text);
    }
}
