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
