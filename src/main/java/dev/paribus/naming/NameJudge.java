package dev.paribus.naming;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges names that a person made up: errors where no branch or file could bear them, warnings where they tell too
 * much.
 */
public final class NameJudge {
    /** Names that no file can have on Windows, and so no branch in a clone there. */
    private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    /** {@code lr0p05}, {@code bs64}, {@code 1e3}, {@code v2}, {@code 2}: what parameters and versions look like. */
    private static final Pattern PARAMETER = Pattern.compile("[a-z]*[0-9][a-z0-9]*");

    /** Words that judge, hurry or say nothing; each is a part of a name between hyphens. */
    private static final Set<String> TELLING = Set.of(
            "final",
            "final1",
            "finally",
            "new",
            "newer",
            "old",
            "older",
            "copy",
            "tmp",
            "temp",
            "wip",
            "fix",
            "fixed",
            "bugfix",
            "hotfix",
            "test",
            "testing",
            "try",
            "trial",
            "attempt",
            "experiment",
            "exp",
            "run",
            "rerun",
            "good",
            "better",
            "best",
            "bad",
            "worse",
            "worst",
            "failed",
            "fail",
            "dead",
            "works",
            "working",
            "broken",
            "main",
            "master",
            "base",
            "baseline",
            "train",
            "val",
            "model",
            "seed",
            "loss",
            "data",
            "latest",
            "last",
            "foo",
            "bar");

    private NameJudge() {}

    /**
     * What is wrong with a name: errors {@code name-form} and {@code name-reserved}, warning {@code name-telling}; at
     * most
     * one of them. A generated name passes.
     */
    public static List<Problem> judge(String name) {
        if (RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return List.of(Problem.error("name-reserved", "'" + name + "' is no name: Windows has no such file")
                    .hint("choose another name, or leave it out to get one"));
        }
        if (ExperimentName.of(name).isEmpty()) {
            return List.of(Problem.error("name-form", "'" + name + "' is no name: " + why(name))
                    .hint(suggestion(name).map(s -> "'" + s + "' would be one").orElse("leave it out to get one")));
        }
        Optional<String> part = telling(name);
        if (part.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.warning(
                        "name-telling",
                        "the name '" + name + "' holds '" + part.get() + "', which the record should say")
                .hint("leave the name out to get one; what changed and how it went stands in the history"));
    }

    /**
     * The same for a project that denies words: also an error {@code name-denied} for a name that holds one of them, as a whole or as a
     * part between hyphens.
     *
     * @param denied in lower case
     */
    public static List<Problem> judge(String name, Collection<String> denied) {
        List<Problem> found = judge(name);
        Optional<String> word = denied(name, denied);
        boolean refused = !found.isEmpty() && found.get(0).severity() == Severity.ERROR;
        if (refused || word.isEmpty()) {
            return found;
        }
        return List.of(Problem.error(
                        "name-denied", "the name '" + name + "' holds '" + word.get() + "', which the project denies")
                .hint("leave the name out to get one, or see 'names: {deny: [...]}' in paribus.yaml"));
    }

    /** The denied word that a name holds. */
    static Optional<String> denied(String name, Collection<String> denied) {
        for (String word : denied) {
            if (("-" + name + "-").contains("-" + word + "-")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> telling(String name) {
        for (String part : name.split("-")) {
            if (TELLING.contains(part) || PARAMETER.matcher(part).matches()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static String why(String name) {
        if (name.isEmpty()) {
            return "it is empty";
        }
        if (name.length() > 60) {
            return "it has " + name.length() + " characters, 60 are allowed";
        }
        if (name.contains("/")) {
            return "it holds a slash";
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return "it holds an upper-case letter, which not every file system tells apart";
        }
        if (!name.matches("[a-z0-9-]*")) {
            return "only the letters a to z, digits and hyphens are allowed";
        }
        if (!name.matches("[a-z].*")) {
            return "it does not begin with a letter";
        }
        return "a hyphen stands between two letters or digits only";
    }

    /** The nearest name of the right form. */
    private static Optional<String> suggestion(String name) {
        String bare =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[0-9-]+|-+$", "");
        String cut = bare.length() > 60 ? bare.substring(0, 60).replaceAll("-+$", "") : bare;
        return ExperimentName.of(cut)
                .map(ExperimentName::text)
                .filter(found -> !RESERVED.matcher(found).matches());
    }
}
