package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C24: one changed parameter is a thousand changed lines in the pull request, because results are text. */
class ReviewSizeTest {
    private static final String TALKS = Ground.TRAIN + """
            awk -v metrics="$PARIBUS_METRICS" -v seed="$PARIBUS_SEED" -v lr="$(value lr)" 'BEGIN {
                for (i = 0; i < 400; i++) {
                    printf "step %d of seed %d: loss %.6f\\n", i, seed, lr / (i + seed)
                    printf "{\\"step\\": %d, \\"loss\\": %.6f}\\n", i, lr / (i + seed) >> metrics
                }
            }'
            """;

    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_script_that_talks() {
        ground = new Ground(temporary);
        ground.repo.write("train.sh", TALKS);
        ground.repo.commit("a script that talks");
        ground.init();
        ground.repo.paribus("run").ok();
        ground.attempt("amber-otter", "lr=0.2");
    }

    /** Lines that a review shows between two commits, with the attributes of that folder. */
    private List<String> diff(Path folder, String from, String to) {
        return ground.repo
                .sh("git -C '%s' diff %s %s".formatted(folder, from, to))
                .ok()
                .lines();
    }

    @Test
    void without_attributes_one_parameter_is_more_than_a_thousand_lines() {
        Path bare = temporary.resolve("clone.git");
        ground.repo.git("clone", "-q", "--mirror", ground.repo.dir().toString(), bare.toString());
        assertThat(diff(bare, "main", "exp/amber-otter")).hasSizeGreaterThan(1000);
    }

    @Test
    void with_the_attributes_of_init_it_is_the_parameter_the_record_and_the_summary() {
        List<String> lines = diff(ground.repo.dir(), "main", "exp/amber-otter");
        assertThat(lines).hasSizeLessThan(150);
        assertThat(lines.stream().filter(line -> line.matches("[+-] *(lr|epochs|batch|layers|width|wd):.*")))
                .containsExactly("-lr: 0.1   # the rate", "+lr: 0.2   # the rate");
        assertThat(lines.stream().filter(line -> line.startsWith("Binary files")))
                .allMatch(line -> line.contains("results/seed-"))
                .isNotEmpty();
        assertThat(lines).anyMatch(line -> line.startsWith("+") && line.contains("verdict: supported"));
    }

    @Test
    void a_registration_does_not_show_the_inherited_seed_files_line_by_line() {
        ground.register("quick-heron", "wd=0.01");
        assertThat(diff(ground.repo.dir(), "main", "exp/quick-heron")).hasSizeLessThan(150);
    }

    @Test
    void a_hosting_site_folds_the_seed_files_and_never_the_summary() {
        assertThat(ground.repo.git(
                        "check-attr",
                        "linguist-generated",
                        "diff",
                        "--",
                        "results/seed-1/log.txt",
                        "results/seed-1/metrics.jsonl",
                        "results/summary.yaml"))
                .isEqualTo("""
                        results/seed-1/log.txt: linguist-generated: set
                        results/seed-1/log.txt: diff: unset
                        results/seed-1/metrics.jsonl: linguist-generated: set
                        results/seed-1/metrics.jsonl: diff: unset
                        results/summary.yaml: linguist-generated: unspecified
                        results/summary.yaml: diff: unspecified""");
    }
}
