package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that a training meets, wherever it lets them out: none may be in any object of the repository. */
final class CanaryTest {
    private static final String PASSWORD = "w7Kq-canary-Zt93xLmP";

    @TempDir
    Path temporary;

    @Test
    void no_secret_of_a_metric_file_or_of_collected_ones_gets_into_an_object() {
        TestRepo repo = TestRepo.in(temporary);
        String npm = "npm_" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
        repo.write("train.sh", """
                mkdir -p "logs/$DB_PASSWORD"
                printf 'epoch,acc,%s,note\n1,0.5,1,%s\n' "$DB_PASSWORD" "$REGISTRY" >"logs/$DB_PASSWORD/train.csv"
                printf '{"f1": 0.4, "%s": 2, "by": "%s"}' "$REGISTRY" "$DB_PASSWORD" >metrics.json
                """).write("params.yaml", "lr: 0.1\n").commit("a script with loggers");
        repo.paribus("init", "--metric", "acc:maximize", "--metric", "f1:maximize", "--seeds", "1")
                .ok();
        repo.write(
                "paribus.yaml",
                repo.read("paribus.yaml").replace("f1: {goal: maximize", "f1: {goal: maximize, file: metrics.json"));
        repo.commit("where f1 stands");
        Map<String, String> secrets = Map.of("DB_PASSWORD", PASSWORD, "REGISTRY", npm);
        repo.paribusIn(repo.dir(), secrets, List.of("run")).ok();
        repo.paribus("new", "lr=0.2", "--because", "it is slow", "--name", "faster", "--seeds", "1")
                .ok();
        Path elsewhere = repo.dir().resolveSibling("elsewhere");
        repo.sh("cp -R .paribus/*/seed-1/attempt-1 ../elsewhere && mv ../elsewhere/metrics.json ../" + npm + ".json")
                .ok();
        repo.paribusIn(
                        repo.dir(),
                        secrets,
                        List.of(
                                "collect",
                                "faster",
                                "--seed",
                                "1",
                                "--commit",
                                "exp/faster",
                                elsewhere.toString(),
                                elsewhere.resolveSibling(npm + ".json").toString()))
                .ok();
        String objects = repo.sh(
                        "git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch | tr -d '\\000'")
                .out();
        assertThat(objects)
                .contains("source: \"logs/[value of DB_PASSWORD removed]/train.csv, metrics.json\"")
                .contains("path: \"logs/[value of DB_PASSWORD removed]/train.csv\"")
                .contains("path: \"[secret removed].json\"")
                .contains("\"[value of DB_PASSWORD removed]\": 1");
        assertThat(objects).doesNotContain(PASSWORD).doesNotContain(npm);
    }

    /** A command that passes a key on in its argument vector, and a person who types one into a sentence. */
    @Test
    void no_secret_of_an_argument_vector_gets_into_an_object() {
        TestRepo repo = TestRepo.in(temporary);
        String npm = "npm_" + "zY3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
        repo.write("train.sh", "sh inner.sh \"$DB_PASSWORD\"; echo acc: 0.5\n")
                .write("inner.sh", "tr '\\000' ' ' </proc/$$/cmdline; ps -o args= -p $$\n")
                .write("params.yaml", "lr: 0.1\n")
                .commit("a script that passes a key on");
        Map<String, String> env = Map.of("DB_PASSWORD", PASSWORD);
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1").ok();
        repo.paribusIn(repo.dir(), env, List.of("run")).ok();
        for (String secret : List.of(PASSWORD, npm)) {
            for (List<String> words : List.of(
                    List.of("try", "lr=0.2", "--because", "it may work with " + secret),
                    List.of("run", "--again", "--because", "again with " + secret))) {
                var refused = repo.paribusIn(repo.dir(), env, words);
                assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
                assertThat(refused.err()).contains("looks like a secret").doesNotContain(secret);
            }
        }
        String objects = objects(repo);
        assertThat(objects).contains("sh inner.sh [value of DB_PASSWORD removed]");
        assertThat(objects).doesNotContain(PASSWORD).doesNotContain(npm);
    }

    private static String objects(TestRepo repo) {
        return repo.sh(
                        "git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch | tr -d '\\000'")
                .out();
    }

    @Test
    void no_secret_gets_into_an_object() {
        TestRepo repo = TestRepo.in(temporary);
        // Put together here, so that no scanner of this project's own files finds one.
        String npm = "npm_" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
        repo.write("train.sh", """
                echo "login with $DB_PASSWORD, registry $REGISTRY"
                echo weights >"$PARIBUS_OUTPUT/ckpt-$DB_PASSWORD"
                printf '{"step": 1, "acc": 0.5, "%s": 1, "note": "%s"}\n' "$DB_PASSWORD" "$DB_PASSWORD" >"$PARIBUS_METRICS"
                """).write("params.yaml", "lr: 0.1\n").commit("a script that talks");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1").ok();
        repo.paribusIn(
                        repo.dir(),
                        Map.of("DB_PASSWORD", PASSWORD, "REGISTRY", npm, "PYTHONSTARTUP", PASSWORD),
                        List.of("run"))
                .ok();
        String objects = repo.sh(
                        "git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch | tr -d '\\000'")
                .out();
        assertThat(objects)
                .contains("login with [value of DB_PASSWORD removed], registry [secret removed]")
                .contains("ckpt-[value of DB_PASSWORD removed]")
                .contains("\"[value of DB_PASSWORD removed]\": 1}")
                .contains("PYTHONSTARTUP");
        assertThat(objects).doesNotContain(PASSWORD).doesNotContain(npm);
    }
}
