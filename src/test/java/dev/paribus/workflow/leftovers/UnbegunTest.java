package dev.paribus.workflow.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.Oid;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.conclusion.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worktree whose maker was killed: the next writing command takes it away at once, unless it holds anything of somebody's. */
class UnbegunTest {
    private static final String TOKEN = "30bc494366218a5d0ea0d8685cd81ff2";

    @TempDir
    Path temporary;

    private Lab lab;
    private Path worktree;
    private Path entry;

    @BeforeEach
    void a_worktree_that_no_attempt_knows() {
        lab = Lab.measured(temporary);
        Path git = lab.repo.dir().resolve(".git");
        worktree = git.resolve("paribus/worktrees").resolve(TOKEN);
        entry = git.resolve("worktrees").resolve(TOKEN);
        lab.session().worktrees().add(worktree, new Oid(lab.repo.git("rev-parse", "HEAD")));
    }

    private void recover() {
        assertThat(new Recovery(lab.session()).run()).isEmpty();
    }

    @Test
    void one_whose_last_file_git_had_only_begun_to_write_is_gone() throws Exception {
        Files.writeString(worktree.resolve("train.sh"), "#!/bin");
        Files.delete(worktree.resolve("params.yaml"));
        Files.createFile(entry.resolve("index.lock"));
        recover();
        assertThat(worktree).doesNotExist();
        assertThat(entry).doesNotExist();
    }

    @Test
    void the_entry_of_one_whose_folder_is_gone_need_not_grow_old() throws Exception {
        assertThat(lab.repo.sh("rm -rf '" + worktree + "'").exit()).isZero();
        recover();
        assertThat(entry).doesNotExist();
    }

    @Test
    void one_in_which_somebody_wrote_stays() throws Exception {
        Files.writeString(worktree.resolve("train.sh"), "#!/bin/sh\n# mine\n");
        recover();
        assertThat(worktree.resolve("train.sh")).hasContent("#!/bin/sh\n# mine\n");
    }
}
