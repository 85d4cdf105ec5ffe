package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files and secrets are found before they are committed, and in the commits that an experiment made. */
class ContentTest {
    private Lab lab;

    @BeforeEach
    void an_experiment_in_code(@TempDir Path temporary) {
        lab = Lab.measured(temporary);
        lab.repo.write("old.py", "token = '" + token(1) + "'\n");
        lab.repo.commit("an old leak of the trunk");
        lab.repo.git("switch", "-q", "-c", "exp/amber-otter");
    }

    /** Looks like a token of GitHub, made anew so that none stands in this file. */
    private static String token(long seed) {
        var random = new Random(seed);
        var out = new StringBuilder("gh").append("p_");
        for (int i = 0; i < 36; i++) {
            out.append("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(56)));
        }
        return out.toString();
    }

    private static List<String> found(Ran ran) {
        var out = new ArrayList<String>();
        for (String line : ran.out().lines().skip(1).toList()) {
            String[] cells = line.split("\t");
            if (List.of("secret", "file-too-large", "terminal-text").contains(cells[2])) {
                out.add(cells[2] + " " + cells[3] + ":" + cells[4]);
            }
        }
        return out;
    }

    @Test
    void a_staged_secret_is_found_at_its_line_and_never_printed() {
        lab.repo.write("train.py", "import os\nlogin('" + token(2) + "')\n");
        lab.repo.git("add", "train.py");
        for (String format : List.of("text", "json", "sarif", "github", "gitlab", "junit")) {
            Ran ran = lab.repo.paribus("check", "--staged", "--format", format);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).as(format).contains("ghp_...").doesNotContain(token(2).substring(0, 8));
        }
        assertThat(found(lab.repo.paribus("check", "--staged"))).containsExactly("secret train.py:2");
        assertThat(found(lab.repo.paribus("check"))).containsExactly("secret train.py:2");
    }

    @Test
    void a_secret_that_stood_there_before_is_not_told_again() {
        lab.repo.write("old.py", lab.repo.read("old.py") + "more = 1\n");
        lab.repo.git("add", "old.py");
        assertThat(found(lab.repo.paribus("check", "--staged"))).isEmpty();
    }

    @Test
    void a_secret_that_a_later_commit_takes_away_is_still_in_history() {
        lab.repo.sh("sed -i 's/^name:.*/name: amber-otter/' experiment.yaml");
        lab.repo.write("train.py", "login('" + token(3) + "')\n");
        lab.repo.commit("with it");
        lab.repo.write("train.py", "login()\n");
        lab.repo.commit("without it");
        assertThat(found(lab.repo.paribus("check"))).isEmpty();
        Ran ran = lab.repo.paribus("check", "amber-otter");
        assertThat(found(ran)).containsExactly("secret train.py:1");
        assertThat(ran.out()).doesNotContain(token(3).substring(0, 8));
    }

    @Test
    void the_value_of_a_variable_is_a_secret() {
        lab.repo.write("train.py", "login('plain-but-mine-7')\n");
        lab.repo.git("add", "train.py");
        Ran ran = lab.repo.paribusIn(
                lab.repo.dir(), Map.of("WANDB_API_KEY", "plain-but-mine-7"), List.of("check", "--staged"));
        assertThat(ran.out())
                .contains("the value of the variable WANDB_API_KEY")
                .doesNotContain("plain-but-mine");
    }

    @Test
    void a_file_over_the_limit_is_found_and_a_pointer_to_one_is_not() {
        lab.repo.sh("head -c 10000001 /dev/zero > weights.bin");
        lab.repo.write(
                "big.bin",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 99000000\n");
        lab.repo.git("add", "weights.bin", "big.bin");
        Ran ran = lab.repo.paribus("check", "--staged");
        assertThat(found(ran)).containsExactly("file-too-large weights.bin:1");
        assertThat(ran.out()).contains("'weights.bin' has 10000001 bytes, 10000000 bytes are allowed");
        // small on disk again, large in the index
        lab.repo.write("weights.bin", "x");
        lab.repo.sh("rm weights.bin");
        assertThat(found(lab.repo.paribus("check", "--staged"))).containsExactly("file-too-large weights.bin:1");
    }

    @Test
    void the_name_of_a_file_cannot_reach_the_terminal() {
        lab.repo.write("a\u001b[2Jb.py", "x = 1\n");
        lab.repo.git("add", "-A");
        Ran ran = lab.repo.paribus("check", "--staged", "--format", "text");
        assertThat(ran.out()).contains("[terminal-text]").doesNotContain("\u001b[2J");
    }
}
