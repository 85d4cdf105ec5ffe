package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that cannot be used, or not for what is asked. */
class RepositoryRefusalsTest {
    private static final List<List<String>> VERBS = List.of(
            List.of("init", "--metric", "acc:maximize"),
            List.of("new", "optimizer.lr=0.02", "--because", "it oscillates"),
            List.of("try", "optimizer.lr=0.02", "--because", "it oscillates"),
            List.of("run"),
            List.of("status"),
            List.of("log"),
            List.of("show", "amber-otter"),
            List.of("diff"),
            List.of("check"),
            List.of("keep", "amber-otter", "--because", "it is better"),
            List.of("discard", "amber-otter", "--because", "it is worse"),
            List.of("drop", "amber-otter"));

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> no_repository_at_all() {
        return VERBS.stream()
                .map(words -> Refusal.in(TestRepo::in, "not a repository")
                        .from(repo -> folder(repo.dir().resolveSibling("plain")))
                        .when(words.toArray(String[]::new))
                        .exits(3)
                        .code("not-a-repository")
                        .says("plain'")
                        .hint("git init")
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> no_project() {
        return VERBS.stream()
                .skip(1)
                .map(words -> Refusal.in(Laboratory::plain, "no project")
                        .when(words.toArray(String[]::new))
                        .exits(3)
                        .code("no-project")
                        .says("paribus.yaml")
                        .hint("paribus init.*")
                        .below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> repositories_that_cannot_be_used() {
        return VERBS.stream()
                .flatMap(words -> Stream.of(
                                Refusal.in(TestRepo::in, "bare")
                                        .given(repo -> repo.git("clone", "-q", "--bare", ".", "../bare.git"))
                                        .from(repo -> repo.dir().resolveSibling("bare.git"))
                                        .exits(3)
                                        .code("bare-repository")
                                        .says("no work tree")
                                        .hint("git clone .*"),
                                Refusal.in(TestRepo::in, "inside the git directory")
                                        .from(repo -> repo.path(".git"))
                                        .exits(3)
                                        .code("not-in-work-tree")
                                        .hint("cd .*"),
                                Refusal.in(TestRepo::in, "SHA-256")
                                        .given(repo -> repo.git("init", "-q", "--object-format=sha256", "../other"))
                                        .from(repo -> repo.dir().resolveSibling("other"))
                                        .exits(3)
                                        .code("sha256-repository")
                                        .says("SHA-256")
                                        .hint("git init --object-format=sha1.*"),
                                Refusal.in(TestRepo::in, "unknown extension")
                                        .given(repo -> {
                                            repo.git("config", "core.repositoryFormatVersion", "1");
                                            repo.git("config", "extensions.futureThing", "true");
                                        })
                                        .exits(3)
                                        .code("unknown-extension")
                                        .says("futurething")
                                        .hint("git config .*"))
                        .map(refusal ->
                                refusal.when(words.toArray(String[]::new)).below(temporary)));
    }

    @TestFactory
    Stream<DynamicTest> head_and_trunk() {
        return Stream.of(
                        Refusal.in(Laboratory::plain, "detached HEAD")
                                .given(repo -> repo.git("checkout", "-q", "--detach"))
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("detached")
                                .hint("git switch main.*"),
                        Refusal.in(TestRepo::unborn, "unborn branch")
                                .when("init", "--metric", "acc:maximize")
                                .exits(3)
                                .code("unborn")
                                .hint("git add .*git commit.*"),
                        Refusal.in(TestRepo::unborn, "unborn branch")
                                .when("log")
                                .exits(3)
                                .code("no-project")
                                .hint("paribus init.*"),
                        Refusal.in(Laboratory::plain, "trunk missing")
                                .when("init", "--metric", "acc:maximize", "--trunk", "develop")
                                .exits(3)
                                .code("trunk-missing")
                                .says("'develop'")
                                .hint("git branch develop.*"),
                        Refusal.in(Laboratory::measured, "trunk missing")
                                .given(RepositoryRefusalsTest::withoutTrunk)
                                .when("log")
                                .exits(3)
                                .code("trunk-missing")
                                .says("'main'", "paribus.yaml")
                                .hint("git branch main .*"),
                        Refusal.in(Laboratory::measured, "trunk missing")
                                .given(RepositoryRefusalsTest::withoutTrunk)
                                .when("new", "optimizer.lr=0.02", "--because", "it oscillates")
                                .exits(3)
                                .code("trunk-missing")
                                .says("'main'")
                                .hint("git branch main .*"),
                        Refusal.in(Laboratory::initialised, "no champion yet")
                                .when("new", "optimizer.lr=0.02", "--because", "it oscillates")
                                .exits(3)
                                .code("no-champion")
                                .says("no champion yet")
                                .hint("paribus run.*"))
                .map(refusal -> refusal.below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> no_identity() {
        return Stream.of(
                        Refusal.in(Laboratory::plain, "no identity").when("init", "--metric", "acc:maximize"),
                        Refusal.in(Laboratory::initialised, "no identity").when("run"),
                        Refusal.in(Laboratory::measured, "no identity")
                                .when("new", "optimizer.lr=0.02", "--because", "it oscillates"),
                        Refusal.in(Laboratory::measured, "no identity")
                                .when("try", "optimizer.lr=0.02", "--because", "it oscillates"))
                .map(refusal -> refusal.given(repo -> repo.git("config", "user.useConfigOnly", "true"))
                        .with(Map.of("HOME", temporary.resolve("nobody").toString(), "XDG_CONFIG_HOME", ""))
                        .exits(3)
                        .code("no-identity")
                        .says("who you are")
                        .hint("git config user.name .* && git config user.email .*")
                        .below(temporary));
    }

    private static void withoutTrunk(TestRepo repo) {
        repo.git("switch", "-q", "exp/" + Laboratory.baseline(repo));
        repo.git("branch", "-q", "-D", "main");
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
