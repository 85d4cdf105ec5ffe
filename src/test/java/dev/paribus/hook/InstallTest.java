package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hook install} and {@code uninstall} beside what people have in their hooks already. */
class InstallTest {
    @TempDir
    Path temporary;

    private TestRepo bare() {
        TestRepo repo = TestRepo.in(temporary);
        repo.write(
                "paribus.yaml",
                "paribus: 1\ntrunk: main\nrun: {command: [sh, train.sh]}\n"
                        + "metrics:\n  acc: {goal: maximize, primary: true}\nparams: [params.yaml]\n");
        repo.commit("rules");
        return repo;
    }

    @Test
    void uninstall_leaves_every_byte_as_it_was() {
        TestRepo repo = bare();
        repo.executable(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n# no end of line");
        repo.write(".git/info/attributes", "*.bin binary");
        RepoState before = repo.state();
        Ran ran = repo.paribus("hook", "install").ok();
        assertThat(ran.out())
                .contains(".git/hooks/pre-commit: written; the hook that stood there is pre-commit.before-paribus now")
                .contains(".git/hooks/pre-push: written\n")
                .contains(".git/info/attributes: our lines added");
        assertThat(repo.state()).isNotEqualTo(before);
        RepoState installed = repo.state();
        assertThat(repo.paribus("hook", "install").ok().out()).contains("pre-commit: was there already");
        assertThat(repo.state()).isEqualTo(installed);
        repo.paribus("hook", "uninstall").ok();
        Map<String, String> after = repo.state().files();
        // A last line without an end gets one, which no line of ours could do without.
        assertThat(repo.read(".git/info/attributes")).isEqualTo("*.bin binary\n");
        repo.write(".git/info/attributes", "*.bin binary");
        assertThat(repo.state().files()).isEqualTo(before.files());
        assertThat(after.keySet()).isEqualTo(before.files().keySet());
    }

    @Test
    void a_hook_that_git_never_ran_is_not_said_to_run() {
        TestRepo repo = bare();
        repo.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 7\n");
        assertThat(repo.paribus("hook", "install").ok().out())
                .contains("pre-commit.before-paribus now and is called first, once it is executable\n");
        repo.write("a.txt", "a\n");
        repo.git("add", "a.txt");
        repo.git("commit", "-q", "-m", "it lies still");
        assertThat(repo.path(".git/hooks/pre-commit.before-paribus").toFile().setExecutable(true))
                .isTrue();
        repo.write("a.txt", "b\n");
        repo.tryGit("commit", "-q", "-a", "-m", "it is awake").exits(1);
    }

    @Test
    void a_hook_that_stood_there_is_called_first_with_its_arguments_and_its_word_counts() {
        TestRepo repo = bare();
        repo.executable(
                ".git/hooks/commit-msg", "#!/bin/sh\necho \"$0 $1\" > called\ngrep -q ticket \"$1\" || exit 7\n");
        repo.executable(
                ".git/hooks/pre-push", "#!/usr/bin/env bash\ncat > pushed\necho \"$(basename \"$0\") $#\" >> pushed\n");
        repo.paribus("hook", "install").ok();
        repo.write("a.txt", "a\n");
        repo.git("add", "a.txt");
        repo.tryGit("commit", "-m", "no number").exits(1);
        repo.git("commit", "-q", "-m", "ticket 1");
        assertThat(repo.read("called")).isEqualTo(".git/hooks/commit-msg .git/COMMIT_EDITMSG\n");

        Path remote = temporary.resolve("remote.git");
        repo.git("init", "-q", "--bare", remote.toString());
        repo.git("push", "-q", remote.toString(), "main");
        assertThat(repo.read("pushed"))
                .startsWith("refs/heads/main " + repo.head())
                .endsWith("pre-push 2\n");
    }

    @Test
    void what_somebody_edited_is_refused_in_words() {
        TestRepo repo = bare();
        repo.paribus("hook", "install").ok();
        repo.write(".git/hooks/pre-push", repo.read(".git/hooks/pre-push") + "echo more\n");
        RepoState before = repo.state();
        assertThat(repo.paribus("hook", "uninstall").exits(3).err()).contains("[hook-edited]");
        assertThat(repo.paribus("hook", "install", "--strict").exits(3).err()).contains("pre-push.before-paribus");
        assertThat(repo.state()).isEqualTo(before);
        assertThat(repo.paribus("hook", "status").ok().out()).contains("pre-push: ours, edited since");
    }

    @Test
    void two_hooks_of_somebody_else_stay_both() {
        TestRepo repo = bare();
        repo.executable(".git/hooks/pre-commit", "#!/bin/sh\n");
        repo.executable(".git/hooks/pre-commit.before-paribus", "#!/bin/sh\n# another\n");
        RepoState before = repo.state();
        assertThat(repo.paribus("hook", "install").exits(3).err()).contains("[hook-in-the-way]");
        assertThat(repo.state()).isEqualTo(before);
    }

    @Test
    void a_tracked_folder_gets_hooks_without_a_path_of_this_machine() {
        TestRepo repo = bare();
        repo.executable(".husky/pre-commit", "#!/bin/sh\necho theirs >> ran\n");
        repo.commit("hooks for all");
        repo.git("config", "core.hooksPath", ".husky");
        Ran ran = repo.paribus("hook", "install").ok();
        assertThat(ran.out()).contains(".husky/pre-commit: written").contains("for everybody once you commit them");
        assertThat(repo.read(".husky/pre-commit")).contains("\ntool=\n");
        repo.write("a.txt", "a\n");
        repo.git("add", "a.txt");
        repo.git("commit", "-q", "-m", "a");
        assertThat(repo.read("ran")).isEqualTo("theirs\n");
        repo.paribus("hook", "uninstall").ok();
        assertThat(repo.git("status", "--porcelain")).isEqualTo("?? ran");
    }

    @Test
    void a_dispatcher_that_looks_at_its_own_name_goes_on_working() {
        TestRepo repo = bare();
        repo.write(".husky/_/.gitignore", "*\n");
        repo.write(
                ".husky/_/h",
                "n=$(basename \"$0\")\ns=$(dirname \"$(dirname \"$0\")\")/$n\n[ -f \"$s\" ] || exit 0\nsh -e \"$s\" \"$@\"\n");
        repo.executable(".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n");
        repo.write(".husky/pre-commit", "echo husky >> ran\n");
        repo.git("config", "core.hooksPath", ".husky/_");
        assertThat(repo.paribus("hook", "install").ok().out()).contains("install again");
        repo.write("a.txt", "a\n");
        repo.git("add", "a.txt");
        repo.git("commit", "-q", "-m", "a");
        assertThat(repo.read("ran")).isEqualTo("husky\n");
    }

    @Test
    void a_framework_that_moved_ours_aside_keeps_calling_it() throws Exception {
        TestRepo repo = bare();
        repo.paribus("hook", "install").ok();
        Files.move(repo.path(".git/hooks/pre-commit"), repo.path(".git/hooks/pre-commit.legacy"));
        repo.executable(
                ".git/hooks/pre-commit",
                "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n.git/hooks/pre-commit.legacy\n");
        assertThat(repo.paribus("hook", "status").ok().out()).contains("pre-commit.legacy: installed");
        repo.paribus("hook", "install").ok();
        assertThat(repo.path(".git/hooks/pre-commit.before-paribus")).doesNotExist();
        repo.paribus("hook", "uninstall").ok();
        assertThat(repo.path(".git/hooks/pre-commit.legacy")).doesNotExist();
        assertThat(repo.path(".git/hooks/pre-commit")).exists();
    }

    @Test
    void a_framework_that_runs_us_is_left_alone() {
        TestRepo repo = bare();
        repo.write(".pre-commit-config.yaml", "repos:\n- repo: x\n  hooks:\n  - id: paribus-check\n");
        repo.executable(".git/hooks/pre-commit", "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n");
        assertThat(repo.paribus("hook", "install").ok().out()).contains("pre-commit: left to the pre-commit framework");
        assertThat(repo.path(".git/hooks/pre-commit.before-paribus")).doesNotExist();
    }

    @Test
    void without_the_tool_a_commit_passes_with_a_notice_unless_strict() {
        TestRepo repo = bare();
        repo.paribus("hook", "install").ok();
        repo.git("switch", "-q", "-c", "exp/amber-otter");
        String without = repo.env().get("PATH").replaceFirst("^[^:]*:", "");
        Ran ran = Bench.git(repo, repo.dir(), Map.of("PATH", without), "commit", "--allow-empty", "-m", "unchecked");
        assertThat(ran.ok().err()).contains("paribus: not checked: it is not on PATH");
        repo.paribus("hook", "install", "--strict").ok();
        Ran strict = Bench.git(repo, repo.dir(), Map.of("PATH", without), "commit", "--allow-empty", "-m", "refused");
        assertThat(strict.exits(1).err()).contains("paribus: refused, because the check could not run");
        assertThat(repo.git("log", "-1", "--format=%s")).isEqualTo("unchecked");
    }

    @Test
    void a_tool_that_breaks_stops_nobody() {
        TestRepo repo = bare();
        repo.paribus("hook", "install").ok();
        repo.git("switch", "-q", "-c", "exp/amber-otter");
        repo.executable("bin/paribus", "#!/bin/sh\nexit 70\n");
        String path = repo.path("bin") + ":" + repo.env().get("PATH");
        Ran ran = Bench.git(repo, repo.dir(), Map.of("PATH", path), "commit", "--allow-empty", "-m", "x")
                .ok();
        assertThat(ran.err()).contains("paribus: not checked: it ended with exit code 70");
    }

    @Test
    void the_projects_of_a_monorepo_are_all_known() {
        TestRepo repo = bare();
        repo.write("vision/paribus.yaml", repo.read("paribus.yaml") + "branches: exp-vision/\n");
        repo.commit("a second project");
        repo.paribus("hook", "install").ok();
        assertThat(repo.read(".git/hooks/pre-commit"))
                .contains("'refs/heads/exp-vision/'* | 'refs/heads/exp/'*")
                .contains("start pre-commit '.' 'vision/'");
        assertThat(repo.read(".git/hooks/commit-msg")).contains("record='vision/experiment.yaml'");
        repo.write("params.yaml", "lr: 1\n");
        repo.git("add", "-A");
        repo.git("commit", "-q", "-m", "no record anywhere yet");
    }

    @Test
    void git_is_told_when_hooks_are_off() {
        TestRepo repo = bare();
        repo.git("config", "core.hooksPath", "/dev/null");
        assertThat(repo.paribus("hook", "install").exits(3).err()).contains("[hooks-off]");
    }

    @Test
    void the_command_line_is_explained() {
        TestRepo repo = bare();
        assertThat(repo.paribus("hook").exits(2).err()).contains("install, uninstall or status");
        assertThat(repo.paribus("hook", "instal").exits(2).err()).contains("did you mean 'install'");
        assertThat(repo.paribus("hook", "status", "--strict").exits(2).err()).contains("goes with install only");
    }
}
