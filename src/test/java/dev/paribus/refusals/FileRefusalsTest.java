package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read as what they should be: each with its place, whoever reads it. */
class FileRefusalsTest {
    @TempDir
    Path temporary;

    /**
     * One way to break a file.
     *
     * @param breaks makes the broken file of the whole one
     * @param line of the place, counted from the line after the last one of the whole file; 0: the first line of all
     */
    private record Way(String situation, String code, UnaryOperator<byte[]> breaks, int line, int column, String hint) {
        String place(String path, String whole) {
            long lines = line == 0 ? 1 : whole.lines().count() + line;
            return path + ":" + lines + ":" + column;
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("broken", "yaml-syntax", with("x-more: [1, 2\n"), 2, 1, "mend .*"),
            new Way("a value that YAML cannot parse", "yaml-syntax", with("x-more: @home\n"), 1, 9, "mend .*"),
            new Way("tab", "yaml-tab", with("x-more:\n\tinside: 1\n"), 2, 1, "indent with spaces"),
            new Way("a key twice", "duplicate-key", with("x-note: 1\nx-note: 2\n"), 2, 1, ".+"),
            new Way(
                    "too deep",
                    "too-deep",
                    with("x-more: " + "[".repeat(60) + "]".repeat(60) + "\n"),
                    1,
                    58,
                    "flatten .*"),
            new Way("too large", "too-large", with("#" + "x".repeat(1 << 20) + "\n"), 0, 1, "keep data out .*"),
            new Way(
                    "not UTF-8",
                    "not-utf8",
                    with(new byte[] {'#', ' ', (byte) 0xE9, '\n'}),
                    1,
                    3,
                    "save the file as UTF-8"),
            new Way(
                    "newer",
                    "newer-format",
                    whole -> text(whole).replace("paribus: 1", "paribus: 9").getBytes(StandardCharsets.UTF_8),
                    -1,
                    0,
                    "install .*"));

    @TestFactory
    Stream<DynamicTest> rules_of_the_project_on_trunk() {
        return WAYS.stream()
                .flatMap(way -> Stream.of(
                                List.of("log"), List.of("run"), List.of("new", "epochs=4", "--because", "it is short"))
                        .map(words -> broken(way, "paribus.yaml", Laboratory::initialised)
                                .when(words.toArray(String[]::new))
                                .exits(3)
                                .below(temporary)));
    }

    @TestFactory
    Stream<DynamicTest> record_of_the_champion() {
        return WAYS.stream()
                .map(way -> broken(way, "experiment.yaml", Laboratory::measured)
                        .when("new", "epochs=4", "--because", "it is short")
                        .exits(3)
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> parameters_of_the_champion() {
        return WAYS.stream()
                .filter(way -> !way.code().equals("newer-format"))
                .map(way -> broken(way, "params.yaml", Laboratory::measured)
                        .when("new", "epochs=4", "--because", "it is short")
                        .exits(3)
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> record_of_an_experiment_that_is_to_run() {
        return WAYS.stream()
                .map(way -> Refusal.in(FileRefusalsTest::onBranch, way.situation() + ": experiment.yaml")
                        .given(repo -> {
                            breakFile(repo, way, "experiment.yaml");
                            repo.commit("broken by hand");
                        })
                        .at(place(way, "experiment.yaml", onBranch(fresh())))
                        .code(way.code())
                        .hint(way.hint())
                        .when("run")
                        .exits(3)
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> record_in_the_checkout() {
        return WAYS.stream()
                .map(way -> Refusal.in(FileRefusalsTest::onBranch, way.situation() + ": experiment.yaml")
                        .given(repo -> breakFile(repo, way, "experiment.yaml"))
                        .at(place(way, "experiment.yaml", onBranch(fresh())))
                        .code(way.code())
                        .hint(way.hint())
                        .when("check", "--text")
                        .exits(1)
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> criteria_in_the_record() {
        return Stream.of(
                        criterion("unknown metric", "ac > parent")
                                .code("unknown-metric")
                                .says("'ac'", "acc"),
                        criterion("malformed", "acc better than parent")
                                .code("bad-criterion")
                                .says("'acc better than parent'"),
                        criterion("against the direction", "acc < parent")
                                .code("criterion-direction")
                                .says("'acc < parent'"))
                .map(refusal ->
                        refusal.hint(".+").when("check", "--text").exits(1).below(temporary));
    }

    private static Refusal criterion(String situation, String text) {
        return Refusal.in(FileRefusalsTest::onBranch, situation)
                .given(repo -> Laboratory.edit(repo, "experiment.yaml", "acc > parent", text));
    }

    private Refusal broken(Way way, String path, java.util.function.Function<Path, TestRepo> start) {
        return Refusal.in(start, way.situation() + ": " + path)
                .given(repo -> {
                    breakFile(repo, way, path);
                    repo.commit("broken by hand");
                })
                .at(place(way, path, start.apply(fresh())))
                .code(way.code())
                .hint(way.hint());
    }

    private static String place(Way way, String path, TestRepo sample) {
        String whole = sample.read(path);
        if (!way.code().equals("newer-format")) {
            return way.place(path, whole);
        }
        long line =
                whole.lines().takeWhile(text -> !text.startsWith("paribus: 1")).count() + 1;
        return path + ":" + line + ":10";
    }

    private Path fresh() {
        try {
            return java.nio.file.Files.createTempDirectory(temporary, "sample");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A registered experiment, checked out. */
    private static TestRepo onBranch(Path temporary) {
        TestRepo repo = Laboratory.measured(temporary);
        repo.paribus("new", "epochs=4", "--because", "it is short", "--name", "amber-otter")
                .ok();
        repo.git("switch", "-q", "exp/amber-otter");
        return repo;
    }

    private static void breakFile(TestRepo repo, Way way, String path) {
        repo.write(path, way.breaks().apply(repo.read(path).getBytes(StandardCharsets.UTF_8)));
    }

    private static UnaryOperator<byte[]> with(String more) {
        return with(more.getBytes(StandardCharsets.UTF_8));
    }

    private static UnaryOperator<byte[]> with(byte[] more) {
        return whole -> {
            var out = new ByteArrayOutputStream();
            out.writeBytes(whole);
            out.writeBytes(more);
            return out.toByteArray();
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> parameters_that_are_gone() {
        return Stream.of(Refusal.in(Laboratory::measured, "the parameter file is gone")
                .given(repo -> {
                    repo.git("rm", "-q", "params.yaml");
                    repo.commit("lost");
                })
                .when("new", "epochs=4", "--because", "it is short")
                .exits(3)
                .code("params-missing")
                .says("'params.yaml'")
                .hint("git add params\\.yaml.*")
                .below(temporary));
    }
}
