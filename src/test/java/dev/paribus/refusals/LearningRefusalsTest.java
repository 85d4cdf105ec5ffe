package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the backlog and the lessons cannot take. */
class LearningRefusalsTest {
    @TempDir
    Path temporary;

    private static TestRepo withIdeas(Path folder) {
        TestRepo repo = Laboratory.measured(folder);
        repo.write("ideas/amber-otter.yaml", "paribus: 1\nidea: it oscillates\nchange: optimizer.lr=0.02\n")
                .write("ideas/amber-heron.yaml", "paribus: 1\nidea: given up\ndropped: no time\n")
                .write("ideas/question.yaml", "paribus: 1\nidea: does it help?\nchange: epochs=4\n");
        repo.commit("ideas");
        return repo;
    }

    @TestFactory
    Stream<DynamicTest> ideas() {
        return Stream.of(
                        Refusal.in(Laboratory::measured, "an action that is none")
                                .when("idea", "ad", "more steps")
                                .exits(2)
                                .code("action-missing")
                                .says("'ad'", "did you mean 'add'")
                                .hint("paribus idea add .*"),
                        Refusal.in(Laboratory::measured, "an idea without a text")
                                .when("idea", "add")
                                .exits(2)
                                .code("idea-empty")
                                .hint("paribus idea add .*"),
                        Refusal.in(Laboratory::measured, "numbers that are none")
                                .when("idea", "add", "x", "--gain", "much", "--probability", "40", "--cost", "long")
                                .exits(2)
                                .code("number-form")
                                .says("'much'", "'40'", "'long'")
                                .hint("--cost 2h.*"),
                        Refusal.in(Laboratory::measured, "a parameter in words")
                                .when("idea", "add", "x", "--change", "smaller steps", "--kind", "hyperparameter")
                                .exits(2)
                                .code("change-form")
                                .says("'smaller steps'")
                                .hint("--change optimizer.lr=0.0005.*"),
                        Refusal.in(Laboratory::measured, "a kind that no idea is")
                                .when("idea", "add", "x", "--kind", "baseline")
                                .exits(2)
                                .code("unknown-kind")
                                .says("'baseline'")
                                .hint("--kind is one of .*"),
                        Refusal.in(Laboratory::measured, "a text that a terminal obeys")
                                .when("idea", "add", "\u001b[2Jgone")
                                .exits(1)
                                .code("terminal-text")
                                .says("\\x1b[2J")
                                .hint("write it without .*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "a name that an idea has")
                                .when("idea", "add", "x", "--name", "amber-otter")
                                .exits(2)
                                .code("name-taken")
                                .says("'amber-otter'")
                                .hint("leave out --name.*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "an idea that is none")
                                .when("idea", "show", "amber-oter")
                                .exits(3)
                                .code("unknown-idea")
                                .says("'amber-oter'", "did you mean 'amber-otter'")
                                .hint("paribus idea list.*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "half a name that two have")
                                .when("idea", "drop", "amber", "--because", "x")
                                .exits(3)
                                .code("ambiguous-idea")
                                .says("amber-otter", "amber-heron")
                                .hint("write more.*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "dropped without a reason")
                                .when("idea", "drop", "amber-otter")
                                .exits(2)
                                .code("reason-missing")
                                .hint("paribus idea drop amber-otter --because .*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "dropped twice")
                                .when("idea", "drop", "amber-heron", "--because", "x")
                                .exits(3)
                                .code("already-dropped")
                                .says("no time")
                                .hint("paribus idea show amber-heron"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "tried after it was dropped")
                                .when("new", "--idea", "amber-heron")
                                .exits(3)
                                .code("idea-dropped")
                                .says("no time")
                                .hint("delete 'dropped:' in ideas/amber-heron.yaml.*"),
                        Refusal.in(LearningRefusalsTest::withIdeas, "an idea that is a question")
                                .when("try", "--idea", "question")
                                .exits(2)
                                .code("hypothesis-question")
                                .says("does it help?")
                                .hint("--because .*"))
                .map(refusal -> refusal.below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> lessons_and_the_rest() {
        return Stream.of(
                        Refusal.in(Laboratory::measured, "a lesson from nothing about nothing")
                                .when("learned", " ", "--about", "a..b")
                                .exits(2)
                                .code("lesson-empty")
                                .says("'a..b'", "needs the experiments")
                                .hint("--from NAME.*"),
                        Refusal.in(Laboratory::measured, "a lesson from an experiment that nobody knows")
                                .when("learned", "x", "--from", "no-such")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("'no-such'")
                                .hint("paribus .*"),
                        Refusal.in(Laboratory::measured, "a lesson in place of none")
                                .given(repo -> repo.git("branch", "exp/odd", "exp/" + Laboratory.baseline(repo)))
                                .when("learned", "x", "--from", "odd", "--supersedes", "red-fox")
                                .exits(3)
                                .code("unknown-lesson")
                                .says("'red-fox'")
                                .hint("paribus lessons --all.*"),
                        Refusal.in(Laboratory::measured, "a budget that is no time")
                                .when("next", "--budget", "tonight")
                                .exits(2)
                                .code("duration-form")
                                .says("'tonight'")
                                .hint("paribus next --budget 8h"),
                        Refusal.in(Laboratory::initialised, "nothing to revisit without a champion")
                                .when("log", "--revisit")
                                .exits(3)
                                .code("no-champion")
                                .hint("paribus run.*"))
                .map(refusal -> refusal.below(temporary));
    }
}
