package dev.paribus.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Builds the syntax of one verb. Every value is a text at first, so that what is wrong with it is said in our words. */
final class Syntax {
    private final CommandSpec spec;
    private final List<Option> options = new ArrayList<>();

    /** An option as help shows it. */
    record Option(String names, String description) {}

    Syntax(String verb) {
        spec = CommandSpec.create().name(verb);
        spec.parser()
                .abbreviatedOptionsAllowed(false)
                .overwrittenOptionsAllowed(false)
                .trimQuotes(false);
    }

    /** An option without a value. */
    Syntax flag(String name, String description, String... more) {
        String[] names = names(name, more);
        spec.addOption(OptionSpec.builder(names).type(boolean.class).arity("0").build());
        options.add(new Option(String.join(", ", names), description));
        return this;
    }

    /** An option that takes one text. */
    Syntax value(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .build());
        options.add(new Option(name + " " + label, description));
        return this;
    }

    /** An option that takes a text each time it is given. */
    Syntax list(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .build());
        options.add(new Option(name + " " + label, description));
        return this;
    }

    /** Arguments without a name, at most so many. */
    Syntax arguments(String label, int most) {
        String range = most == Integer.MAX_VALUE ? "0..*" : "0.." + (most - 1);
        spec.addPositional(PositionalParamSpec.builder()
                .index(range)
                .arity("0..1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .build());
        return this;
    }

    /** Options that every verb has; help lists them once, elsewhere. */
    Syntax everywhere() {
        int own = options.size();
        flag("--json", "");
        flag("--text", "");
        flag("--color", "");
        flag("--no-color", "");
        flag("--no-pager", "");
        flag("--help", "", "-h");
        value("-C", "DIR", "");
        options.subList(own, options.size()).clear();
        return this;
    }

    private static String[] names(String name, String... more) {
        var names = new ArrayList<>(List.of(more));
        names.add(name);
        return names.toArray(String[]::new);
    }

    CommandSpec spec() {
        return spec;
    }

    List<Option> options() {
        return List.copyOf(options);
    }
}
