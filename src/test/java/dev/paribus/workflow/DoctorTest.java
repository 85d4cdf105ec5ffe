package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.run.Machine;
import dev.paribus.support.Ran;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.LaunchOptions;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of damage is made by hand in a real repository; doctor names it and changes nothing, and mends it when asked. */
class DoctorTest {
    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void a_project_with_a_champion() {
        lab = Lab.measured(temporary);
    }

    @Test
    void a_healthy_repository_is_called_healthy() {
        Ran ran = lab.repo.paribus("--text", "doctor").ok();
        assertThat(ran.out()).contains("healthy", ".git/paribus could be deleted");
    }

    @Test
    void an_empty_branch_file_gets_the_commit_back_that_its_reflog_saw_last() throws IOException {
        String ref = "refs/heads/exp/" + lab.baseline();
        String tip = lab.repo.git("rev-parse", ref);
        Files.write(git(ref), new byte[0]);

        named("broken-ref", ref);
        assertThat(git(ref)).isEmptyFile();

        fixed();
        assertThat(lab.repo.git("rev-parse", ref)).isEqualTo(tip);
    }

    @Test
    void an_empty_trunk_is_mended_too_though_no_project_can_be_read_before() throws IOException {
        lab.repo.git("switch", "-q", "-c", "elsewhere");
        String tip = lab.repo.git("rev-parse", "main");
        Files.write(git("refs/heads/main"), new byte[0]);

        named("broken-ref", "refs/heads/main");
        lab.repo.paribus("doctor", "--fix");
        assertThat(lab.repo.git("rev-parse", "main")).isEqualTo(tip);
        healthy();
    }

    @Test
    void a_broken_reference_without_a_reflog_is_never_guessed() throws IOException {
        String ref = "refs/heads/exp/" + lab.baseline();
        Files.write(git(ref), new byte[0]);
        Files.delete(git("logs/" + ref));

        Ran ran = lab.repo.paribus("--text", "doctor", "--fix").exits(1);
        assertThat(ran.out()).contains("broken-ref", "git fsck --lost-found");
        assertThat(git(ref)).isEmptyFile();
    }

    @Test
    void a_lock_that_nobody_holds_is_deleted_and_a_young_one_is_not() throws IOException {
        Path old = lock("index.lock", 3 * 3600);
        Path young = lock("packed-refs.lock", 5);

        Ran found = lab.repo.paribus("--text", "doctor").exits(1);
        assertThat(found.out()).contains("stale-lock", "index.lock", "made 3 h", "lock-unclear", "packed-refs.lock");
        assertThat(old).exists();

        lab.repo.paribus("doctor", "--fix").exits(1);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void what_a_dead_process_measured_is_recorded_once() throws IOException {
        String name = lost();
        named("not-recorded", name + " seed 1");
        assertThat(lab.repo.git("log", "-1", "--format=%s", "exp/" + name)).doesNotContain("measured");

        fixed();
        assertThat(lab.repo.git("log", "-1", "--format=%B", "exp/" + name)).contains("Experiment-State: measured");
        assertThat(lab.repo.git("rev-list", "--count", "main..exp/" + name)).isEqualTo("2");
    }

    @Test
    void results_whose_branch_was_deleted_get_it_back() throws IOException {
        String name = lost();
        lab.repo.git("branch", "-q", "-D", "exp/" + name);
        named("branch-gone", "exp/" + name);

        fixed();
        assertThat(lab.repo.git("log", "-1", "--format=%B", "exp/" + name)).contains("Experiment-State: measured");
    }

    @Test
    void a_journal_without_a_plan_is_deleted_unless_something_was_printed_there() throws IOException {
        Path empty = Files.createDirectories(git("paribus/runs/" + "a".repeat(32)));
        Path printed = Files.createDirectories(git("paribus/runs/" + "b".repeat(32)));
        Files.writeString(printed.resolve("log"), "epoch 1\n");
        named("journal-broken", "a".repeat(32));

        lab.repo.paribus("doctor", "--fix").exits(1);
        assertThat(empty).doesNotExist();
        assertThat(printed.resolve("log")).hasContent("epoch 1");
    }

    @Test
    void a_claim_of_a_dead_process_is_deleted_and_one_of_a_living_process_is_not() throws IOException {
        Machine here = Machine.here();
        Path dead = claim("full-1", here, 999_999_999L, "1");
        Path reused = claim("full-2", here, here.self().pid(), "1");
        Path alive = claim("full-3", here, here.self().pid(), here.self().started());
        named("stale-claim", "process 999999999");
        assertThat(dead).exists();

        fixed();
        assertThat(dead).doesNotExist();
        assertThat(reused).as("the id of a living process, with another start").doesNotExist();
        assertThat(alive).exists();
    }

    private Path claim(String seed, Machine here, long pid, String started) throws IOException {
        Path file = Files.createDirectories(git("paribus/claims/%/amber-otter")).resolve(seed);
        String token = Integer.toHexString(seed.hashCode()) + "c".repeat(32);
        return Files.writeString(
                file,
                token.substring(0, 32) + "\n" + here.host() + "\n" + here.boot() + "\n" + pid + "\n" + started + "\n");
    }

    @Test
    void a_half_made_worktree_entry_is_removed() throws IOException {
        Path entry = Files.createDirectories(git("worktrees/half"));
        Files.createFile(entry.resolve("gitdir"));
        Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000_000_000_000L));
        named("worktree-half-made", "worktrees/half");
        assertThat(entry).exists();

