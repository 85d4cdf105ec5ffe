package dev.paribus.workflow.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Look;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.conclusion.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingLooksTest {
    @TempDir
    Path temporary;

    private static int tries(Outcome outcome) {
        return outcome.summary().newest().map(Look::k).orElseThrow();
    }

    private static String registered(Lab lab, String value) {
        return lab.register("Larger steps raise acc because the loss still falls.", "lr=" + value)
                .name()
                .text();
    }

    @Test
    void every_verdict_against_the_same_parent_is_one_more_try() {
        Lab lab = Lab.measured(temporary);

        assertThat(tries(lab.run(registered(lab, "0.02")))).isEqualTo(1);
        assertThat(tries(lab.run(registered(lab, "0.03")))).isEqualTo(2);
        assertThat(tries(lab.run(registered(lab, "0.04")))).isEqualTo(3);
    }

    @Test
    void a_branch_whose_record_nobody_can_read_counts_by_its_results_and_stops_nobody() {
        Lab lab = Lab.measured(temporary);
        String broken = registered(lab, "0.02");
        lab.run(broken);
        String next = registered(lab, "0.03");
        lab.repo.git("switch", "-q", "exp/" + broken);
        lab.repo.sh("printf 'seeds: {\\n' >> experiment.yaml");
        lab.repo.git("commit", "-q", "-a", "--no-verify", "-m", trailers(lab, broken));
        lab.repo.git("switch", "-q", "main");

        assertThat(tries(lab.run(next))).isEqualTo(2);
    }

    private static String trailers(Lab lab, String name) {
        return "by hand\n\n" + lab.repo.git("log", "-1", "--format=%(trailers:only,unfold)", "exp/" + name);
    }
}
