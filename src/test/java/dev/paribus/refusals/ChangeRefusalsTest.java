package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be registered, measured or decided as it stands. */
class ChangeRefusalsTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> the_one_change() {
        return Stream.of(
                        Refusal.in(Laboratory::measured, "two changes")
                                .when("new", "optimizer.lr=0.02", "epochs=4", "--because", "it oscillates")
                                .exits(1)
                                .code("two-changes")
                                .says("optimizer.lr: 0.01 -> 0.02", "epochs: 3 -> 4")
                                .at("params.yaml:3:7")
                                .hint(".*paribus new optimizer\\.lr=0\\.02 --because.*"),
                        Refusal.in(Laboratory::measured, "two changes in the checkout")
                                .given(repo -> {
                                    Laboratory.edit(repo, "params.yaml", "lr: 0.01 ", "lr: 0.02 ");
                                    Laboratory.edit(repo, "params.yaml", "epochs: 3", "epochs: 4");
                                })
                                .when("new", "--because", "it oscillates")
                                .exits(1)
                                .code("two-changes")
                                .says("optimizer.lr: 0.01 -> 0.02", "epochs: 3 -> 4")
                                .at("params.yaml:3:7")
                                .hint(".+"),
                        Refusal.in(Laboratory::measured, "code and a parameter that nobody declared")
                                .given(repo -> {
                                    Laboratory.edit(repo, "train.sh", "training", "Training");
                                    Laboratory.edit(repo, "params.yaml", "epochs: 3", "epochs: 4");
                                })
                                .when("new", "--because", "it oscillates")
                                .exits(1)
                                .code("change-undeclared")
                                .says("epochs")
                                .hint(".*with.*"),
                        Refusal.in(Laboratory::measured, "a change that changes nothing")
                                .when("new", "optimizer.lr=0.01", "--because", "it oscillates")
                                .exits(1)
                                .code("no-change")
                                .says("'optimizer.lr'")
                                .hint(".*paribus show.*"),
                        Refusal.in(Laboratory::measured, "the same number in another spelling")
                                .when("try", "optimizer.lr=1e-2", "--because", "it oscillates")
                                .exits(1)
                                .code("no-change")
                                .says("'optimizer.lr'")
                                .hint(".*paribus show.*"),
                        Refusal.in(Laboratory::measured, "the seed")
                                .when("new", "seed=137", "--because", "it was unlucky")
                                .exits(1)
                                .code("seed-is-no-change")
                                .says("seed", "137", "repetition")
                                .at("params.yaml:6:7")
                                .hint(".*seed.*"),
                        Refusal.in(Laboratory::measured, "an untracked file that nobody spoke for")
                                .given(repo -> repo.write("helper.sh", "true\n"))
                                .when("new", "--because", "it oscillates")
                                .exits(3)
                                .code("untracked")
                                .says("'helper.sh'")
                                .hint("--include helper\\.sh .*"),
                        Refusal.in(Laboratory::measured, "the rules were edited")
                                .given(repo -> Laboratory.edit(repo, "paribus.yaml", "acc > parent", "acc >= parent"))
                                .when("new", "--because", "it oscillates")
                                .exits(3)
                                .code("protected")
                                .says("'paribus.yaml'")
                                .hint(".*git restore paribus\\.yaml.*"),
                        Refusal.in(Laboratory::measured, "a checkout that is elsewhere")
                                .given(repo -> {
                                    registered(repo, "amber-otter");
                                    repo.git("switch", "-q", "exp/amber-otter");
                                    Laboratory.edit(repo, "train.sh", "training", "Training");
                                })
                                .when("new", "--because", "it oscillates")
                                .exits(3)
                                .code("other-start")
                                .says("'experiment.yaml'")
                                .hint("git switch main.*"))
                .map(refusal -> refusal.below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> names() {
        return Stream.of(
                        Refusal.in(ChangeRefusalsTest::withTwo, "unknown name with a near one")
                                .when("show", "amber-oter")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("'amber-oter'", "did you mean amber-otter")
                                .hint("paribus show amber-otter"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "unknown name with a near one")
                                .when("run", "amber-oter")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("did you mean amber-otter")
                                .hint("paribus (show|run) amber-otter"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "unknown name, nothing like it")
                                .when("show", "qqqqqqqq")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("'qqqqqqqq'")
                                .hint("paribus log --all.*"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "unknown parent")
                                .when("new", "epochs=9", "--from", "amber-oter", "--because", "x is y")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("did you mean amber-otter")
                                .hint(".*amber-otter"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "ambiguous name")
                                .when("show", "amber")
                                .exits(3)
                                .code("ambiguous-experiment")
                                .says("'amber'", "amber-otter", "amber-heron")
                                .hint(".+"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "ambiguous name")
                                .when("drop", "amber")
                                .exits(3)
                                .code("ambiguous-experiment")
                                .says("amber-otter", "amber-heron")
                                .hint(".+"))
                .map(refusal -> refusal.below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> decisions() {
        return Stream.of(
                        Refusal.in(ChangeRefusalsTest::withTwo, "kept without a measurement")
                                .when("keep", "amber-otter", "--because", "I like it")
                                .exits(3)
                                .code("not-measured")
                                .says("amber-otter")
                                .hint("paribus run amber-otter"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "no name, and none checked out")
                                .when("keep", "--because", "I like it")
                                .exits(2)
                                .code("no-name")
                                .hint("paribus log .*"),
                        Refusal.in(ChangeRefusalsTest::withTwo, "dropped while checked out")
                                .given(repo -> repo.git("switch", "-q", "exp/amber-otter"))
                                .when("drop", "amber-otter")
                                .exits(3)
                                .code("checked-out")
                                .says("amber-otter")
                                .hint("git switch .*"))
                .map(refusal -> refusal.below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> places_that_are_taken() {
        return Stream.of(
                        Refusal.in(Laboratory::plain, "a results directory that exists")
                                .given(repo -> {
                                    repo.write("results/old.csv", "1\n");
                                    repo.commit("older results");
                                })
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("results-exist")
                                .says("'results'")
                                .hint("paribus init .*--results .*"),
                        Refusal.in(Laboratory::plain, "a results directory that is ignored")
                                .given(repo -> {
                                    repo.write(".gitignore", "results/\n");
                                    repo.commit("ignore");
                                })
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("results-exist")
                                .says("ignored")
                                .hint("paribus init .*--results .*"),
                        Refusal.in(Laboratory::plain, "a record that exists")
                                .given(repo -> {
                                    repo.write("experiment.yaml", "mine: 1\n");
                                    repo.commit("mine");
                                })
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("record-exists")
                                .says("experiment.yaml")
                                .hint("git mv .*"),
                        Refusal.in(Laboratory::plain, "a branch in the way")
                                .given(repo -> repo.git("branch", "exp"))
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("branch-blocked")
                                .says("'exp'")
                                .hint("paribus init .*--branches .*"),
                        Refusal.in(Laboratory::plain, "an untracked script")
                                .given(repo -> {
                                    repo.git("rm", "-q", "--cached", "train.sh");
                                    repo.git("commit", "-q", "-m", "forgotten");
                                })
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("script-untracked")
                                .says("'train.sh'")
                                .hint("git add train\\.sh && git commit .*"),
                        Refusal.in(TestRepo::in, "a directory that is not empty")
                                .given(repo -> repo.write("there/file", "1\n"))
                                .when("demo", "there")
                                .exits(3)
                                .code("directory-not-empty")
                                .says("'there'")
                                .hint("paribus demo .*"),
                        Refusal.in(TestRepo::in, "a file in place of the directory")
                                .when("demo", "README.md")
                                .exits(3)
                                .code("directory-not-empty")
                                .says("'README.md'")
                                .hint("paribus demo .*"))
                .map(refusal -> refusal.below(temporary));
    }

    private static TestRepo withTwo(Path temporary) {
        TestRepo repo = Laboratory.measured(temporary);
        registered(repo, "amber-otter");
        repo.paribus("new", "epochs=5", "--because", "it is short", "--name", "amber-heron")
                .ok();
        return repo;
    }

    private static void registered(TestRepo repo, String name) {
        repo.paribus("new", "epochs=4", "--because", "it is short", "--name", name)
                .ok();
    }
}
