package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilterGuardTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    private static TreeEdit write(String text) {
        return new TreeEdit.Write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Map<String, TreeEdit> edits, String... paths) {
        assertThatThrownBy(() -> repo.writer().tree(repo.head(), edits)).isInstanceOfSatisfying(Failure.class, f -> {
            assertThat(f.kind()).isEqualTo(Failure.Kind.DATA);
            assertThat(f.problems()).extracting(Problem::code).containsOnly("filtered-path");
            assertThat(f.problems()).hasSize(paths.length);
            for (int i = 0; i < paths.length; i++) {
                assertThat(f.problems().get(i).message()).contains("'" + paths[i] + "'");
            }
        });
        try (var left = Files.exists(repo.root.resolve(".git/paribus"))
                ? Files.list(repo.root.resolve(".git/paribus"))
                : java.util.stream.Stream.<Path>empty()) {
            assertThat(left).isEmpty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void plain_plumbing_makes_a_file_that_is_modified_for_ever() {
        repo.git("config", "filter.up.clean", "tr a-z A-Z");
        repo.commit("one", ".gitattributes", "*.csv filter=up\n");
        repo.sh(
                "id=$(printf abc | git hash-object -w --no-filters --stdin); git update-index --add --cacheinfo 100644,$id,x.csv;"
                        + " git commit -q -m raw; git reset -q --hard");
        assertThat(repo.status()).isEqualTo(" M x.csv");
    }

    @Test
    void a_path_with_a_filter_is_refused_by_the_attributes_of_the_tree_that_is_made() {
        repo.commit(
                "one",
                ".gitattributes",
                "*.csv filter=lfs\nresults/** -filter\n",
                "sub/.gitattributes",
                "\"x y\" filter=b\n");
        refused(
                new TreeMap<>(Map.of(
                        "sub/x y", write("1"), "a.csv", write("2"), "ok", write("3"), "results/a.csv", write("4"))),
                "a.csv",
                "sub/x y");
        Oid tree = repo.writer()
                .tree(repo.head(), new TreeMap<>(Map.of("a.csv", write("2"), ".gitattributes", write("# nothing\n"))));
        assertThat(repo.git("ls-tree", "-r", "--name-only", tree.hex())).contains("a.csv");
        repo.sh("rm .gitattributes");
        refused(Map.of("a.csv", write("2")), "a.csv");
    }

    @Test
    void attributes_that_an_edit_brings_count() {
        repo.commit("one", "a", "a");
        refused(
                new TreeMap<>(
                        Map.of("a.csv", write("2"), ".gitattributes", write("[attr]big filter=lfs\n*.csv big\n"))),
                "a.csv");
    }

    @Test
    void attributes_of_the_clone_and_of_the_person_count() throws Exception {
        repo.commit("one", "a", "a");
        repo.write(".git/info/attributes", "*.csv filter=x\n");
        refused(Map.of("a.csv", write("2")), "a.csv");
        Files.delete(repo.root.resolve(".git/info/attributes"));
        Path global = Files.createDirectories(repo.home.resolve(".config/git")).resolve("attributes");
        Files.writeString(global, "*.csv filter=x\n");
        refused(Map.of("a.csv", write("2")), "a.csv");
        Files.delete(global);
        Files.writeString(temp.resolve("named"), "*.csv filter=x\n");
        repo.git("config", "core.attributesFile", temp.resolve("named").toString());
        refused(Map.of("a.csv", write("2")), "a.csv");
    }

    @Test
    void an_existing_blob_may_be_put_at_a_filtered_path() {
        repo.commit("one", ".gitattributes", "*.csv filter=lfs\n", "a", "a");
        Oid tree = repo.writer().tree(repo.head(), Map.of("a.csv", new TreeEdit.Put("100644", repo.id("HEAD:a"))));
        assertThat(repo.git("show", tree + ":a.csv")).isEqualTo("a");
    }
}
