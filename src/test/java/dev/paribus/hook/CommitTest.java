package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code git commit} as a person types it, in real repositories, with the hooks that {@code hook install} wrote. */
class CommitTest {
    @TempDir
    Path temporary;

    /** A way to commit: its name, what is prepared in the checkout, and the command. */
    private record Way(String name, BiFunction<TestRepo, Path, Ran> commit) {}

    private static final List<Way> WAYS = List.of(
            new Way("commit", (repo, at) -> {
                Bench.git(repo, at, Map.of(), "add", "-A").ok();
                return Bench.git(repo, at, Map.of(), "commit", "-m", "by hand");
            }),
            new Way("commit -a", (repo, at) -> Bench.git(repo, at, Map.of(), "commit", "-a", "-m", "by hand")),
            new Way(
                    "commit -- path",
                    (repo, at) -> Bench.git(repo, at, Map.of(), "commit", "-m", "by hand", "--", "params.yaml")),
            new Way("commit --amend", (repo, at) -> {
                Bench.git(repo, at, Map.of(), "add", "-A").ok();
                return Bench.git(repo, at, Map.of(), "commit", "--amend", "--no-edit");
            }));

    @TestFactory
    Stream<DynamicTest> two_changes_are_refused_in_every_way_to_commit() {
        return WAYS.stream()
                .map(way -> DynamicTest.dynamicTest(way.name(), () -> {
                    TestRepo repo = Bench.experiment(folder("two " + way.name()));
                    Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.8");
                    refused(repo, way.commit());
                }));
    }

    @TestFactory
    Stream<DynamicTest> one_change_is_committed_in_every_way() {
        return WAYS.stream()
                .map(way -> DynamicTest.dynamicTest(way.name(), () -> {
                    TestRepo repo = Bench.experiment(folder("one " + way.name()));
                    Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 3  # as ever");
                    String before = repo.head();
                    way.commit().apply(repo, repo.dir()).ok();
                    assertThat(repo.head()).isNotEqualTo(before);
                    assertThat(repo.git("show", "HEAD:params.yaml")).contains("# as ever");
                }));
    }

