package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an answer is known without a further child, it is the one that the child would have given. */
final class FewerChildrenTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    @Test
    void an_ancestor_is_found_near_far_and_through_a_merge() {
        Oid first = repo.commit("0", "a", "0");
        Oid tip = first;
        for (int i = 1; i <= 12; i++) {
            tip = repo.commit("commit " + i, "a", "" + i);
        }
        Oid side = repo.onTop(first, "b", "b");
        Oid merge = repo.writer().commit(Oid.EMPTY_TREE, List.of(tip, side), "merge");
        GitReader reader = repo.reader();
        assertThat(reader.isAncestor(reader.commit(tip).parents().get(0), tip)).isTrue();
        assertThat(reader.isAncestor(first, tip)).isTrue();
        assertThat(reader.isAncestor(side, merge)).isTrue();
        assertThat(reader.isAncestor(side, tip)).isFalse();
        assertThat(reader.isAncestor(tip, first)).isFalse();
    }

    @Test
    void paths_of_a_tree_are_the_same_after_all_of_it_was_listed() {
        repo.write("data/a", "a");
        repo.write("data/deep/b", "b");
        repo.write("database", "c");
        repo.write("glob*", "d");
        repo.git("add", "-A");
        repo.git("commit", "-q", "-m", "files");
        Oid head = new Oid(repo.git("rev-parse", "HEAD"));
        List<List<String>> questions = List.of(
                List.of("data"),
                List.of("data/"),
                List.of("database", "data/deep/b"),
                List.of("glob*"),
                List.of("dat"),
                List.of("none"));
        GitReader knowing = repo.reader();
        knowing.tree(head, List.of());
        for (List<String> question : questions) {
            assertThat(knowing.tree(head, question))
                    .as("%s", question)
                    .containsExactlyElementsOf(repo.reader().tree(head, question));
        }
        assertThat(knowing.tree(head, List.of("data")))
                .extracting(TreeEntry::path)
                .containsExactly("data/a", "data/deep/b");
    }

    @Test
    void a_committer_of_its_own_is_not_taken_for_the_author() {
        Oid one = repo.commit("one", "a", "a");
        String both = "%an <%ae> %cn <%ce>";
        Oid plain = repo.onTop(one, "b", "b");
        repo.git("config", "committer.name", "Robot");
        Oid configured = repo.onTop(one, "b", "b");
        repo.git("config", "--unset", "committer.name");
        Oid told = repo.with("GIT_COMMITTER_EMAIL", "robot@x").onTop(one, "b", "b");

        String who = repo.git("log", "-1", "--format=%an <%ae>", plain.hex());
        assertThat(repo.git("log", "-1", "--format=" + both, plain.hex())).isEqualTo(who + " " + who);
        assertThat(repo.git("log", "-1", "--format=" + both, configured.hex())).startsWith(who + " Robot <");
        assertThat(repo.git("log", "-1", "--format=" + both, told.hex()))
                .startsWith(who)
                .endsWith("<robot@x>");
    }
}
