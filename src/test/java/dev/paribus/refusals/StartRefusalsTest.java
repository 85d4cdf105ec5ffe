package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot start: nothing was registered, made or left behind. */
class StartRefusalsTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> by_run() {
        return Stream.of(
                        Refusal.in(StartRefusalsTest::linked, "a linked path is missing")
                                .exits(3)
                                .code("link-missing")
                                .says("'data/raw'")
                                .hint(".*run\\.link in paribus\\.yaml"),
                        Refusal.in(
                                        temporary -> commanded(temporary, "[no-such-program, train.sh]"),
                                        "the command is missing")
                                .exits(3)
                                .code("command-missing")
                                .says("'no-such-program'", "PATH")
                                .hint(".*run\\.command in paribus\\.yaml"),
                        Refusal.in(temporary -> commanded(temporary, "[./none.sh]"), "the command is not in the commit")
                                .exits(3)
                                .code("command-missing")
                                .says("'./none.sh'")
                                .hint(".*run\\.command in paribus\\.yaml"),
                        Refusal.in(
                                        temporary -> commanded(temporary, "[./params.yaml]"),
                                        "the command is not executable")
                                .exits(3)
                                .code("command-not-executable")
                                .says("'./params.yaml'")
                                .hint("git update-index --chmod=\\+x .*"),
                        Refusal.in(temporary -> commanded(temporary, "[sh, gone.sh]"), "the script is missing")
                                .exits(3)
                                .code("script-missing")
                                .says("'gone.sh'")
                                .hint(".*run\\.command in paribus\\.yaml"),
                        Refusal.in(
                                        temporary -> commanded(temporary, "[sh, train.sh, \"{lr}\"]"),
                                        "a parameter that the command names is none")
                                .exits(3)
                                .code("command-placeholder")
                                .says("'{lr}'")
                                .hint("did you mean '\\{optimizer\\.lr\\}'\\?.*"),
                        Refusal.in(StartRefusalsTest::dirty, "uncommitted edits on the experiment's branch")
                                .exits(3)
                                .code("uncommitted")
                                .says("train.sh")
                                .hint("git add train\\.sh && git commit .*"))
                .map(refusal -> refusal.when("run").below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> by_try() {
        return Stream.of(
                        Refusal.in(temporary -> unlinked(linkedAndMeasured(temporary)), "a linked path is missing")
                                .exits(3)
                                .code("link-missing")
                                .says("'data/raw'")
                                .hint(".*run\\.link in paribus\\.yaml"),
                        Refusal.in(StartRefusalsTest::programGone, "the command is missing")
                                .exits(3)
                                .code("command-missing")
                                .says("'trainer'", "PATH")
                                .hint(".*run\\.command in paribus\\.yaml"))
                .map(refusal -> refusal.when("try", "optimizer.lr=0.02", "--because", "it oscillates")
                        .below(temporary));
    }

    /** A registered baseline whose project links a path that is not here. */
    private static TestRepo linked(Path temporary) {
        TestRepo repo = Laboratory.initialised(temporary);
        rules(repo, "command: [sh, train.sh]", "command: [sh, train.sh]\n  link: [data/raw]");
        return repo;
    }

    private static TestRepo linkedAndMeasured(Path temporary) {
        TestRepo repo = Laboratory.initialised(temporary);
        repo.write(".gitignore", "data/\n");
        repo.write("data/raw/a.csv", "1\n");
        rules(repo, "command: [sh, train.sh]", "command: [sh, train.sh]\n  link: [data/raw]");
        repo.paribus("run").ok();
        return repo;
    }

    private static TestRepo unlinked(TestRepo repo) {
        delete(repo.path("data/raw/a.csv"));
        delete(repo.path("data/raw"));
        return repo;
    }

    private static TestRepo commanded(Path temporary, String command) {
        TestRepo repo = Laboratory.initialised(temporary);
        rules(repo, "command: [sh, train.sh]", "command: " + command);
        return repo;
    }

    /** A champion that was measured with a program that is gone since. */
    private static TestRepo programGone(Path temporary) {
        TestRepo repo = Laboratory.initialised(temporary);
        repo.executable(".git/programs/trainer", "#!/bin/sh\nexec sh train.sh\n");
        rules(repo, "command: [sh, train.sh]", "command: [trainer]");
        String path = repo.path(".git/programs") + ":" + repo.env().get("PATH");
        repo.paribusIn(repo.dir(), java.util.Map.of("PATH", path), java.util.List.of("run"))
                .ok();
        delete(repo.path(".git/programs/trainer"));
        return repo;
    }

    private static TestRepo dirty(Path temporary) {
        TestRepo repo = Laboratory.measured(temporary);
        repo.paribus("new", "epochs=4", "--because", "it is short", "--name", "amber-otter")
                .ok();
        repo.git("switch", "-q", "exp/amber-otter");
        Laboratory.edit(repo, "train.sh", "training", "Training");
        return repo;
    }

    /** Changes the rules on trunk; the baseline is not measured yet, so its run takes them. */
    private static void rules(TestRepo repo, String find, String replacement) {
        Laboratory.edit(repo, "paribus.yaml", find, replacement);
        repo.commit("rules");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