    @Test
    void a_rebase_that_a_conflict_stops_goes_on_with_the_hooks() {
        TestRepo repo = Bench.experiment(folder("rebase"));
        repo.write("README.md", "ours\n").git("add", "README.md");
        Bench.git(repo, repo.dir(), Map.of(), "commit", "-m", "our words").ok();
        repo.git("switch", "-q", "main");
        repo.write("README.md", "theirs\n").git("add", "README.md");
        Bench.git(repo, repo.dir(), Map.of(), "commit", "-m", "their words").ok();
        repo.git("switch", "-q", "exp/amber-otter");
        Ran stopped = Bench.git(repo, repo.dir(), Map.of(), "rebase", "main");
        assertThat(stopped.exit()).isNotZero();
        assertThat(stopped.out() + stopped.err()).contains("CONFLICT").doesNotContain("error: 2 things", "Exception");
        repo.write("README.md", "both\n").git("add", "README.md");
        Bench.git(repo, repo.dir(), Map.of("GIT_EDITOR", "true"), "rebase", "--continue")
                .ok();
        assertThat(repo.git("status", "--porcelain")).isEmpty();
        assertThat(repo.git("log", "-1", "--format=%s")).isEqualTo("our words");
        repo.paribus("check", "amber-otter").ok();
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(temporary.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void in_a_linked_worktree_two_changes_are_refused_and_one_is_committed() {
        TestRepo repo = Bench.experiment(temporary);
        repo.git("switch", "-q", "main");
        Path linked = temporary.resolve("linked");
        repo.git("worktree", "add", "-q", linked.toString(), "exp/amber-otter");
        RepoState main = repo.state();
        edit(linked, "momentum: 0.9", "momentum: 0.8");
        WAYS.forEach(way -> {
            Ran ran = way.commit().apply(repo, linked);
            assertThat(ran.exits(1).err()).contains("two-changes").contains("momentum: 0.9 -> 0.8");
            Bench.git(repo, linked, Map.of(), "reset", "-q").ok();
        });
        assertThat(less(repo.state())).isEqualTo(less(main));

        edit(linked, "momentum: 0.8", "momentum: 0.90");
        Bench.git(repo, linked, Map.of(), "commit", "-a", "-m", "a spelling").ok();
        assertThat(repo.git("log", "-1", "--format=%s", "exp/amber-otter")).isEqualTo("a spelling");
    }

    /** Less the linked worktree's own entry, whose index {@code git reset} above wrote. */
    private static Map<String, String> less(RepoState state) {
        var files = new java.util.TreeMap<>(state.files());
        files.keySet().removeIf(path -> path.startsWith(".git/worktrees/"));
        return files;
    }

    private static void edit(Path folder, String find, String replacement) {
        try {
            Path file = folder.resolve("params.yaml");
            String before = Files.readString(file);
            assertThat(before).contains(find);
            Files.writeString(file, before.replace(find, replacement));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refused(TestRepo repo, BiFunction<TestRepo, Path, Ran> commit) {
        commit.apply(repo, repo.dir()).exits(1);
        // Git itself refreshes the index before it asks the hook; the second time it has nothing to refresh.
        RepoState before = repo.state();
        Ran ran = commit.apply(repo, repo.dir()).exits(1);
        assertThat(ran.err())
                .contains("[two-changes]")
                .contains("lr: 0.1 -> 0.2")
                .contains("momentum: 0.9 -> 0.8")
                .contains("params.yaml:2")
                .contains("nothing was committed");
        assertThat(repo.state()).isEqualTo(before);
    }

    @Test
    void code_beside_a_registered_parameter_change_is_refused() {
        TestRepo repo = Bench.experiment(temporary);
        repo.write("model.sh", "bonus=1\n");
        repo.git("add", "-A");
        repo.tryGit("commit", "-m", "and an idea").exits(1);
        RepoState before = repo.state();
        Ran ran = repo.tryGit("commit", "-m", "and an idea").exits(1);
        assertThat(ran.err()).contains("model.sh").contains("nothing was committed");
        assertThat(repo.state()).isEqualTo(before);
        repo.git("commit", "-q", "--no-verify", "-m", "all the same");
    }

    @Test
    void an_idea_that_is_registered_may_be_written_in_steps() {
        TestRepo repo = Bench.project(temporary);
        repo.paribus("hook", "install").ok();
        repo.paribus("new", "--kind", "feature", "--name", "brave-lamp", "--because", "acc is higher with a bonus")
                .ok();
        repo.write("README.md", "# A project, and what it is for\n");
        repo.git("commit", "-q", "-a", "-m", "first some words");
        repo.write("model.sh", "bonus=1\n");
        repo.git("commit", "-q", "-a", "-m", "the bonus");
        Bench.edit(repo, "params.yaml", "lr: 0.1", "lr: 0.3");
        Ran ran = repo.tryGit("commit", "-a", "-m", "and the rate").exits(1);
        assertThat(ran.err()).contains("lr: 0.1 -> 0.3");
    }

    @Test
    void no_java_runs_for_a_commit_on_trunk_that_stages_none_of_ours() throws Exception {
        TestRepo repo = Bench.project(temporary);
        repo.paribus("hook", "install").ok();
        Map<String, String> spied = Bench.spied(repo, temporary);
        repo.write("model.sh", "bonus=2\n");
        Bench.git(repo, repo.dir(), spied, "commit", "-a", "-m", "code on trunk")
                .ok();
        repo.write("notes.txt", "x\n");
        Bench.git(repo, repo.dir(), spied, "add", "-A").ok();
        Bench.git(repo, repo.dir(), spied, "commit", "-m", "Experiment: of thought")
                .ok();
        assertThat(Bench.calls(temporary)).doesNotExist();

        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 4");
        Bench.git(repo, repo.dir(), spied, "commit", "-a", "-m", "a parameter on trunk");
        assertThat(Bench.calls(temporary)).content().contains("hook pre-commit");
    }

    @Test
    void no_java_runs_when_trunk_or_a_deletion_is_pushed() throws Exception {
        TestRepo repo = Bench.experiment(temporary);
        Path remote = temporary.resolve("remote.git");
        repo.git("init", "-q", "--bare", remote.toString());
        repo.git("push", "-q", "--no-verify", remote.toString(), "exp/amber-otter");
        Map<String, String> spied = Bench.spied(repo, temporary);
        Bench.git(repo, repo.dir(), spied, "push", "-q", remote.toString(), "main")
                .ok();
        Bench.git(repo, repo.dir(), spied, "push", "-q", remote.toString(), ":exp/amber-otter")
                .ok();
        assertThat(Bench.calls(temporary)).doesNotExist();
        Bench.git(repo, repo.dir(), spied, "push", "-q", remote.toString(), "exp/amber-otter")
                .ok();
        assertThat(Bench.calls(temporary)).content().contains("hook pre-push");
    }

    @Test
    void a_push_of_an_experiment_with_two_changes_is_refused() {
        TestRepo repo = Bench.experiment(temporary);
        Path remote = temporary.resolve("remote.git");
        repo.git("init", "-q", "--bare", remote.toString());
        Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.8");
        repo.git("commit", "-q", "--no-verify", "-a", "-m", "past the hook");
        Ran ran =
                repo.tryGit("push", "-q", remote.toString(), "exp/amber-otter").exits(1);
        assertThat(ran.err()).contains("[two-changes]").contains("nothing was pushed");
        assertThat(repo.git("ls-remote", remote.toString())).isEmpty();
    }

    @Test
    void hook_and_verb_print_the_same() {
        TestRepo repo = Bench.experiment(temporary);
        Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.8");
        repo.git("add", "-A");
        Ran fast = repo.paribus("check", "--staged");
        // `-C .` goes the way of all verbs.
        Ran full = repo.paribus("-C", ".", "check", "--staged");
        assertThat(fast.out()).isEqualTo(full.out()).contains("two-changes");
        assertThat(fast.err()).isEqualTo(full.err());
        assertThat(fast.exit()).isEqualTo(full.exit()).isEqualTo(1);
    }

    @Test
    void a_merge_that_brings_a_second_change_is_refused_at_its_commit() {
        TestRepo repo = Bench.experiment(temporary);
        repo.git("switch", "-q", "main");
        Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.7");
        repo.git("commit", "-q", "--no-verify", "-a", "-m", "trunk goes on");
        repo.git("switch", "-q", "exp/amber-otter");
        repo.tryGit("merge", "--no-commit", "--no-ff", "main").exits(1);
        repo.write("params.yaml", "lr: 0.2\nmomentum: 0.7\nepochs: 3\n");
        repo.git("add", "params.yaml");
        Ran ran = repo.tryGit("commit", "--no-edit").exits(1);
        assertThat(ran.err()).contains("momentum: 0.9 -> 0.7");
        repo.git("merge", "--abort");
    }

    @Test
    void a_rebase_and_a_cherry_pick_go_through() {
        TestRepo repo = Bench.experiment(temporary);
        repo.write("README.md", "# More\n");
        repo.git("commit", "-q", "-a", "-m", "words");
        repo.git("switch", "-q", "main");
        repo.write("other.txt", "x\n");
        repo.commit("trunk goes on");
        repo.git("cherry-pick", "exp/amber-otter");
        repo.git("switch", "-q", "exp/amber-otter");
        repo.git("rebase", "-q", "main");
        assertThat(repo.git("log", "--format=%s", "-2")).contains("amber-otter: lr 0.1 -> 0.2");
    }

    @Test
    void two_changes_of_a_project_below_the_top_are_refused() {
        TestRepo repo = TestRepo.in(folder("below"));
        repo.executable("one/train.sh", "#!/bin/sh\necho \"acc: 0.8$PARIBUS_SEED\"\n");
        repo.write("one/params.yaml", "lr: 0.1\nepochs: 3\n").commit("a training script");
        Path one = repo.path("one");
        for (String line : List.of(
                "init --metric acc:maximize --params params.yaml --seeds 1..2",
                "run",
                "hook install",
                "new lr=0.2 --name amber-otter --because acc_rises,_because_it_falls_faster")) {
            String[] words = line.split(" ");
            words[words.length - 1] = words[words.length - 1].replace('_', ' ');
            repo.paribusIn(one, words).ok();
        }
        repo.git("switch", "-q", "exp-one/amber-otter");
        Bench.edit(repo, "one/params.yaml", "epochs: 3", "epochs: 4");
        for (Path from : List.of(one, repo.dir())) {
            Ran all = Bench.git(repo, from, Map.of(), "commit", "-a", "-m", "both")
                    .exits(1);
            assertThat(all.err()).contains("epochs: 3 -> 4");
            repo.git("add", "-A");
            Bench.git(repo, from, Map.of(), "commit", "-m", "both").exits(1);
            Bench.git(repo, repo.dir(), Map.of(), "--git-dir=.git", "--work-tree=.", "commit", "-m", "both")
                    .exits(1);
        }
    }
}
