package dev.paribus.cli;

import dev.paribus.problem.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    List<String> list(String option) {
        return parsed.matchedOptionValue(option, List.<String>of());
    }

    /** Arguments without a name. */
    List<String> words() {
        return parsed.matchedPositionals().isEmpty()
                ? List.of()
                : parsed.matchedPositionals().stream()
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
