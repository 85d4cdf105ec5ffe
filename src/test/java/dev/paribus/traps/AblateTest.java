package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept may do nothing any more beside what was kept since; each kept change is taken back alone. */
class AblateTest {
    /** amber-otter (a rate) was kept, then bold-heron, calm-ibis and deep-lake in one combination. */
    private static final RepoTemplate KEPT = new RepoTemplate(folder -> {
        TestRepo repo = Brood.measured(folder);
        repo.paribus("keep", "amber-otter", "--because", "better").ok();
        repo.paribus(
                        "combine",
                        "bold-heron",
                        "calm-ibis",
                        "deep-lake",
                        "--because",
                        "it raises acc since x",
                        "--name",
                        "joint-reef")
                .ok();
        repo.paribus("run", "joint-reef").ok();
        repo.paribus("keep", "joint-reef", "--because", "better").ok();
        return repo;
    });

    @TempDir
    Path temporary;

    private TestRepo repo;

    /** By the change that is taken back, the names of its experiments. */
    private static Map<String, String> names(Ran ran) {
        var out = new LinkedHashMap<String, String>();
        ran.lines().stream().skip(1).map(line -> line.split("\t")).forEach(cells -> out.put(cells[1], cells[0]));
        return out;
    }

    @Test
    void each_kept_change_is_taken_back_alone_a_combination_part_by_part() {
        repo = KEPT.copyTo(temporary);
        RepoState before = repo.state();
        assertThat(names(repo.paribus("ablate", "--dry-run").ok()))
                .containsOnlyKeys("bold-heron", "calm-ibis", "deep-lake", "amber-otter");
        assertThat(repo.state()).isEqualTo(before);
        String head = repo.git("rev-parse", "HEAD");

        Map<String, String> names = names(repo.paribus("ablate").ok());

        assertThat(repo.git("rev-parse", "HEAD")).isEqualTo(head);
        assertThat(repo.git("status", "--porcelain")).isEmpty();
        assertThat(repo.git("diff", "main", "exp/" + names.get("amber-otter"), "--", "params.yaml", "model.sh"))
                .contains("-lr: 0.2   # the rate", "+lr: 0.1   # the rate")
                .doesNotContain("-wd", "+wd", "model.sh");
        assertThat(repo.git("diff", "main", "exp/" + names.get("calm-ibis"), "--", "params.yaml", "model.sh"))
                .contains("-bonus=0.2", "+bonus=0")
                .doesNotContain("params.yaml", "-cap", "+cap");
        String record = repo.git("show", "exp/" + names.get("calm-ibis") + ":experiment.yaml");
        assertThat(record)
                .contains(
                        "parent: joint-reef",
                        "what: calm-ibis taken back",
                        "acc >= parent - 0.1",
                        "family: 4 changes of joint-reef taken back from " + names.get("bold-heron") + " on",
                        "if_refuted: calm-ibis earns its place");
        assertThat(repo.paribus("check", "--all").ok().out()).doesNotContain("\terror\t");
    }

    /** With the high rate the weight costs more than it gives. */
    @Test
    void supported_means_dead_weight_and_refuted_that_it_earns_its_place() {
        repo = KEPT.copyTo(temporary);
        Map<String, String> names =
                names(repo.paribus("ablate", "--margin", "0.02").ok());
        repo.paribus("run", names.get("bold-heron"), names.get("calm-ibis")).ok();

        assertThat(repo.paribus("show", names.get("bold-heron"), "--text").ok().out())
                .contains("measured, supported", "Taking back bold-heron (wd: 0.01 -> 0.05) keeps acc within 0.02 of");
        assertThat(repo.paribus("show", names.get("calm-ibis"), "--text").ok().out())
                .contains("measured, refuted", "if refuted  calm-ibis earns its place");
        assertThat(repo.paribus("check", "--all").ok().out()).doesNotContain("\terror\t");
        repo.paribus("keep", names.get("bold-heron"), "--because", "it did nothing any more")
                .ok();
        assertThat(repo.read("params.yaml")).contains("wd: 0.05", "lr: 0.2");
    }

    @Test
    void what_was_changed_again_or_is_measured_already_is_left_out_and_named() {
        repo = Brood.measured(temporary);
        Ran first = repo.paribus("ablate").exits(1);
        assertThat(first.err()).contains("nothing-to-take-back", "no change was kept");
        repo.paribus("keep", "amber-otter", "--because", "better").ok();
        assertThat(repo.paribus("ablate").exits(1).err())
                .contains("amber-otter cannot be taken back alone: parameters, code and data are those of");
        repo.paribus("try", "lr=0.3", "--because", "it raises acc since x", "--name", "grey-owl")
                .ok();
        repo.paribus("keep", "grey-owl", "--because", "better").ok();
        Brood.idea(repo, "high-fir", Brood.MODEL.replace("cap=0", "cap=0.15"));
        repo.paribus("keep", "high-fir", "--because", "better").ok();

        Ran ran = repo.paribus("ablate", "--text").ok();

        assertThat(ran.out())
                .contains(
                        "Registered 1 experiment that takes one kept change of high-fir back",
                        "without grey-owl",
                        "left out: high-fir: parameters, code and data are those of 'fair-reed'",
                        "left out: amber-otter: 'lr' is changed by amber-otter and in high-fir since");
        assertThat(repo.paribus("ablate", "grey-owl", "--dry-run").exit()).isIn(0, 1);
        for (List<String> wrong :
                List.of(List.of("--margin", "0"), List.of("--margin", "x"), List.of("--seeds", "1,1"))) {
            assertThat(repo.paribus("ablate", wrong.get(0), wrong.get(1)).exit())
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
    }
}
