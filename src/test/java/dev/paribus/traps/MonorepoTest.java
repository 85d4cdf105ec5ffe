package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C26: two projects in one repository, one of which uses code outside of its directory. */
class MonorepoTest {
    @TempDir
    Path temporary;

    private TestRepo repo;

    @BeforeEach
    void two_projects_and_common_code() {
        repo = TestRepo.in(temporary);
        repo.write("common/model.sh", Ground.MODEL);
        for (String project : new String[] {"one", "two"}) {
            repo.write(project + "/train.sh", Ground.TRAIN.replace("./model.sh", "../common/model.sh"));
            repo.write(project + "/params.yaml", Ground.PARAMS);
        }
        repo.commit("two projects");
        for (String project : new String[] {"one", "two"}) {
            in(project, "init", "--metric", "acc:maximize", "--seeds", "1..2").ok();
            repo.write(
                    project + "/paribus.yaml",
                    repo.read(project + "/paribus.yaml").stripTrailing() + "\ncode: [., ../common]\n");
            repo.commit(project + ": common code counts");
            in(project, "run").ok();
        }
    }

    private Ran in(String project, String... words) {
        return repo.paribusIn(repo.path(project), words);
    }

    @Test
    void equal_names_in_two_projects_are_two_experiments() {
        for (String project : new String[] {"one", "two"}) {
            in(project, "try", "lr=0.2", "--because", "it raises acc since steps are small", "--name", "amber-otter")
                    .ok();
        }
        for (String project : new String[] {"one", "two"}) {
            assertThat(in(project, "check", "amber-otter").ok().lines())
                    .as(project)
                    .hasSize(1);
            assertThat(in(project, "check", "--all").ok().lines()).as(project).hasSize(1);
            in(project, "check").ok();
            assertThat(in(project, "check", "amber-otter", "--json").out()).contains("\"registration\": \"proven\"");
        }
    }

    @Test
    void a_change_of_the_common_code_is_seen_as_a_second_change_and_the_other_project_is_not() {
        in("one", "new", "lr=0.2", "--because", "it raises acc since steps are small", "--name", "amber-otter")
                .ok();
        String branch = repo.git(
                        "for-each-ref",
                        "--format=%(refname:short)",
                        "refs/heads/*/amber-otter",
                        "refs/heads/*-one/amber-otter")
                .lines()
                .findFirst()
                .orElseThrow();
        repo.git("switch", "-q", branch);
        repo.write("two/README.md", "other words\n").write("two/params.yaml", Ground.PARAMS.replace("0.05", "0.06"));
        repo.commit("two: something else");
        assertThat(in("one", "check", "amber-otter").ok().lines()).hasSize(1);
        repo.write("common/model.sh", Ground.BETTER_MODEL);
        repo.commit("common: see more");
        assertThat(in("one", "check", "amber-otter").exits(1).out())
                .contains("two-changes")
                .contains("common/model.sh");
    }

    @Test
    void a_branch_that_blocks_all_others_is_named() throws IOException {
        var fresh = new Ground(Files.createDirectories(temporary.resolve("other")));
        fresh.repo.commit("a training script");
        fresh.repo.git("branch", "exp");
        Ran refused = fresh.repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..2");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("exp");
    }
}
