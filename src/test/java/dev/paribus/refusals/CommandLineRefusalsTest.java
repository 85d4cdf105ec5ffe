package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that have to be mended: exit code 2, and the line as it should be. */
class CommandLineRefusalsTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> verbs_and_options() {
        return Stream.of(
                        Refusal.in(TestRepo::in, "unknown verb")
                                .when("lgo")
                                .code("unknown-verb")
                                .says("'lgo'", "did you mean 'log'?")
                                .hint("paribus help log"),
                        Refusal.in(TestRepo::in, "unknown verb, nothing like it")
                                .when("frobnicate")
                                .code("unknown-verb")
                                .says("'frobnicate'")
                                .hint("paribus help"),
                        Refusal.in(Laboratory::measured, "unknown option")
                                .when("log", "--al")
                                .code("unknown-option")
                                .says("'--al'", "did you mean '--all'?")
                                .hint("paribus help log"),
                        Refusal.in(Laboratory::measured, "option without its value")
                                .when("new", "optimizer.lr=0.02", "--because")
                                .code("value-missing")
                                .says("--because")
                                .hint("paribus help new"),
                        Refusal.in(Laboratory::measured, "one argument too many")
                                .when("show", "one", "two")
                                .code("argument-unexpected")
                                .says("'two'")
                                .hint("paribus help show"),
                        Refusal.in(Laboratory::measured, "no number")
                                .when("run", "--jobs", "many")
                                .code("number-expected")
                                .says("'many'")
                                .hint("paribus run --jobs 4|--jobs 4"),
                        Refusal.in(Laboratory::measured, "no duration")
                                .when("run", "--timeout", "2")
                                .code("duration-expected")
                                .says("'2'")
                                .hint(".*--timeout 2h"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> the_reason() {
        return Stream.of(
                        Refusal.in(Laboratory::measured, "no --because")
                                .when("new", "optimizer.lr=0.02")
                                .code("reason-missing")
                                .says("--because")
                                .hint(
                                        "paribus new optimizer\\.lr=0\\.02 --because \"Setting optimizer\\.lr to 0\\.02 raises acc because \\.\\.\\.\""),
                        Refusal.in(Laboratory::measured, "no --because")
                                .when("try", "optimizer.lr=0.02", "--seeds", "1..2")
                                .code("reason-missing")
                                .hint(
                                        "paribus try optimizer\\.lr=0\\.02 --seeds 1\\.\\.2 --because \"Setting .* raises acc because \\.\\.\\.\""),
                        Refusal.in(Laboratory::measured, "no --because")
                                .when("keep", "some-name")
                                .code("reason-missing")
                                .hint("paribus keep some-name --because \".*\""),
                        Refusal.in(Laboratory::measured, "no --because")
                                .when("discard", "some-name")
                                .code("reason-missing")
                                .hint("paribus discard some-name --because \".*\""),
                        Refusal.in(Laboratory::measured, "a question")
                                .when("new", "optimizer.lr=0.02", "--because", "does a larger rate help?")
                                .code("hypothesis-question")
                                .says("'does a larger rate help?'", "statement")
                                .hint(".*--because \"Setting optimizer\\.lr to 0\\.02 raises acc because \\.\\.\\.\""),
                        Refusal.in(Laboratory::measured, "an empty reason")
                                .when("new", "optimizer.lr=0.02", "--because", "  ")
                                .code("hypothesis-empty")
                                .hint(".*--because \".*\""))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> what_is_changed() {
        return Stream.of(
                        planned("no PATH=VALUE", "optimizer.lr")
                                .code("assignment")
                                .says("'optimizer.lr'", "'='")
                                .hint("paribus .*"),
                        planned("no YAML", "optimizer.lr=[1, 2")
                                .code("assignment")
                                .says("[1, 2")
                                .hint("paribus .*"),
                        planned("a mapping", "optimizer={lr: 1}")
                                .code("assignment")
                                .says("{lr: 1}")
                                .hint("paribus .*"),
                        planned("unknown parameter with a near one", "optimizer.ler=0.02")
                                .code("unknown-parameter")
                                .says("'optimizer.ler'", "did you mean optimizer.lr")
                                .hint("paribus new \\+optimizer\\.ler=0\\.02 --because .*"),
                        planned("added, but it exists", "+optimizer.lr=0.02")
                                .code("parameter-exists")
                                .says("'optimizer.lr'")
                                .at("params.yaml:3:7")
                                .hint("paribus new optimizer\\.lr=0\\.02 --because .*"),
                        planned("removed, but unknown", "~optimizer.ler")
                                .code("unknown-parameter")
                                .says("'optimizer.ler'", "did you mean optimizer.lr")
                                .hint("paribus new --remove optimizer\\.lr --because .*"),
                        planned("a block of parameters", "optimizer=3")
                                .code("parameter-block")
                                .says("'optimizer'")
                                .hint(".*optimizer\\.lr.*"),
                        Refusal.in(Laboratory::measured, "nothing is changed")
                                .when("new", "--because", "it oscillates")
                                .code("nothing-changed")
                                .hint("paribus new PATH=VALUE .*"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> the_plan() {
        return Stream.of(
                        planned("unknown metric", "--success", "ac > parent")
                                .code("unknown-metric")
                                .says("'ac'", "did you mean acc?")
                                .hint(".*acc.*"),
                        planned("malformed criterion", "--success", "acc is better")
                                .code("criterion-form")
                                .says("'acc is better'")
                                .hint("--success 'acc >= parent \\+ 0\\.005'"),
                        planned("criterion without a bound", "--guard", "acc >=")
                                .code("criterion-form")
                                .hint("--guard '.*'"),
                        planned("equality", "--success", "acc = 0.9")
                                .code("criterion-form")
                                .says("equality")
                                .hint("--success '.*'"),
                        planned("against the metric's direction", "--success", "acc < parent")
                                .code("criterion-direction")
                                .says("'acc < parent'", "maximize")
                                .hint("--success 'acc > parent'"),
                        planned("against the metric's direction", "--guard", "acc <= parent - 0.01")
                                .code("criterion-direction")
                                .hint("--guard 'acc >= parent - 0\\.01'"),
                        planned("no seeds", "--seeds", "one")
                                .code("seeds-form")
                                .says("'one'")
                                .hint("--seeds 1\\.\\.5.*"),
                        planned("a seed twice", "--seeds", "1,1")
                                .code("seeds-form")
                                .says("'1,1'")
                                .hint("--seeds 1\\.\\.5.*"),
                        planned("unknown kind", "--kind", "featur")
                                .code("unknown-kind")
                                .says("did you mean feature?")
                                .hint("--kind .*"),
                        planned("no number", "--gain", "much")
                                .code("number-form")
                                .says("'much'")
                                .hint("--gain 0\\.01"),
                        planned("a name that is none", "--name", "Über Fall")
                                .code("name-form")
                                .says("'Über Fall'")
                                .hint(".+"),
                        Refusal.in(Laboratory::measured, "a name that is taken")
                                .given(repo -> repo.paribus(
                                                "new",
                                                "epochs=4",
                                                "--name",
                                                "amber-otter",
                                                "--because",
                                                "longer is better")
                                        .ok())
                                .when("new", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                                .code("name-taken")
                                .says("'amber-otter'")
                                .hint(".*--name.*"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> init() {
        return Stream.of(
                        Refusal.in(Laboratory::plain, "no metric")
                                .when("init")
                                .code("no-metric")
                                .hint("paribus init --metric val_accuracy:maximize"),
                        Refusal.in(Laboratory::plain, "a metric without its direction")
                                .when("init", "--metric", "acc")
                                .code("metric-goal")
                                .says("'acc'")
                                .hint("--metric acc:maximize.*"),
                        Refusal.in(Laboratory::plain, "a metric with a reserved name")
                                .when("init", "--metric", "epoch:maximize")
                                .code("metric-name")
                                .says("'epoch'")
                                .hint("--metric .*"),
                        Refusal.in(TestRepo::in, "no script")
                                .when("init", "--metric", "acc:maximize")
                                .code("no-command")
                                .hint("paribus init --command .*"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    private static Refusal planned(String situation, String... words) {
        boolean option = words[0].startsWith("--");
        var all = new java.util.ArrayList<String>();
        all.add("new");
        if (option) {
            all.add("optimizer.lr=0.02");
        }
        all.addAll(java.util.List.of(words));
        all.addAll(java.util.List.of("--because", "it oscillates"));
        return Refusal.in(Laboratory::measured, situation).when(all.toArray(String[]::new));
    }
}
