package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to choose one number from a series comes out again from what was committed, and not when it was edited. */
class RecomputedTest {
    private static final String STEPS = """
            #!/bin/sh
            lr=$(sed -n 's/.*"lr": \\([0-9.e+-]*\\).*/\\1/p' "$PARIBUS_PARAMS")
            awk -v lr="$lr" -v seed="$PARIBUS_SEED" -v steps=%d 'BEGIN {
                for (i = 1; i <= steps; i++) {
                    noise = (i * 7919 %% 101) / 100000 + (seed * 7 %% 5) / 1000
                    printf "{\\"step\\": %%d, \\"eval/acc\\": %%.6f, \\"loss\\": %%.6f}\\n", i,
                        0.5 + lr * (i %% 50) / 50 + noise, 1 / i + noise + lr / 100
                }
            }' >> "$PARIBUS_METRICS"
            """;

    @TempDir
    Path temporary;

    private Scene scene;

    private void measured(int steps, String metrics) {
        scene = Scene.of(temporary, STEPS.formatted(steps));
        scene.edit("paribus.yaml", "  acc: {goal: maximize, primary: true}\n", metrics);
        scene.repo.commit("metrics");
        scene.repo.paribus("run").ok();
        scene.repo
                .paribus("new", "lr=0.2", "--because", "it raises acc since steps are small", "--name", Scene.NAME)
                .ok();
        scene.repo.paribus("run", Scene.NAME).ok();
        scene.repo.git("switch", "-q", Scene.BRANCH);
        assertThat(scene.repo.read("results/summary.yaml")).contains("verdict: supported");
    }

    private void edited(String metric) {
        String value = scene.repo
                .read("results/summary.yaml")
                .replaceFirst("(?s).*\\bseeds:.*?\\b" + metric + ": ['\"]?([0-9.]+).*", "$1");
        scene.edit("results/summary.yaml", value, "0.999999");
        scene.repo.git("commit", "-q", "-a", "--no-verify", "-m", "a typo");
        scene.refuses(Scene.NAME, "results-edited");
    }

    @Test
    void the_best_of_a_series_under_another_name() {
        measured(200, "  acc: {goal: maximize, primary: true, value: best, from: eval/acc}\n");
        scene.isClean(Scene.NAME, "proven");
        edited("acc");
    }

    @Test
    void the_mean_of_the_last_three() {
        measured(
                200,
                "  acc: {goal: maximize, primary: true, value: mean-of-3, from: eval/acc}\n  loss: {goal: minimize}\n");
        scene.isClean(Scene.NAME, "proven");
        edited("acc");
    }

    @Test
    void a_long_series_that_was_thinned() {
        measured(
                60_000,
                "  acc: {goal: maximize, primary: true, value: best, from: eval/acc}\n  loss: {goal: minimize, value: mean-of-3}\n");
        String committed = scene.repo.read("results/seed-1/metrics.jsonl");
        assertThat(committed.lines().count()).isLessThan(60_000);
        scene.isClean(Scene.NAME, "proven");
        edited("acc");
    }

    @Test
    void every_edit_of_a_line_that_decides_is_found() {
        measured(200, "  acc: {goal: maximize, primary: true, value: best, from: eval/acc}\n");
        String best = scene.repo
                .read("results/summary.yaml")
                .replaceFirst("(?s).*\\bseeds:.*?\\bacc: ['\"]?([0-9.]+).*", "$1");
        scene.repo
                .child(List.of("sed", "-i", "/" + best.replace(".", "\\.") + "/d", "results/seed-1/metrics.jsonl"))
                .ok();
        scene.repo.git("commit", "-q", "-a", "--no-verify", "-m", "tidy up");
        scene.refuses(Scene.NAME, "results-edited");
    }
}
