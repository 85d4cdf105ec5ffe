package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commit-msg hook makes of messages, however they come about. */
class MessageTest {
    @TempDir
    Path temporary;

    private TestRepo repo;

    @BeforeEach
    void on_an_experiments_branch() {
        repo = Bench.experiment(temporary);
        repo.write("README.md", "# More words\n");
        repo.git("add", "-A");
    }

    private String message() {
        return repo.git("log", "-1", "--format=%B").stripTrailing();
    }

    private Ran editor(String script, String... words) {
        repo.executable("editor.sh", "#!/bin/sh\n" + script + "\n");
        return Bench.git(
                repo, repo.dir(), Map.of("GIT_EDITOR", repo.path("editor.sh").toString()), words);
    }

    @Test
    void a_commit_of_ones_own_gets_the_experiment_and_no_state() {
        repo.git("commit", "-q", "-m", "words");
        assertThat(message()).isEqualTo("words\n\nExperiment: amber-otter");
        assertThat(repo.paribus("status").ok().out()).contains("amber-otter\tregistered");
    }

    @Test
    void it_joins_other_trailers_and_is_added_once() {
        repo.git("commit", "-q", "-s", "-m", "words", "-m", "a body\n---\nwith a line");
        assertThat(message())
                .isEqualTo("words\n\na body\n---\nwith a line\n\nSigned-off-by: Ada Reed <ada@example.org>\n"
                        + "Experiment: amber-otter");
        repo.git("commit", "-q", "--amend", "--no-edit");
        assertThat(message()).containsOnlyOnce("Experiment:");
    }

    @Test
    void a_message_from_a_file_and_from_an_editor_with_its_diff() {
        repo.write("message.txt", "from a file\n");
        repo.git("commit", "-q", "-F", "message.txt");
        assertThat(message()).isEqualTo("from a file\n\nExperiment: amber-otter");
        repo.write("README.md", "Experiment: of somebody else\n");
        editor("sed -i '1s/^/in an editor\\n/' \"$1\"", "commit", "-a", "--verbose")
                .ok();
        assertThat(message()).isEqualTo("in an editor\n\nExperiment: amber-otter");
    }

    @Test
    void another_comment_character_and_scissors() {
        repo.git("config", "core.commentChar", ";");
        repo.git("config", "commit.cleanup", "scissors");
        editor("sed -i '1s/^/with semicolons\\n/' \"$1\"", "commit", "--verbose")
                .ok();
        assertThat(message()).isEqualTo("with semicolons\n\nExperiment: amber-otter");
    }

    @Test
    void an_empty_message_and_an_untouched_template_still_abort() {
        editor("true", "commit").exits(1);
        repo.write(".git/template.txt", "Why: \n\n# say it\n");
        repo.git("config", "commit.template", ".git/template.txt");
        Ran ran = editor("true", "commit");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(repo.git("log", "-1", "--format=%s")).startsWith("amber-otter: ");
    }

    @Test
    void a_fixup_is_left_alone() {
        repo.git("commit", "-q", "--fixup", "HEAD");
        assertThat(message()).startsWith("fixup! ").doesNotContain("\nExperiment: ");
    }

    @Test
    void a_registration_that_is_amended_keeps_its_trailers() {
        String before = message();
        repo.git("commit", "-q", "--amend", "--no-edit");
        assertThat(message()).isEqualTo(before).contains("Experiment-State: registered");
    }

    @Test
    void a_wrong_name_and_a_forged_state_are_refused() {
        Ran ran = repo.tryGit("commit", "-m", "words", "-m", "Experiment: other-name")
                .exits(1);
        assertThat(ran.err()).contains("[trailers-differ]").contains("'amber-otter'");
        ran = repo.tryGit(
                        "commit",
                        "-m",
                        "words",
                        "-m",
                        "Experiment: amber-otter\nExperiment-State: kept\nExperiment-Verdict: supported")
                .exits(1);
        assertThat(ran.err()).contains("'registered'").contains("nothing of it");
        assertThat(repo.git("log", "-1", "--format=%s")).startsWith("amber-otter: ");
    }

    @Test
    void on_trunk_no_message_is_touched() {
        repo.git("stash", "-q");
        repo.git("switch", "-q", "main");
        repo.git("commit", "-q", "--allow-empty", "-m", "on trunk");
        assertThat(message()).isEqualTo("on trunk");
    }

    @Test
    void a_branch_of_that_prefix_without_its_record_gets_none() {
        repo.git("stash", "-q");
        repo.git("switch", "-q", "-c", "exp/scratch-pad", "main");
        repo.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "mine");
        repo.sh(".git/hooks/commit-msg .git/COMMIT_EDITMSG").ok();
        assertThat(repo.read(".git/COMMIT_EDITMSG").strip()).isEqualTo("mine");
    }
}
