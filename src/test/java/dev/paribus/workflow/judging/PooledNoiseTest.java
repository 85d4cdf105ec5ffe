package dev.paribus.workflow.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.evidence.Noise;
import dev.paribus.format.ProjectFile;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which experiments lend their noise: those that verdicts have compared with each other. */
class PooledNoiseTest {
    private static final Project PROJECT = ProjectFile.read("paribus.yaml", """
                    paribus: 1
                    trunk: main
                    run: {command: [a], budget: [epochs]}
                    metrics: {acc: {goal: maximize, primary: true}}
                    """.getBytes(StandardCharsets.UTF_8))
            .orThrow();

    private final List<Prior> all = new ArrayList<>();

    private void add(String name, String parent, String verdict, String metric, String more) {
        var block = new StringBuilder("\tExperiment: " + name + "\tExperiment-State: measured");
        block.append(parent.isEmpty() ? "" : "\tExperiment-Parent: " + parent);
        block.append(more);
        block.append(verdict.isEmpty() ? "" : "\tExperiment-Verdict: " + verdict);
        block.append(metric.isEmpty() ? "" : "\tExperiment-Metric: " + metric);
        all.add(new Prior(new ExperimentName(name), new Oid("0".repeat(40)), block.toString()));
    }

    private Noise around(String name) {
        return new PooledNoise(all, PROJECT).around(name).orElseThrow();
    }

    @Test
    void children_parents_and_cousins_are_pooled_whatever_became_of_them() {
        add("root", "", "", "acc 0.8 sd 1 n 3", "");
        add("kept", "root", "supported", "acc 0.9 sd 2 n 3 delta +0.1 p 0.01 k 1", "");
        add("other", "root", "refuted", "acc 0.7 sd 3 n 5 delta -0.1 p 0.9 k 2", "");
        add("grandchild", "kept", "inconclusive", "acc 0.9 sd 4 n 2 delta +0.0 p 0.4 k 1", "");
        add("single", "kept", "inconclusive", "acc 0.9 n 1", "");

        Noise noise = around("kept");

        assertThat(noise.experiments()).isEqualTo(4);
        assertThat(noise.df()).isEqualTo(2 + 2 + 4 + 1);
        assertThat(noise.sd()).isCloseTo(Math.sqrt((2 + 2 * 4 + 4 * 9 + 16) / 9.0), within(1e-12));
        assertThat(around("other")).isEqualTo(noise);
    }

    @Test
    void what_was_void_or_measured_otherwise_on_purpose_is_no_part_of_it() {
        add("root", "", "", "acc 0.8 sd 1 n 3", "");
        add("moved", "root", "void", "acc 0.8 sd 9 n 3", "");
        add("unmeasured", "root", "", "", "");
        add("more-data", "root", "supported", "acc 0.8 sd 9 n 3 delta +0.1 p 0.01 k 1", "\tExperiment-Kind: data");
        add(
                "longer",
                "root",
                "supported",
                "acc 0.8 sd 9 n 3 delta +0.1 p 0.01 k 1",
                "\tExperiment-Change: epochs: 3 -> 9");
        add("other-metric", "root", "supported", "loss 0.8 sd 9 n 3 delta +0.1 p 0.01 k 1", "");

        assertThat(around("root")).isEqualTo(new Noise(1, 2, 1));
    }

    @Test
    void without_a_spread_there_is_no_pool() {
        add("root", "", "", "acc 0.8 n 1", "");

        assertThat(new PooledNoise(all, PROJECT).around("root")).isEmpty();
        assertThat(new PooledNoise(all, PROJECT).around("unknown")).isEmpty();
    }
}
