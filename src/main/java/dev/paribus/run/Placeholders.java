package dev.paribus.run;

import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {...}} of a command; one use. */
final class Placeholders {
    private static final Pattern FORM = Pattern.compile(
            "(?<!\\$)\\{\\{([A-Za-z_][^{}]*)\\}\\}|(?<!\\$)\\{([A-Za-z_\"][A-Za-z0-9_.\\[\\]\"/@-]*)\\}");

    private final ParamNode.Mapping parameters;
    private final int seed;
    private final Path output;
    private final List<Problem> problems = new ArrayList<>();

    Placeholders(ParamNode.Mapping parameters, int seed, Path output) {
        this.parameters = parameters;
        this.seed = seed;
        this.output = output;
    }

    List<String> fillIn(List<String> template) {
        List<String> words = new ArrayList<>();
        for (String element : template) {
            if (element.equals("{params}")) {
                words.addAll(options());
            } else {
                words.add(fillIn(element));
            }
        }
        stopOnProblems();
        return words;
    }

    /** A text for sh: braces mean something there, so only what is clearly meant as a placeholder is refused. */
    void refuseIn(String text) {
        Matcher found = FORM.matcher(text);
        while (found.find()) {
            String name = found.group(2);
            boolean shells = found.start() > 0 && text.charAt(found.start() - 1) == '$';
            if (name != null && !shells && (name.equals("params") || value(name).isPresent())) {
                String instead = name.equals("seed")
                        ? "$PARIBUS_SEED"
                        : name.equals("output") ? "$PARIBUS_OUTPUT" : "the file $PARIBUS_PARAMS";
                problems.add(Problem.error(
                                "command-placeholder", "'{" + name + "}' is not replaced in a command that sh runs")
                        .hint("use " + instead + ", or write run.command as a list"));
            }
        }
        stopOnProblems();
    }

    private String fillIn(String element) {
        return FORM.matcher(element)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null ? "{" + found.group(1) + "}" : replacement(found.group(2), element)));
    }

    private String replacement(String name, String element) {
        if (name.equals("params")) {
            problems.add(Problem.error(
                            "command-placeholder",
                            "'{params}' must be an element of its own, not a part of '" + element + "'")
                    .hint("run.command: [..., \"{params}\"]"));
            return "";
        }
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            List<String> known = new ArrayList<>(List.of("seed", "output", "params"));
            parameters.leaves().forEach(leaf -> known.add(leaf.path().toString()));
            String near = DidYouMean.near(name, known, 1).stream()
                    .findFirst()
                    .map(n -> "did you mean '{" + n + "}'? ")
                    .orElse("");
            problems.add(Problem.error(
                            "command-placeholder",
                            "run.command has '{" + name + "}', but there is no parameter '" + name + "'")
                    .hint(near + "'{{" + name + "}}' stands for the braces themselves"));
        }
        return value.orElse("");
    }

    private Optional<String> value(String name) {
        if (name.equals("seed")) {
            return Optional.of(Integer.toString(seed));
        }
        if (name.equals("output")) {
            return Optional.of(output.toString());
        }
        try {
            return parameters.find(ParamPath.parse(name)).map(Placeholders::text);
        } catch (IllegalArgumentException notAPath) {
            return Optional.empty();
        }
    }

    private List<String> options() {
        List<String> out = new ArrayList<>();
        for (ParamNode.Leaf leaf : parameters.leaves()) {
            if (!(leaf.node() instanceof ParamNode.Scalar s && s.value() instanceof Value.Null)
                    && leaf.path().steps().stream().allMatch(ParamPath.Step.Key.class::isInstance)) {
                out.add("--" + leaf.path());
                out.add(text(leaf.node()));
            }
        }
        return out;
    }

    private static String text(ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            if (scalar.value() instanceof Value.Text text) {
                return text.value();
            }
            if (scalar.value() instanceof Value.Time time) {
                return time.value();
            }
        }
        return ParamJson.write(node);
    }

    private void stopOnProblems() {
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
    }
}
