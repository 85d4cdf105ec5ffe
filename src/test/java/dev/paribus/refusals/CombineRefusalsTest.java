package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is no combination. */
class CombineRefusalsTest {
    @TempDir
    Path temporary;

    private static TestRepo withOne(Path temporary) {
        TestRepo repo = Laboratory.measured(temporary);
        repo.paribus("try", "optimizer.lr=0.2", "--because", "it raises acc since x", "--name", "amber-otter")
                .ok();
        return repo;
    }

    @TestFactory
    Stream<DynamicTest> combinations() {
        return Stream.of(
                        Refusal.in(CombineRefusalsTest::withOne, "no reason")
                                .when("combine", "amber-otter", "bold-heron")
                                .exits(2)
                                .code("reason-missing")
                                .says("--because")
                                .hint("paribus combine amber-otter bold-heron --because .*"),
                        Refusal.in(CombineRefusalsTest::withOne, "one alone")
                                .when("combine", "amber-otter", "--because", "x")
                                .exits(2)
                                .code("combine-two")
                                .says("'amber-otter'")
                                .hint("paribus combine [a-z]+-[a-z]+ amber-otter --because .*"),
                        Refusal.in(CombineRefusalsTest::withOne, "one twice")
                                .when("combine", "amber-otter", "exp/amber-otter", "--because", "x")
                                .exits(2)
                                .code("combine-two")
                                .says("'amber-otter' was given twice")
                                .hint(".+"),
                        Refusal.in(CombineRefusalsTest::withOne, "one that nobody knows")
                                .when("combine", "amber-otter", "bold-heron", "--because", "x")
                                .exits(3)
                                .code("unknown-experiment")
                                .says("'bold-heron'")
                                .hint(".+"),
                        Refusal.in(CombineRefusalsTest::withOne, "one that was not measured")
                                .given(repo -> repo.paribus(
                                                "new", "epochs=4", "--because", "x is y", "--name", "bold-heron")
                                        .ok())
                                .when("combine", "amber-otter", "bold-heron", "--because", "x")
                                .exits(3)
                                .code("not-measured")
                                .says("bold-heron is registered")
                                .hint("paribus run bold-heron"),
                        Refusal.in(CombineRefusalsTest::withOne, "one that is not supported")
                                .given(repo -> repo.paribus(
                                        "try", "optimizer.lr=0.0101", "--because", "x is y", "--name", "bold-heron"))
                                .when("combine", "amber-otter", "bold-heron", "--because", "x")
                                .exits(1)
                                .code("not-supported")
                                .says("bold-heron is")
                                .hint("paribus show bold-heron"))
                .map(refusal -> refusal.below(temporary));
    }
}
