package dev.paribus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small project through the whole loop, as the reading verbs and the views show it. */
class LoopTest {
    private static final String SCRIPT = """
            lr=$(sed -n 's/.*"lr": *\\([0-9.e-]*\\).*/\\1/p' "$PARIBUS_PARAMS")
            [ "$lr" != 9 ] || { echo "lr is too large"; exit 3; }
            awk -v lr="$lr" -v seed="$PARIBUS_SEED" 'BEGIN { printf "acc: %.4f\\n", 0.5 + lr * 100 + seed * 0.001 }'
            """;

    @TempDir
    Path temporary;

    private static Map<String, ?> envelope(String json) throws MalformedJson {
        return Json.parseObject(json);
    }

    private static String cell(List<String> table, String name, String column) {
        int at = List.of(table.get(0).split("\t")).indexOf(column);
        return table.stream()
                .filter(row -> row.startsWith(name + "\t"))
                .map(row -> row.split("\t", -1)[at])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_view_of_a_small_history() throws MalformedJson {
        TestRepo repo = TestRepo.in(temporary)
                .write("train.sh", SCRIPT)
                .write("params.yaml", "lr: 0.001  # the rate\nepochs: 20\n");
        repo.commit("project: a script");
        repo.paribus(
                        "init",
                        "--command",
                        "sh train.sh",
                        "--params",
                        "params.yaml",
                        "--metric",
                        "acc:maximize",
                        "--seeds",
                        "1..3")
                .ok();
        assertThat(repo.paribus("log").ok().err()).contains("no champion yet", "hint: paribus run");
        assertThat(repo.paribus("status", "--text").ok().out())
                .contains("No champion yet on main", "Registered, not run", "next: paribus run");

        repo.paribus("run").ok();
        assertThat(repo.paribus("log").ok().err())
                .contains("only the baseline", "paribus try PATH=VALUE --because TEXT");

        String name = repo.paribus("new", "lr=0.002", "--because", "it underfits", "--success", "acc > parent")
                .ok()
                .text();
        assertThat(name).matches("[a-z]+-[a-z]+");
        Map<String, ?> ran = envelope(repo.paribus("run", name, "--json").ok().out());
        assertThat(ran.get("kind")).isEqualTo("run");
        assertThat(String.valueOf(ran.get("data"))).contains(name, "supported", "paribus keep " + name);

        List<String> log = repo.paribus("log").ok().lines();
        assertThat(cell(log, name, "change")).isEqualTo("lr: 0.001 -> 0.002");
        assertThat(cell(log, name, "verdict")).isEqualTo("supported");
        assertThat(cell(log, name, "direction")).isEqualTo("better");
        assertThat(cell(log, name, "standing")).isEqualTo("measured");

        String word = name.substring(name.indexOf('-') + 1);
        assertThat(repo.paribus("show", word, "--text").ok().out())
                .contains(
                        name + "  measured, supported",
                        "it underfits",
                        "acc > parent",
                        "git switch exp/" + name,
                        "just now  lr 0.001 -> 0.002");
        assertThat(repo.paribus("diff", "exp/" + name).ok().out())
                .contains("parameter\tlr\t0.001\t0.002\tchanged\t", "metric\tacc\t");
        assertThat(repo.paribus("diff", name, "--text").ok().out())
                .contains("observed  lr: 0.001 -> 0.002", "1 equal", "no file differs");
        assertThat(repo.paribus("status", "--text").ok().out())
                .contains("Supported, undecided", "next: paribus keep " + name + " --because TEXT");

        repo.paribus("keep", name, "--because", "better on every seed", "--json")
                .ok();
        assertThat(cell(repo.paribus("log").ok().lines(), name, "standing")).isEqualTo("champion");

        String failed = repo.paribus("try", "lr=9", "--because", "more is more")
                .exits(1)
                .out();
        String loser = failed.lines().skip(1).findFirst().orElseThrow().split("\t")[0];
        assertThat(repo.paribus("show", loser, "--text").ok().out())
                .contains(
                        "failed",
                        "lr is too large",
                        "End of the log of seed 1",
                        "  paribus run " + loser + "  what is missing");
        assertThat(repo.paribus("log", "--text").ok().out()).contains("✕  " + loser, "◆  " + name);
        assertThat(repo.paribus("show", "nobody").exits(3).err()).contains("there is no experiment 'nobody'");
        assertThat(envelope(repo.paribus("--json", "show", "nobody").exits(3).out())
                        .get("data"))
                .isEqualTo(List.of());
    }
}
