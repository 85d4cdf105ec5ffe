package dev.paribus.refusals;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that cannot be added to a plan: no commit is made and nothing runs. */
class MoreSeedsRefusalsTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> by_the_command_line() {
        return Stream.of(
                        measured("no reason")
                                .when("run", "amber-otter", "--seeds", "+2")
                                .code("reason-missing")
                                .hint("paribus run amber-otter --seeds \\+2 --because \"...\""),
                        measured("without a plus")
                                .when("run", "amber-otter", "--seeds", "4..6", "--because", "few")
                                .code("seeds-form")
                                .says("'4..6'")
                                .hint("--seeds \\+4\\.\\.6"),
                        measured("no seeds")
                                .when("run", "amber-otter", "--seeds", "+some", "--because", "few")
                                .code("seeds-form")
                                .says("'+some'")
                                .hint("--seeds \\+6\\.\\.10, or .*"),
                        measured("both ways at once")
                                .when("run", "amber-otter", "--seeds", "+2", "--again", "--because", "few")
                                .code("option-alone")
                                .hint("leave out --again, or --seeds \\+2"),
                        measured("two experiments")
                                .given(repo -> repo.paribus(
                                                "new", "epochs=4", "--because", "short", "--name", "slate-heron")
                                        .ok())
                                .when("run", "amber-otter", "slate-heron", "--seeds", "+2", "--because", "few")
                                .code("one-name")
                                .says("2 were named")
                                .hint("paribus run NAME --seeds \\+2 --because \"...\""),
                        measured("a seed that is planned")
                                .when("run", "amber-otter", "--seeds", "+3..4", "--because", "few")
                                .code("seeds-planned")
                                .says("seed 3 of amber-otter is planned already; planned are 1..3")
                                .hint("--seeds \\+4,5"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> by_what_was_measured() {
        return Stream.of(
                        adding("one that is not measured", "good", "new")
                                .code("not-measured")
                                .says("amber-otter is registered")
                                .hint("paribus run amber-otter"),
                        adding("one that failed", "exit-3", "try")
                                .code("not-measured")
                                .says("amber-otter is failed")
                                .hint("paribus run amber-otter"),
                        adding("a seed that diverged", "nan-once", "try")
                                .code("look-incomplete")
                                .says("acc is NaN")
                                .hint("paribus run amber-otter --again .*"),
                        adding("a change that did not reach the run", "fine", "try")
                                .code("look-void")
                                .says("amber-otter cannot be compared")
                                .hint("paribus show amber-otter"),
                        measured("one that is kept")
                                .given(repo -> repo.paribus("keep", "amber-otter", "--because", "better")
                                        .ok())
                                .when("run", "amber-otter", "--seeds", "+2", "--because", "few")
                                .code("already-decided")
                                .says("amber-otter is kept")
                                .hint("paribus noise --fresh .*"),
                        measured("one that is discarded")
                                .given(repo -> repo.paribus("discard", "amber-otter", "--because", "worse")
                                        .ok())
                                .when("run", "amber-otter", "--seeds", "+2", "--because", "few")
                                .code("already-decided")
                                .says("amber-otter is discarded")
                                .hint("paribus new --from amber-otter .*"))
                .map(refusal -> refusal.exits(3).below(temporary));
    }

    private static Refusal measured(String situation) {
        return Refusal.in(SUPPORTED::copyTo, situation);
    }

    private static final RepoTemplate SUPPORTED = new RepoTemplate(folder -> {
        TestRepo repo = Laboratory.measured(folder);
        repo.paribus("try", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                .ok();
        return repo;
    });

    private static Refusal adding(String situation, String ending, String verb) {
        return Refusal.in(Laboratory::measured, situation)
                .given(repo -> {
                    String change = ending.equals("good") ? "optimizer.lr=0.02" : "ending=" + ending;
                    repo.paribus(verb, change, "--because", "it oscillates", "--name", "amber-otter");
                })
                .when("run", "amber-otter", "--seeds", "+2", "--because", "few");
    }
}
