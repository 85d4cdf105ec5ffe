package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion as the real shells do it, with names that git gives. */
class CompletionTest {
    @TempDir
    Path temp;

    private TestRepo repo(String shell) {
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))),
                () -> shell + " is not installed here");
        TestRepo repo = Bench.initialised(temp);
        repo.git("branch", "exp/quiet-otter", "main");
        repo.write(".git/completion", repo.paribus("completion", shell).ok().out());
        return repo;
    }

    private static String bash(TestRepo repo, String words) {
        Ran ran = repo.sh("bash -c 'source .git/completion; COMP_WORDS=(paribus " + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _paribus; echo \"${COMPREPLY[*]}\"'");
        assertThat(ran.exit()).as(ran.toString()).isZero();
        return ran.out().strip();
    }

    @ParameterizedTest
    @CsvSource({
        "spl, split",
        "keep qui, quiet-otter",
        "log --onel, --oneline",
        "new --from qui, quiet-otter",
        "hook unin, uninstall",
        "help exit, exit-codes"
    })
    void bash_completes_verbs_options_and_names(String words, String expected) {
        assertThat(bash(repo("bash"), words)).isEqualTo(expected);
    }

    @Test
    void bash_asks_git_for_the_branches_that_the_project_names() {
        TestRepo repo = repo("bash");
        Bench.edit(repo, "paribus.yaml", "paribus: 1", "paribus: 1\nbranches: trial/");
        repo.git("branch", "trial/other-name", "main");

        assertThat(bash(repo, "show \"\"")).isEqualTo("other-name");
    }

    @ParameterizedTest
    @CsvSource({"spl, split", "'keep qui', quiet-otter", "'log --onel', --oneline", "'hook unin', uninstall"})
    void fish_completes_verbs_options_and_names(String words, String expected) {
        Ran ran = repo("fish").sh("fish -c 'source .git/completion; complete -C \"paribus " + words + "\"'");

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out().strip()).startsWith(expected);
    }

    @Test
    void zsh_can_read_its_script_and_finds_the_names() {
        Ran ran = repo("zsh")
                .sh("zsh -f -c 'autoload -Uz compinit; compinit -u -D; source .git/completion; _paribus_branches'");

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out()).contains("quiet-otter");
    }

    /** A branch and a prefix that are commands for whoever expands them; git allows both names. */
    private void strangers(TestRepo repo) {
        for (String name : java.util.List.of(
                "$(touch${IFS}hacked)",
                "`touch${IFS}hacked`",
                ";touch${IFS}hacked",
                "<(touch${IFS}hacked)",
                "a&touch${IFS}hacked",
                "'quoted'",
                "--yes",
                "-rf",
                "Upper",
                "quiet-owl")) {
            repo.git("update-ref", "refs/heads/exp/" + name, "main");
            repo.git("update-ref", "refs/remotes/origin/exp/" + name, "main");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bash, 'source .git/completion; COMP_WORDS=(paribus keep \"\"); COMP_CWORD=2; _paribus; echo ${COMPREPLY[*]}'",
        "zsh, 'autoload -Uz compinit; compinit -u -D; source .git/completion; _paribus_branches'",
        "fish, 'source .git/completion; complete -C \"paribus keep \"'"
    })
    void a_strangers_branch_or_prefix_is_no_command(String shell, String script) {
        TestRepo repo = repo(shell);
        strangers(repo);

        Ran ran = repo.child(java.util.List.of(shell, "-c", script));
        assertThat(ran.out()).contains("quiet-otter", "quiet-owl").doesNotContain("touch", "--yes", "-rf", "Upper");
        String command = "|touch${IFS}hacked|e;s|a";
        // Without a branch of that prefix, sed would have no line to run anything on.
        repo.git("update-ref", "refs/heads/" + command + "bc", "main");
        Bench.edit(repo, "paribus.yaml", "paribus: 1", "paribus: 1\nbranches: '" + command + "'");
        assertThat(repo.child(java.util.List.of(shell, "-c", script)).out()).doesNotContain("quiet", "touch");
        Bench.edit(repo, "paribus.yaml", command, "|touch hacked|e;s|a");
        repo.child(java.util.List.of(shell, "-c", script));
        assertThat(repo.path("hacked")).doesNotExist();
    }

    @Test
    void another_shell_is_refused_with_those_that_there_are() {
        Ran ran = Bench.initialised(temp).paribus("completion", "tcsh");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("'tcsh'", "paribus completion fish");
    }
}
