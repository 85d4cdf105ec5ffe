package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The session of {@code src/test/python/session.py}, 126 single runs of which 22 were kept, as experiments of one seed: real
 * branches, real runs, real decisions. Minutes long; a part of it is played with every build.
 */
class SessionReplayTest {
    private static final String SCRIPT = """
            #!/bin/sh
            idea=$(sed -n 's/.*"idea": \\([0-9]*\\).*/\\1/p' "$PARIBUS_PARAMS")
            value=$(sed -n "$((idea + 2))p" session.csv | cut -d, -f2)
            test -n "$value" || exit 1
            echo "val_bpb: $value"
            """;

    @TempDir
    Path temp;

    private static List<String> rows() throws IOException {
        try (InputStream in = SessionReplayTest.class.getResourceAsStream("/dev/paribus/evidence/session.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void the_first_rows_are_inconclusive_or_failed_and_can_be_kept_only_in_spite_of_it() throws IOException {
        play(6);
    }

    @Test
    @Tag("slow")
    void all_126_are_inconclusive_or_failed_and_can_be_kept_only_in_spite_of_it() throws IOException {
        play(126);
    }

    private void play(int number) throws IOException {
        List<String> rows = rows();
        TestRepo repo = TestRepo.in(temp);
        repo.executable("train.sh", SCRIPT);
        repo.write("session.csv", String.join("\n", rows) + "\n");
        repo.write("params.yaml", "idea: 0\n");
        repo.commit("a training script");
        repo.paribus("init", "--metric", "val_bpb:minimize", "--params", "params.yaml", "--seeds", "1")
                .ok();
        repo.paribus("run").ok();
        var verdicts = new ArrayList<String>();
        for (int row = 1; row < number; row++) {
            verdicts.add(decided(repo, row, rows.get(row + 1).split(",", -1)));
        }

        assertThat(verdicts).allMatch(verdict -> verdict.equals("inconclusive") || verdict.equals("failed"));
        assertThat(verdicts).contains("inconclusive");
        assertThat(repo.paribus("check", "--all").exit()).isZero();
    }

    /** Plays a row and says what its experiment is: the verdict, or {@code failed}. */
    private static String decided(TestRepo repo, int row, String[] fields) {
        String name = repo.paribus("new", "idea=" + row, "--because", fields[0] + " lowers it")
                .ok()
                .out()
                .strip();
        repo.paribus("run", name);
        String reason = fields[1] + " is what it gave";
        if (fields[2].equals("keep")) {
            Ran refused = repo.paribus("keep", name, "--because", reason);
            assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
            repo.paribus("keep", name, "--because", reason, "--although", "it was lower, once")
                    .ok();
        } else {
            repo.paribus("discard", name, "--because", reason).ok();
        }
        String summary =
                repo.git("show", (fields[2].equals("keep") ? "main" : "exp/" + name) + ":results/summary.yaml");
        String key = fields[2].equals("crash") ? "state: " : "verdict: ";
        return summary.lines()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .substring(key.length());
    }
}
