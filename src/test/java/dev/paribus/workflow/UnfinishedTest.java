package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.support.Ran;
import dev.paribus.workflow.session.AdoptionJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command began and did not finish, or somebody else may still finish, is told by doctor for what it is. */
class UnfinishedTest {
    @TempDir
    Path temporary;

    private Lab lab;
    private String name;

    @BeforeEach
    void a_measured_experiment_beside_the_champion() {
        lab = Lab.measured(temporary);
        name = lab.register("it steps farther", "lr=0.02").name().text();
        lab.run(name);
    }

    @Test
    void a_keep_that_was_cut_off_is_finished() {
        Oid branchAt = tip("exp/" + name);
        Oid trunkAt = tip("main");
        lab.repo
                .paribus("keep", name, "--because", "better", "--although", "it is a test")
                .ok();
        Oid decision = tip("exp/" + name);
        Oid merge = tip("main");
        lab.repo.git("reset", "-q", "--hard", trunkAt.hex());
        lab.repo.git("update-ref", "refs/heads/exp/" + name, branchAt.hex());
        new AdoptionJournal(lab.repo.path(".git/paribus"))
                .write(new AdoptionJournal.Intent(
                        new ExperimentName(name),
                        "refs/heads/exp/" + name,
                        branchAt,
                        decision,
                        "refs/heads/main",
                        trunkAt,
                        merge));

        assertThat(doctor(1).out()).contains("[keep-unfinished]", "keeping " + name + " was begun and not finished");
        assertThat(tip("main")).isEqualTo(trunkAt);

        assertThat(doctor(0, "--fix").out()).contains("mended: ");
        assertThat(tip("main")).isEqualTo(merge);
        assertThat(tip("exp/" + name)).isEqualTo(decision);
        assertThat(lab.repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void a_result_that_waits_for_its_branch_is_put_there_and_one_that_does_not_fit_stays() {
        Oid result = tip("exp/" + name);
        String waiting = "refs/paribus/pending/heads/exp/" + name;
        lab.repo.git("update-ref", "refs/heads/exp/" + name, result.hex() + "^");
        lab.repo.git("update-ref", waiting, result.hex());

        assertThat(doctor(1).out()).contains("[pending]", "waits for exp/" + name);
        assertThat(doctor(0, "--fix").out()).contains("mended: ");
        assertThat(tip("exp/" + name)).isEqualTo(result);
        assertThat(lab.repo.git("for-each-ref", "refs/paribus/pending")).isEmpty();

        String other =
                lab.repo.git("commit-tree", "-p", result.hex() + "^", "-m", "beside it", result.hex() + "^{tree}");
        lab.repo.git("update-ref", waiting, other);
        assertThat(doctor(1, "--fix").out())
                .contains("[pending]", "hint: exp/" + name + " has moved to other commits: git log " + waiting)
                .doesNotContain("mended");
        assertThat(lab.repo.git("rev-parse", waiting)).isEqualTo(other);
    }

    @Test
    void an_attempt_on_another_machine_is_left_alone_and_its_journal_stays() throws IOException {
        Path run = journal();
        Files.delete(run.resolve("delivered"));
        Files.delete(run.resolve("end.json"));
        for (String file : new String[] {"intent.json", "start.json"}) {
            Files.writeString(
                    run.resolve(file),
                    Files.readString(run.resolve(file))
                            .replaceFirst("(\"host\": *)\"[^\"]*\"", "$1\"a-node-far-away\""));
        }
        Files.setLastModifiedTime(
                run.resolve("heartbeat"),
                FileTime.from(lab.repo.clock().instant().minusSeconds(3600)));

        Ran ran = doctor(1, "--fix");
        assertThat(ran.out())
                .contains("[attempt-unknown]", "look on a-node-far-away")
                .doesNotContain("mended");
        assertThat(run.resolve("end.json")).doesNotExist();
        assertThat(lab.repo.paribus("--text", "gc", "--dry-run").ok().out()).contains("may run elsewhere");
        assertThat(doctor(1).out()).doesNotContain("could be deleted");
    }

    @Test
    void a_journal_of_a_newer_version_is_named_and_left_alone() throws IOException {
        Path newer = lab.repo.path(".git/paribus/runs/" + "d".repeat(32));
        Files.createDirectories(newer);
        Files.writeString(newer.resolve("intent.json"), "{\"paribus\": 2, \"everything\": \"else\"}\n");

        assertThat(doctor(1, "--fix").out())
                .contains("[journal-newer]", "d".repeat(32), "use that version")
                .doesNotContain("mended", "could be deleted");
        assertThat(lab.repo.paribus("gc").ok().err()).contains("journal-newer");
        assertThat(newer.resolve("intent.json")).isNotEmptyFile();
    }

    private Path journal() throws IOException {
        try (Stream<Path> all = Files.list(lab.repo.path(".git/paribus/runs"))) {
            for (Path run : all.sorted().toList()) {
                if (Files.readString(run.resolve("intent.json")).contains(name)) {
                    return run;
                }
            }
        }
        throw new AssertionError("no attempt of " + name);
    }

    private Oid tip(String branch) {
        return new Oid(lab.repo.git("rev-parse", branch));
    }

    private Ran doctor(int exit, String... words) {
        return lab.repo
                .paribus(Stream.concat(Stream.of("--text", "doctor"), Stream.of(words))
                        .toArray(String[]::new))
                .exits(exit);
    }
}
