package dev.paribus.run;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command of one attempt, ready to be executed.
 *
 * @param template as the project has it, the same for every seed
 * @param words what is executed, values filled in
 * @param shell true when {@code template} is one text for {@code /bin/sh -c}
 */
public record Command(List<String> template, List<String> words, boolean shell) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    public Command {
        template = List.copyOf(template);
        words = List.copyOf(words);
    }

    /**
     * Fills in {@code {optimizer.lr}}, {@code {seed}}, {@code {output}} and {@code {params}} in the elements of a list. A text
     * for sh gets values only by the environment: nothing is filled in, so that no value is ever read as shell text.
     *
     * @throws Failure DATA {@code command-placeholder} naming every name that is no parameter
     */
    public static Command of(Project.Run run, ParamNode.Mapping parameters, int seed, Path output) {
        if (run.shell()) {
            return new Command(run.command(), List.of("/bin/sh", "-c", run.command().get(0)), true);
        }
        var words = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        for (String element : run.command()) {
            if (element.equals("{params}")) {
                words.addAll(all(parameters));
            } else {
                words.add(filled(element, parameters, seed, output, problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        return new Command(run.command(), words, false);
    }

    private static String filled(String element, ParamNode.Mapping parameters, int seed, Path output, List<Problem> problems) {
        var out = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(element);
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional<String> value = name.equals("seed")
                    ? Optional.of(String.valueOf(seed))
                    : name.equals("output") ? Optional.of(output.toString()) : parameter(parameters, name);
            if (value.isEmpty()) {
                problems.add(Problem.error("command-placeholder", "'{" + name + "}' in the command '" + element + "' is no parameter")
                        .hint("there are {seed}, {output}, {params} and the parameters' paths; mend run.command in paribus.yaml"));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value.orElse(matcher.group())));
        }
        return matcher.appendTail(out).toString();
    }

    private static Optional<String> parameter(ParamNode.Mapping parameters, String name) {
        try {
            return parameters.find(ParamPath.parse(name)).flatMap(Command::plain);
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    /** A scalar as an argument: text as it is, everything else in its JSON spelling; a list as JSON. Blocks have none. */
    private static Optional<String> plain(ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            return Optional.of(scalar.value() instanceof Value.Text text ? text.value() : Scalars.json(scalar.value()));
        }
        return node instanceof ParamNode.Sequence
                ? Optional.of(dev.paribus.param.ParametersJson.write(node).strip())
                : Optional.empty();
    }

    /** {@code --key value} for every leaf, keys with dots, in the order of the tree. */
    private static List<String> all(ParamNode.Mapping parameters) {
        var out = new ArrayList<String>();
        for (ParamNode.Leaf leaf : parameters.leaves()) {
            Optional<String> value = plain(leaf.node());
            if (value.isPresent()) {
                out.add("--" + leaf.path());
                out.add(value.get());
            }
        }
        return out;
    }

    /**
     * Proves that it can start: program found and executable, script there.
     *
     * @param environment the caller's
     * @return the program that will be executed, absolute
     * @throws Failure DATA {@code command-missing}, {@code command-not-executable}, {@code script-missing}
     */
    public Path check(AttemptPlan.Place place, Map<String, String> environment) {
        Path program = program(place, environment);
        for (String word : words.subList(1, words.size())) {
            boolean script = word.matches("[^-/{][^ ]*\\.(py|sh|R|jl|pl|rb|js)") && !Files.exists(place.directory().resolve(word));
            if (script && !shell) {
                boolean untracked = Files.exists(place.checkout().resolve(word));
                throw Failure.data(
                        "script-missing",
                        "'" + word + "' of the command is not in the commit that runs"
                                + (untracked ? "; it lies in the checkout, untracked or edited after the commit" : ""),
                        untracked
                                ? "git add " + Shell.word(word) + " && git commit -m " + Shell.word("add " + word)
                                : "mend run.command in paribus.yaml");
            }
        }
        return program;
    }

    private Path program(AttemptPlan.Place place, Map<String, String> environment) {
        String name = words.get(0);
        if (name.contains("/")) {
            Path path = place.directory().resolve(name).normalize();
            if (!Files.exists(path)) {
                throw missing(name, "it is not in the commit that runs");
            }
            return executable(path, name);
        }
        Path found = null;
        for (String entry : environment.getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            Path candidate = place.directory().resolve(entry.isEmpty() ? "." : entry).resolve(name);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
                found = candidate;
            }
        }
        if (found != null) {
            return executable(found, name);
        }
        throw missing(name, "it is in no directory of PATH");
    }

    private static Failure missing(String name, String why) {
        return Failure.data(
                "command-missing", "the command '" + name + "' was not found: " + why, "install it, or mend run.command in paribus.yaml");
    }

    private static Path executable(Path path, String name) {
        if (Files.isDirectory(path) || !Files.isExecutable(path)) {
            throw Failure.data(
                    "command-not-executable",
                    "the command '" + name + "' is not executable",
                    "git update-index --chmod=+x " + Shell.word(name) + " && git commit, or put its interpreter first: [sh, " + name + "]");
        }
        return path;
    }
}
