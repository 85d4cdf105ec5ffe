package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyObjectsTest {
    private static final String ODD = "dir with space/é\nnew \"line\"\t.txt";

    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    @Test
    void files_of_many_commits_come_by_one_child_and_missing_ones_are_absent() {
        List<GitReader.FileAt> wanted = new ArrayList<>();
        Oid tree = repo.commit("one", "a", "x".repeat(100_000), ODD, "odd", "link-target", "t");
        for (int i = 0; i < 2000; i++) {
            wanted.add(new GitReader.FileAt(tree, i % 2 == 0 ? "a" : "no/such/file/number/" + i));
        }
        wanted.add(new GitReader.FileAt(tree, ODD));
        wanted.add(new GitReader.FileAt(tree, "dir with space"));
        Map<GitReader.FileAt, GitReader.Blob> found = repo.reader().files(wanted);
        assertThat(found).hasSize(2);
        assertThat(found.get(new GitReader.FileAt(tree, ODD)).text()).isEqualTo("odd");
        assertThat(found.get(new GitReader.FileAt(tree, "a")).content()).hasSize(100_000);
    }

    @Test
    void many_files_of_a_hooks_index_are_that_indexs() throws Exception {
        repo.commit("one", "a", "a");
        Path other = temp.resolve("other-index");
        Files.copy(repo.root.resolve(".git/index"), other);
        Repo hook = repo.with("GIT_INDEX_FILE", other.toString());
        List<GitReader.FileAt> wanted = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            repo.write("many/" + i, "staged " + i % 7);
            wanted.add(new GitReader.FileAt(Oid.INDEX, "many/" + i));
        }
        hook.git("add", "many");

        assertThat(hook.reader().files(wanted))
                .hasSize(150)
                .allSatisfy((at, blob) -> assertThat(blob.text())
                        .isEqualTo("staged " + Integer.parseInt(at.path().substring(5)) % 7));
        assertThat(repo.reader().files(wanted)).isEmpty();
    }
}
