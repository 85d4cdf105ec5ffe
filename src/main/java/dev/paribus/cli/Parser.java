package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.text.DidYouMean;
import java.util.List;
import picocli.CommandLine;

/** Takes the arguments of one verb apart and says in our words what is wrong with them. */
final class Parser {
    private final String verb;
    private final Syntax syntax;

    Parser(String verb, Syntax syntax) {
        this.verb = verb;
        this.syntax = syntax;
    }

    /** @throws Failure COMMAND_LINE with what is wrong */
    Arguments parse(List<String> args) {
        var line = new CommandLine(syntax.spec()).setExpandAtFiles(false).setUnmatchedOptionsArePositionalParams(false);
        try {
            return new Arguments(line.parseArgs(args.toArray(String[]::new)));
        } catch (CommandLine.UnmatchedArgumentException unmatched) {
            throw unmatched(unmatched.getUnmatched().get(0));
        } catch (CommandLine.MissingParameterException missing) {
            String option = missing.getMissing().isEmpty()
                    ? ""
                    : ((CommandLine.Model.OptionSpec) missing.getMissing().get(0)).longestName();
            throw bad("value-missing", option + " needs a value");
        } catch (CommandLine.OverwrittenOptionException twice) {
            String option =
                    twice.getOverwritten() instanceof CommandLine.Model.OptionSpec o ? o.longestName() : "an option";
            throw bad("option-twice", option + " is given twice");
        } catch (CommandLine.ParameterException other) {
            // All that is left: a text behind an option that takes none, e.g. --json=3. Only the arguments tell which
            // one.
            String word = args.stream().filter(this::flagWithText).findFirst().orElse("the option=");
            throw bad("value-refused", word.substring(0, word.indexOf('=')) + " takes no value");
        }
    }

    private boolean flagWithText(String word) {
        int at = word.indexOf('=');
        var option = at < 0 ? null : syntax.spec().findOption(word.substring(0, at));
        return option != null && option.arity().max() == 0;
    }

    private Failure unmatched(String argument) {
        if (!argument.startsWith("-") || argument.equals("-")) {
            return bad("argument-unexpected", "'" + argument + "' is one argument too many");
        }
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        if (syntax.spec().optionsMap().containsKey(name)) {
            return bad("value-refused", name + " takes no value");
        }
        String question = DidYouMean.question(name, syntax.spec().optionsMap().keySet());
        return bad(
                "unknown-option",
                "paribus " + verb + " has no option '" + name + "'" + (question.isEmpty() ? "" : "; " + question));
    }

    private Failure bad(String code, String message) {
        return Failure.commandLine(code, message, "paribus help " + verb);
    }
}
