package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap: the file with the metrics is committed, so that what a run left there may be an older run's. */
class MetricFileTest {
    @TempDir
    Path temporary;

    private Ground ground(String script) {
        var ground = new Ground(temporary);
        ground.repo.write("train.sh", script).write("out/metrics.json", "{\"acc\": 0.99}\n");
        ground.repo.commit("a script and its last metrics");
        ground.init();
        ground.repo.write(
                "paribus.yaml",
                ground.repo
                        .read("paribus.yaml")
                        .replaceFirst(
                                "(?m)^  acc: .*$", "  acc: {goal: maximize, primary: true, file: out/metrics.json}"));
        ground.repo.commit("where the metric stands");
        return ground;
    }

    @Test
    void a_committed_file_that_the_run_wrote_over_is_read_and_kept_also_where_its_name_is_taken() {
        Ground ground = ground("""
                #!/bin/sh
                echo "{\\"acc\\": 0.5$PARIBUS_SEED}" > out/metrics.json
                [ "$PARIBUS_SEED" = 3 ] || exit 0
                mkdir -p "$PARIBUS_OUTPUT/out"
                echo "{\\"acc\\": 0.1}" > "$PARIBUS_OUTPUT/out/metrics.json"
                """);
        assertThat(ground.repo.paribus("run").ok().err())
                .contains("acc is 0.53 in out/metrics.json and 0.1 in {output}/out/metrics.json")
                .contains(ground.baseline() + " seed 2 left out/metrics.json, kept in "
                        + ground.repo.path(".paribus/" + ground.baseline() + "/seed-2/attempt-1"));
        assertThat(ground.values("main")).containsExactly("0.51", "0.52", "0.53");
        assertThat(ground.repo.git("show", "main:results/summary.yaml")).contains("source: out/metrics.json");
        assertThat(ground.repo.path(".paribus/" + ground.baseline() + "/seed-2/attempt-1/out/metrics.json"))
                .hasContent("{\"acc\": 0.52}");
        ground.assertTidy();
    }

    @Test
    void a_committed_file_that_the_run_did_not_write_says_nothing() {
        Ground ground = ground("#!/bin/sh\necho done\n");
        assertThat(ground.repo.paribus("run").exits(1).err())
                .contains("metric-missing")
                .contains("out/metrics.json: this run did not write it")
                .doesNotContain(" left ");
        assertThat(ground.repo.git("show", "main:out/metrics.json")).contains("0.99");
        assertThat(ground.entry(ground.baseline()).get("state")).isEqualTo("failed");
    }

    @Test
    void a_framework_s_files_need_no_declaration() {
        var ground = new Ground(temporary);
        ground.repo.write("train.sh", """
                #!/bin/sh
                mkdir -p logs/version_0
                printf 'epoch,step,acc\\n0,10,\\n0,10,0.4\\n1,20,0.6%s\\n' "$PARIBUS_SEED" > logs/version_0/metrics.csv
                """);
        ground.repo.commit("a script with a logger");
        ground.init();
        ground.repo.paribus("run").ok();
        assertThat(ground.values("main")).containsExactly("0.61", "0.62", "0.63");
        assertThat(ground.repo.git("show", "main:results/seed-1/metrics.jsonl").lines())
                .contains("{\"step\": 10, \"acc\": 0.4}", "{\"step\": 20, \"acc\": 0.61}");
    }
}
