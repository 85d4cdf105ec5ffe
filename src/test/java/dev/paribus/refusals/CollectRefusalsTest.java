package dev.paribus.refusals;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Results of a run elsewhere that cannot be taken: nothing is kept of them, in the journal neither. */
class CollectRefusalsTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> by_the_command_line() {
        return Stream.of(
                        collecting("no name").when("collect").code("no-name").hint("paribus help collect"),
                        collecting("no seed")
                                .when("collect", "amber-otter", "m.json")
                                .code("no-seed")
                                .hint("paribus collect amber-otter m\\.json --seed 1"),
                        collecting("no file")
                                .when("collect", "amber-otter", "--seed", "1")
                                .code("no-files")
                                .hint("paribus collect amber-otter --seed 1 metrics\\.json"),
                        collecting("a seed that is no number")
                                .when("collect", "amber-otter", "m.json", "--seed", "first")
                                .code("number-expected")
                                .says("'first'")
                                .hint("--seed 1"))
                .map(refusal -> refusal.exits(2).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> by_what_is_handed_over() {
        return Stream.of(
                        collecting("a file that is not there")
                                .when("collect", "amber-otter", "--seed", "1", "from/none.json")
                                .code("no-such-file")
                                .says("'from/none.json'")
                                .hint("ls from"),
                        collecting("a model")
                                .given(repo -> repo.write("model.pt", new byte[] {'P', 'K', 3, 4, 0, 0}))
                                .when("collect", "amber-otter", "--seed", "1", "model.pt")
                                .code("unknown-format")
                                .says("'model.pt'")
                                .hint("src/docs/metrics\\.md lists the formats.*"),
                        collecting("a pipe")
                                .given(repo -> repo.sh("mkfifo ../pipe").ok())
                                .when("collect", "amber-otter", "--seed", "1", "../pipe")
                                .code("no-plain-file")
                                .says("'../pipe'")
                                .hint("name files or folders"),
                        collecting("a folder without metrics")
                                .given(repo -> repo.write("ckpt/model.pt", "weights"))
                                .when("collect", "amber-otter", "--seed", "1", "ckpt")
                                .code("nothing-to-read")
                                .says("'ckpt'")
                                .hint("ls -R ckpt, and name the file"),
                        collecting("two files of one name")
                                .given(repo ->
                                        repo.write("a/m.json", "{\"acc\": 1}").write("b/m.json", "{\"acc\": 2}"))
                                .when("collect", "amber-otter", "--seed", "1", "a/m.json", "b/m.json")
                                .code("same-name")
                                .says("'m.json'")
                                .hint("name the folder that holds both, or one of them"),
                        collecting("a metric that is missing")
                                .given(repo -> repo.write("other.json", "{\"eval\": {\"acc\": 0.9}}"))
                                .when("collect", "amber-otter", "--seed", "1", "other.json")
                                .code("metric-missing")
                                .says("acc was never reported")
                                .hint(
                                        "these files have eval/acc: if it is one of them, acc: \\{from: \"eval/acc\"\\}.*"),
                        collecting("a metric that is text")
                                .given(repo -> repo.write("text.json", "{\"acc\": \"high\"}"))
                                .when("collect", "amber-otter", "--seed", "1", "text.json")
                                .code("metric-missing")
                                .says("acc is the text 'high', not a number")
                                .hint("name the file that has acc, after these"),
                        collecting("a file that is cut off")
                                .given(repo -> repo.write("cut.json", "{\"acc\": 0."))
                                .when("collect", "amber-otter", "--seed", "1", "cut.json")
                                .code("metric-missing")
                                .says("cut.json: line 1")
                                .hint("name the file that has acc, after these"))
                .map(refusal -> refusal.exits(3).below(temporary));
    }

    @TestFactory
    Stream<DynamicTest> by_what_stands_there() {
        return Stream.of(
                        collecting("an experiment that is not there")
                                .when("collect", "amber-oter", "--seed", "1", "m.json")
                                .code("unknown-experiment")
                                .says("'amber-oter'")
                                .hint("paribus show amber-otter"),
                        collecting("a seed that is not planned")
                                .when("collect", "amber-otter", "--seed", "7", "m.json")
                                .code("seed-unplanned")
                                .says("seed 7", "1, 2, 3")
                                .hint("paribus collect amber-otter --seed 1 FILE, .*open: 1, 2, 3"),
                        collecting("a seed that is measured")
                                .given(repo -> repo.paribus("collect", "amber-otter", "--seed", "1", "m.json")
                                        .ok())
                                .when("collect", "amber-otter", "--seed", "1", "n.json", "--commit", "exp/amber-otter")
                                .code("seed-measured")
                                .says("seed 1 of amber-otter")
                                .hint("paribus collect amber-otter --seed 2 FILE, .*open: 2, 3"),
                        collecting("a parent that is not measured")
                                .given(CollectRefusalsTest::unmeasuredParent)
                                .when("collect", "slate-heron", "--seed", "1", "m.json")
                                .code("parent-unmeasured")
                                .says("amber-otter, which slate-heron is measured against")
                                .hint("paribus run amber-otter, or collect its seeds first"),
                        collecting("a commit that is not here")
                                .when("collect", "amber-otter", "--seed", "1", "m.json", "--commit", "1234567")
                                .code("no-such-commit")
                                .says("'1234567'")
                                .hint("git fetch --all"),
                        collecting("a commit of another experiment")
                                .when("collect", "amber-otter", "--seed", "1", "m.json", "--commit", "main")
                                .code("other-work")
                                .says("its record is that of", "other parameters (optimizer.lr)")
                                .hint("git log exp/amber-otter shows what is; without --commit .*"),
                        collecting("a commit with other code")
                                .given(CollectRefusalsTest::otherCode)
                                .when("collect", "amber-otter", "--seed", "1", "m.json", "--commit", "tried")
                                .code("other-work")
                                .says("other code (train.sh)")
                                .hint("git log exp/amber-otter shows what is; without --commit .*"))
                .map(refusal -> refusal.exits(3).below(temporary));
    }

    private static Refusal collecting(String situation) {
        return Refusal.in(CollectRefusalsTest::registered, situation);
    }

    private static TestRepo registered(Path folder) {
        TestRepo repo = Laboratory.measured(folder);
        repo.paribus("new", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                .ok();
        write(repo.path("m.json"), "{\"acc\": 0.9}");
        write(repo.path("n.json"), "{\"acc\": 0.8}");
        return repo;
    }

    private static void unmeasuredParent(TestRepo repo) {
        repo.paribus("new", "epochs=4", "--from", "amber-otter", "--because", "it is short", "--name", "slate-heron")
                .ok();
    }

    private static void otherCode(TestRepo repo) {
        repo.git("branch", "tried", "exp/amber-otter");
        repo.sh("git worktree add -q ../tried tried && cd ../tried && echo '# more' >> train.sh && git commit -qam more"
                        + " && cd - && git worktree remove ../tried")
                .ok();
    }

    private static void write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
