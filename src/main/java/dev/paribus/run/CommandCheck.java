package dev.paribus.run;

import dev.paribus.problem.Failure;
import dev.paribus.text.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a command can start at all: its program and its script are looked up before anything begins. */
final class CommandCheck {
    private static final Pattern INTERPRETER =
            Pattern.compile("python[0-9.]*|pypy[0-9.]*|sh|bash|dash|zsh|Rscript|julia|node|perl|ruby");
    private static final Pattern SCRIPT = Pattern.compile(".+\\.(py|sh|bash|R|r|jl|pl|js|rb)");
    private static final Set<String> TAKES_A_VALUE = Set.of("-W", "-X", "-I", "--check-hash-based-pycs");

    /** Assignments, then words without anything that means something to sh. */
    private static final Pattern PLAIN = Pattern.compile(
            "\\s*(?:[A-Za-z_][A-Za-z0-9_]*=[^\\s'\"`$\\\\]*\\s+)*((?:[A-Za-z0-9_./+,:@%=-]+(?:[ " + "\\t]+|$))+)");

    private static final Set<String> BUILTIN = Set.of(
            "cd", "export", "set", "source", ".", "if", "for", "while", "until", "case", "exec", "eval", ":", "test",
            "echo", "printf", "time", "ulimit", "umask", "trap", "exit", "command", "unset", "read", "true", "false");

    private final CodeFiles code;
    private final Path checkout;
    private final Map<String, String> environment;

    CommandCheck(CodeFiles code, Path checkout, Map<String, String> environment) {
        this.code = code;
        this.checkout = checkout;
        this.environment = environment;
    }

    /** The program as it is named, or where PATH has it. */
    Path check(Command command) {
        List<String> words = command.shell() ? plain(command.words().get(2)) : command.words();
        if (words.isEmpty() || words.get(0).isEmpty()) {
            if (command.shell() && !command.words().get(2).isBlank()) {
                return Path.of("/bin/sh");
            }
            throw Failure.data(
                    "command-missing", "run.command is empty", "run: {command: [python3, train.py]} in paribus.yaml");
        }
        Path program = program(words.get(0));
        script(words);
        return program;
    }

    private static List<String> plain(String text) {
        Matcher found = PLAIN.matcher(text);
        if (!found.lookingAt()) {
            return List.of();
        }
        List<String> words = List.of(found.group(1).strip().split("[ \\t]+"));
        return BUILTIN.contains(words.get(0)) ? List.of() : words;
    }

    private Path program(String word) {
        if (!word.contains("/")) {
            return Programs.onPath(word, environment).orElseThrow(() -> notOnPath(word));
        }
        if (!code.exists(word)) {
            throw Failure.data("command-missing", "the command '" + word + "' " + absence(word), remedy(word));
        }
        if (!code.executable(word)) {
            boolean script = code.file(word);
            throw Failure.data(
                    "command-not-executable",
                    "the command '" + word + "' is " + (script ? "not executable" : "no file"),
                    script
                            ? "git update-index --chmod=+x " + Shell.word(word)
                                    + " && git commit -m 'make it executable', "
                                    + "or name its interpreter in run.command"
                            : "name a program in run.command");
        }
        return Path.of(word);
    }

    private Failure notOnPath(String word) {
        List<String> there = new ArrayList<>();
        for (String entry : Programs.path(environment).split(java.io.File.pathSeparator)) {
            Path file = entry.startsWith("/") ? Path.of(entry, word) : null;
            if (file != null && Files.exists(file)) {
                there.add(file.toString());
            }
        }
        if (!there.isEmpty()) {
            return Failure.data(
                    "command-not-executable",
                    "the command '" + word + "' is not executable: " + String.join(", ", there),
                    "chmod +x " + Shell.word(there.get(0)));
        }
        boolean here = code.exists(word);
        String hint = here
                ? "write './" + word + "' for the file of the project"
                : word.equals("python")
                                && Programs.onPath("python3", environment).isPresent()
                        ? "there is a python3: use that in run.command"
                        : "install it, activate its environment, or mend run.command in paribus.yaml";
        return Failure.data(
                "command-missing",
                "the command '" + word + "' is not on PATH (" + Programs.path(environment) + ")",
                hint);
    }

    private void script(List<String> words) {
        boolean interpreted = INTERPRETER
                .matcher(Path.of(words.get(0)).getFileName().toString())
                .matches();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-m") || word.equals("-c") || word.equals("-e")) {
                return;
            }
            if (word.startsWith("-")) {
                i += TAKES_A_VALUE.contains(word) ? 1 : 0;
                continue;
            }
            boolean looksLikeOne = SCRIPT.matcher(word).matches();
            if (looksLikeOne || interpreted) {
                requireScript(word, interpreted);
                return;
            }
        }
    }

    private void requireScript(String word, boolean interpreted) {
        boolean here = code.exists(word);
        boolean inCheckout = Files.exists(checkout.resolve(word));
        if (!here && (interpreted || inCheckout)) {
            throw Failure.data("script-missing", "the script '" + word + "' " + absence(word), remedy(word));
        }
    }

    private String absence(String word) {
        boolean inCheckout = !Path.of(word).isAbsolute() && Files.exists(checkout.resolve(word));
        return inCheckout ? "is in your checkout but not part of the commit that runs" : "does not exist";
    }

    private String remedy(String word) {
        Path path = Path.of(word);
        if (path.isAbsolute() || !Files.exists(checkout.resolve(word))) {
            return "mend run.command in paribus.yaml";
        }
        String top = path.getName(0).toString();
        boolean environmentOfPython =
                path.getNameCount() > 1 && Files.exists(checkout.resolve(top).resolve("pyvenv.cfg"));
        return environmentOfPython
                ? "run: {link: [" + top + "]} in paribus.yaml makes it visible to runs"
                : "git add " + Shell.word(word) + " && git commit -m " + Shell.word("add " + word);
    }
}
