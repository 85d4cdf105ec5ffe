package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
