package dev.paribus.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRepoTest {
    @TempDir
    Path temporary;

    @Test
    void commit_ids_are_always_the_same() {
        var repo = TestRepo.in(temporary);
        repo.write("a/b.txt", "text\n");
        assertThat(repo.commit("add b")).isEqualTo("f63a31c10adca0f00e3ad1aceefce6c9167c13b2");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void state_shows_every_kind_of_change() {
        var repo = TestRepo.in(temporary);
        RepoState before = repo.state();
        repo.git("log", "--oneline");
        assertThat(repo.state()).isEqualTo(before);

        for (List<String> command : List.of(
                List.of("git", "config", "a.b", "c"),
                List.of("git", "branch", "other"),
                List.of("chmod", "+x", "README.md"),
                List.of("sh", "-c", "echo more >> README.md"),
                List.of("git", "add", "README.md"),
                List.of("git", "symbolic-ref", "HEAD", "refs/heads/other"))) {
            RepoState last = repo.state();
            repo.child(command).ok();
            assertThat(repo.state()).as("after %s", command).isNotEqualTo(last);
        }
    }

    @Test
    void nothing_of_this_machine_shows() {
        var repo = TestRepo.unborn(temporary);
        assertThat(repo.git("config", "--show-origin", "--list").lines())
                .allMatch(line -> line.startsWith("file:.git/config") || line.startsWith("file:" + temporary));
        assertThat(repo.child(List.of("env")).lines()).noneMatch(line -> line.startsWith("GIT_DIR"));
    }

    @Test
    void a_child_finds_the_program_on_its_path() {
        assertThat(TestRepo.in(temporary).sh("paribus --version").ok().out()).startsWith("paribus ");
    }

    @Test
    void the_program_runs_in_process() {
        assertThat(TestRepo.in(temporary).paribus("--version").ok().out()).startsWith("paribus ");
    }
}
