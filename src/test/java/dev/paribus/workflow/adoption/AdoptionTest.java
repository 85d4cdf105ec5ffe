package dev.paribus.workflow.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.conclusion.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people decide at once: whoever is refused stays refused. */
class AdoptionTest {
    @TempDir
    Path temporary;

    @Test
    void a_keep_that_came_too_late_is_not_finished_by_the_next_command() {
        Lab lab = Lab.measured(temporary);
        String name = lab.register("Larger steps raise acc because the loss still falls.", "lr=0.02")
                .name()
                .text();
        lab.run(name);
        Found asItWas = lab.found(name);
        new Deciding(lab.session()).discard(asItWas, "another thinks not");
        String trunk = lab.repo.git("rev-parse", "main");

        assertThatThrownBy(() -> new Adoption(lab.session()).keep(asItWas, "one thinks so", "one seed"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problems().get(0).code()).isEqualTo("branch-moved"));
        assertThat(Files.exists(lab.repo.dir().resolve(".git/paribus/adoptions").resolve(name)))
                .isFalse();
        assertThat(new Recovery(lab.session()).run()).isEmpty();
        assertThat(lab.repo.git("rev-parse", "main")).isEqualTo(trunk);
    }

    @Test
    void what_a_keep_left_that_was_killed_with_its_git_is_gone_after_the_next_writing_command() throws Exception {
        Lab lab = Lab.measured(temporary);
        Path git = lab.repo.dir().resolve(".git");
        Path intent = git.resolve("paribus/adoptions/.amber-otter.97aad908692e643d.tmp");
        Files.createDirectories(intent.getParent());
        Files.writeString(intent, "paribus-adoption 1\n");
        Files.setLastModifiedTime(intent, FileTime.from(Instant.EPOCH));
        Path index = Files.createFile(git.resolve("index.lock"));
        Files.setLastModifiedTime(index, FileTime.from(Instant.EPOCH));
        Files.writeString(git.resolve("paribus/checkout.note"), "index\n");
        assertThat(new Recovery(lab.session()).run()).isEmpty();
        assertThat(intent).doesNotExist();
        assertThat(index).doesNotExist();
    }
}
