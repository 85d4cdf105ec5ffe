package dev.paribus.refusals;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be measured again: nothing is registered and nothing runs. */
class ReplicationRefusalsTest {
    /** A champion with five seeds, and a supported experiment. */
    private static final RepoTemplate SUPPORTED = new RepoTemplate(folder -> {
        TestRepo repo = Laboratory.measured(folder);
        repo.paribus("run", Laboratory.baseline(repo), "--seeds", "+2", "--because", "five")
                .ok();
        repo.paribus("try", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                .ok();
        return repo;
    });

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> by_the_command_line() {
        return Stream.of(
                        measured("nothing is named")
                                .when("confirm")
                                .code("no-name")
                                .hint("paribus log shows .*"),
                        measured("names and a sweep")
                                .when("confirm", "amber-otter", "--sweep", "amber-otter")
                                .code("option-alone")
                                .hint("one of the two"),
                        measured("a seed that it had")
                                .when("confirm", "amber-otter", "--seeds", "5..9")
                                .code("seeds-used")
                                .says("had seed 5")
                                .hint("--seeds 6\\.\\.10"),
                        measured("one seed")
                                .when("confirm", "amber-otter", "--seeds", "+1")
                                .code("few-seeds")
                                .hint("--seeds \\+5, or more"),
                        measured("other criteria")
                                .when("confirm", "amber-otter", "--success", "acc > parent - 1")
                                .code("criteria-fixed")
                                .says("acc > parent")
                                .hint("leave out --success .*"),
                        measured("how to measure, without measuring")
                                .when("noise", "--seeds", "5")
                                .code("option-alone")
                                .hint("paribus noise --seeds 5 --fresh"),
                        measured("no number")
                                .when("repro", "amber-otter", "--seeds", "1..3")
                                .code("number-expected")
                                .hint("--seeds 4"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> by_what_stands_there() {
        return Stream.of(
                        measured("one that is not measured")
                                .given(repo -> repo.paribus(
                                                "new", "epochs=4", "--because", "short", "--name", "slate-heron")
                                        .ok())
                                .when("confirm", "slate-heron")
                                .code("not-measured")
                                .hint("paribus run slate-heron"),
                        measured("one that belongs to no sweep")
                                .when("confirm", "--sweep", "amber-otter")
                                .code("no-sweep")
                                .hint("paribus confirm amber-otter"),
                        measured("one that is kept")
                                .given(ReplicationRefusalsTest::keep)
                                .when("confirm", "amber-otter")
                                .code("already-kept")
                                .hint("paribus noise --fresh .*"),
                        Refusal.in(Laboratory::measured, "a champion with few seeds")
                                .given(repo -> repo.paribus(
                                                "try", "optimizer.lr=0.02", "--exploratory", "--name", "amber-otter")
                                        .ok())
                                .when("confirm", "amber-otter")
                                .code("champion-few-seeds")
                                .says("has 3 seeds")
                                .hint("paribus run [a-z-]+ --seeds \\+2 --because \".*\""),
                        Refusal.in(Laboratory::initialised, "no champion yet")
                                .when("noise", "--fresh")
                                .code("no-champion")
                                .hint("paribus run, which measures the baseline"),
                        measured("the policy asks for a fresh champion")
                                .given(repo -> {
                                    keep(repo);
                                    repo.write(
                                            "paribus.yaml", repo.read("paribus.yaml") + "policy: {champion: fresh}\n");
                                    repo.commit("a fresh champion");
                                })
                                .when("new", "epochs=4", "--because", "short")
                                .code("champion-not-fresh")
                                .says("amber-otter is a winner's")
                                .hint("paribus noise --fresh"),
                        measured("nothing that could come out again")
                                .given(repo -> repo.paribus(
                                                "new", "epochs=4", "--because", "short", "--name", "slate-heron")
                                        .ok())
                                .when("repro", "slate-heron")
                                .code("not-measured")
                                .hint("paribus run slate-heron"))
                .map(refusal -> refusal.exits(3).below(temporary));
    }

    private static void keep(TestRepo repo) {
        repo.paribus("keep", "amber-otter", "--because", "better", "--although", "a test")
                .ok();
    }

    private static Refusal measured(String situation) {
        return Refusal.in(SUPPORTED::copyTo, situation);
    }
}
