package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code git diff} and {@code git merge} with the drivers, without them, and with drivers whose program is gone. */
class DriversTest {
    @TempDir
    Path temporary;

    private TestRepo two() {
        TestRepo repo = Bench.project(temporary);
        repo.paribus("new", "lr=0.2", "--name", "amber-otter", "--because", "acc is higher when it falls faster")
                .ok();
        repo.paribus("new", "lr=0.3", "--name", "brave-lamp", "--because", "acc is higher when it falls faster")
                .ok();
        repo.paribus("run", "amber-otter").ok();
        return repo;
    }

    @Test
    void a_record_is_shown_a_line_a_value_and_a_series_as_a_table() {
        TestRepo repo = two();
        assertThat(repo.git("diff", "exp/brave-lamp", "exp/amber-otter", "--", "results/seed-1/metrics.jsonl"))
                .contains("Binary files");
        repo.paribus("hook", "install").ok();
        String record = repo.git("diff", "exp/brave-lamp", "exp/amber-otter", "--", "experiment.yaml");
        assertThat(record).contains("-name: brave-lamp\n+name: amber-otter\n").contains(" change.kind: hyperparameter");
        String series = repo.git("diff", "exp/brave-lamp", "exp/amber-otter", "--", "results/seed-1/metrics.jsonl");
        assertThat(series)
                .contains("+kept 1 of 1 rows\n")
                .contains("+         acc\n")
                .contains("+        0.81");
    }

    @Test
    void comments_are_not_hidden() {
        TestRepo repo = two();
        repo.paribus("hook", "install").ok();
        repo.write("experiment.yaml", repo.read("experiment.yaml") + "# a thought\n");
        assertThat(repo.git("diff", "--", "experiment.yaml")).contains("+# a thought");
    }

    @Test
    void two_records_are_never_mixed() {
        TestRepo repo = two();
        repo.paribus("hook", "install").ok();
        repo.git("switch", "-q", "exp/brave-lamp");
        String ours = repo.read("experiment.yaml");
        Ran ran = repo.tryGit("merge", "exp/amber-otter").exits(1);
        assertThat(ran.err() + ran.out())
                .contains("one record of two experiments, 'brave-lamp' and 'amber-otter'")
                .contains("git merge --abort")
                .contains("CONFLICT");
        assertThat(repo.read("experiment.yaml")).isEqualTo(ours).doesNotContain("<<<<");
        assertThat(repo.git("ls-files", "--unmerged", "experiment.yaml")).isNotEmpty();
    }

    @Test
    void one_record_on_two_branches_merges_as_text_does() {
        TestRepo repo = two();
        repo.paribus("hook", "install").ok();
        repo.git("switch", "-q", "-c", "mine", "exp/brave-lamp");
        repo.write("experiment.yaml", "# at the top\n" + repo.read("experiment.yaml"));
        repo.git("commit", "-q", "--no-verify", "-a", "-m", "one end");
        repo.git("switch", "-q", "-c", "theirs", "exp/brave-lamp");
        repo.write("experiment.yaml", repo.read("experiment.yaml") + "# at the bottom\n");
        repo.git("commit", "-q", "--no-verify", "-a", "-m", "other end");
        repo.git("merge", "-q", "--no-verify", "mine");
        assertThat(repo.read("experiment.yaml")).startsWith("# at the top\n").endsWith("# at the bottom\n");
    }

    @Test
    void without_the_program_git_does_what_it_does_without_us() {
        TestRepo repo = two();
        repo.paribus("hook", "install").ok();
        Map<String, String> gone = Map.of("PATH", repo.env().get("PATH").replaceFirst("^[^:]*:", ""));
        Ran diff =
                Bench.git(repo, repo.dir(), gone, "diff", "exp/brave-lamp", "exp/amber-otter", "--", "experiment.yaml");
        assertThat(diff.ok().out()).contains("+name: amber-otter");
        repo.git("switch", "-q", "exp/brave-lamp");
        Bench.git(repo, repo.dir(), gone, "merge", "exp/amber-otter").exits(1);
        assertThat(repo.read("experiment.yaml")).contains("<<<<<<< ours");
    }

    @Test
    void they_can_be_left_out() {
        TestRepo repo = two();
        String config = repo.read(".git/config");
        repo.paribus("hook", "install", "--no-drivers").ok();
        assertThat(repo.read(".git/config")).isEqualTo(config);
        assertThat(repo.paribus("hook", "status").ok().out()).contains("drivers not installed");
    }
}
