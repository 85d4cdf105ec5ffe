package dev.paribus.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;

/**
 * One row of the table of bad input: a situation, a command, and what is held: exit code, code in brackets, words of the one
 * message, place, hint, and that nothing at all changed. The command runs twice, the second time with {@code --json}.
 */
final class Refusal {
    private final String situation;
    private final Function<Path, TestRepo> start;
    private Consumer<TestRepo> given = repo -> {};
    private Function<TestRepo, Path> folder = TestRepo::dir;
    private Map<String, String> variables = Map.of();
    private List<String> words = List.of();
    private int exit;
    private String code = "";
    private List<String> says = List.of();
    private String place = "";
    private String hint = "";

    private Refusal(String situation, Function<Path, TestRepo> start) {
        this.situation = situation;
        this.start = start;
    }

    static Refusal in(Function<Path, TestRepo> start, String situation) {
        return new Refusal(situation, start);
    }

    /** What is done before. */
    Refusal given(Consumer<TestRepo> preparation) {
        given = preparation;
        return this;
    }

    /** Where the command runs, if not in the repository's root. */
    Refusal from(Function<TestRepo, Path> where) {
        folder = where;
        return this;
    }

    /** Further variables of the environment; one with an empty value is taken away. */
    Refusal with(Map<String, String> more) {
        variables = more;
        return this;
    }

    Refusal when(String... command) {
        words = List.of(command);
        return this;
    }

    Refusal exits(int number) {
        exit = number;
        return this;
    }

    /** The code in brackets, of the first problem. */
    Refusal code(String first) {
        code = first;
        return this;
    }

    /** Texts that stand in what is printed. */
    Refusal says(String... texts) {
        says = List.of(texts);
        return this;
    }

    /** The place before the first problem: {@code file:line:column}, without a commit's id. */
    Refusal at(String where) {
        place = where;
        return this;
    }

    /** A line of a hint, whole; a regular expression. */
    Refusal hint(String line) {
        hint = line;
        return this;
    }

    /** The same with other words for the user's command. */
    Refusal when(UnaryOperator<List<String>> change) {
        words = change.apply(words);
        return this;
    }

    /** The test of this row, in a folder of its own below {@code temporary}. */
    DynamicTest below(Path temporary) {
        return DynamicTest.dynamicTest(
                situation + ": paribus " + String.join(" ", words), () -> hold(fresh(temporary)));
    }

    private static Path fresh(Path temporary) {
        try {
            return Files.createTempDirectory(temporary, "case");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Path temporary) throws dev.paribus.json.MalformedJson {
        TestRepo repo = start.apply(temporary);
        given.accept(repo);
        Path where = folder.apply(repo);
        Path watched = where.startsWith(repo.dir()) ? repo.dir() : where;
        RepoState before = RepoState.of(watched);
        Ran ran = repo.paribusIn(where, variables, words);
        holdText(ran);
        assertThat(RepoState.of(watched)).as("what changed by %s", ran).isEqualTo(before);
        var asked = new ArrayList<>(List.of("--json"));
        asked.addAll(words);
        Ran json = repo.paribusIn(where, variables, asked);
        holdJson(json);
        assertThat(RepoState.of(watched)).as("what changed by %s", json).isEqualTo(before);
    }

    private void holdText(Ran ran) {
        ran.exits(exit);
        // The findings of check are its payload.
        String shown = ran.out() + ran.err();
        assertThat(shown).as("no stack trace in %s", ran).doesNotContain("\tat ", "Exception", "java.");
        String first = shown.lines()
                .filter(line -> line.contains("error: "))
                .findFirst()
                .orElse("");
        assertThat(first).as("first problem of %s", ran).endsWith("[" + code + "]");
        says.forEach(text -> assertThat(shown).as("%s", ran).contains(text));
        if (!place.isEmpty()) {
            assertThat(first)
                    .as("place in %s", ran)
                    .matches(" *([0-9a-f]{7}:)?" + java.util.regex.Pattern.quote(place + ": error: ") + ".*");
        }
        assertThat(hint).as("every refusal has a hint").isNotEmpty();
        assertThat(hints(ran)).as("hints of %s", ran).anyMatch(line -> line.matches(hint));
    }

    private static List<String> hints(Ran ran) {
        return (ran.out() + ran.err())
                .lines()
                .filter(line -> line.matches(" *hint: .*|      .*"))
                .map(line -> line.replaceFirst("^ *hint: |^ {6}", ""))
                .toList();
    }

    private void holdJson(Ran ran) throws dev.paribus.json.MalformedJson {
        ran.exits(exit);
        var answer = (Map<?, ?>) Json.parse(ran.out());
        var problems = (List<?>) answer.get("problems");
        var codes = new LinkedHashMap<Object, Object>();
        problems.forEach(one -> codes.put(((Map<?, ?>) one).get("code"), ((Map<?, ?>) one).get("hint")));
        assertThat(codes).as("problems of %s", ran).containsKey((Object) code);
    }
}