        fixed();
        assertThat(entry).doesNotExist();
    }

    @Test
    void a_worktree_of_a_run_that_never_began_is_removed_unless_it_holds_something_of_its_own() {
        String bare = ".git/paribus/worktrees/" + "a".repeat(32);
        String full = ".git/paribus/worktrees/" + "b".repeat(32);
        lab.repo.git("worktree", "add", "-q", "--detach", bare);
        lab.repo.git("worktree", "add", "-q", "--detach", full);
        lab.repo.write(full + "/train.sh", "edited\n");
        named("worktree-left", "a".repeat(32));

        Ran ran = lab.repo.paribus("--text", "doctor", "--fix").exits(1);
        assertThat(ran.out()).contains("it holds 'train.sh', which no commit has");
        assertThat(lab.repo.path(bare)).doesNotExist();
        assertThat(lab.repo.path(full + "/train.sh")).hasContent("edited");
        assertThat(lab.repo.git("worktree", "list")).doesNotContain("a".repeat(32));
    }

    @Test
    void a_trunk_that_moved_is_told_and_never_moved() {
        String name = registered();
        lab.run(name);
        healthy();
        lab.repo.write("train.sh", Lab.SCRIPT + "# other code\n");
        String moved = lab.repo.commit("other code");
        named("trunk-moved", name + " cannot be kept");

        lab.repo.paribus("doctor", "--fix").exits(1);
        assertThat(lab.repo.head()).isEqualTo(moved);
    }

    @Test
    void a_trunk_that_was_moved_back_behind_a_keep_is_told() {
        String name = registered();
        lab.run(name);
        String before = lab.repo.head();
        lab.repo
                .paribus("keep", name, "--because", "better", "--although", "it is a test")
                .ok();
        healthy();
        lab.repo.git("reset", "-q", "--hard", before);
        named("trunk-moved-back", name);
    }

    private String registered() {
        return lab.register("it steps farther", "lr=0.02").name().text();
    }

    /** An experiment whose tool and wrapper died before they wrote an end or a commit; only the journal has its results. */
    private String lost() throws IOException {
        String name = registered();
        Session own = lab.session();
        new Launch(own).run(List.of(own.experiments().find(name)), LaunchOptions.DEFAULT);
        String runs = lab.repo.git("rev-parse", "exp/" + name + "^");
        lab.repo.git("update-ref", "refs/heads/exp/" + name, runs);
        try (var all = Files.list(git("paribus/runs"))) {
            for (Path run : all.toList()) {
                if (Files.readString(run.resolve("intent.json")).contains(name)) {
                    Files.delete(run.resolve("delivered"));
                }
            }
        }
        return name;
    }

    private Path lock(String path, long seconds) throws IOException {
        Path file = Files.createFile(git(path));
        Files.setLastModifiedTime(file, FileTime.from(lab.repo.clock().instant().minusSeconds(seconds)));
        return file;
    }

    private Path git(String path) {
        return lab.repo.path(".git/" + path);
    }

    private void named(String code, String what) {
        Ran ran = lab.repo.paribus("--text", "doctor").exits(1);
        assertThat(ran.out()).contains("[" + code + "]", what);
    }

    /** Mended in one go, and said before. */
    private Ran fixed() {
        Ran ran = lab.repo.paribus("--text", "doctor", "--fix").ok();
        assertThat(ran.out()).contains("mended: ");
        healthy();
        return ran;
    }

    private void healthy() {
        lab.repo.paribus("doctor").ok();
        lab.repo.git("fsck", "--strict", "--no-dangling");
        lab.repo.git("for-each-ref");
    }
}
