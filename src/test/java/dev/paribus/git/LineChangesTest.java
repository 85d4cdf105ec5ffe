package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineChangesTest {
    @TempDir
    Path temp;

    @Test
    void every_commit_says_what_it_changes_against_its_first_parent() {
        Repo repo = Repo.init(temp);
        Oid root = repo.commit("one", "a", "a");
        repo.git("switch", "-q", "-c", "side");
        repo.commit("side", "odd\nname", "s");
        repo.git("switch", "-q", "main");
        repo.git("commit", "-q", "--allow-empty", "-m", "empty");
        repo.git("merge", "-q", "--no-edit", "side");
        GitReader reader = repo.reader();
        List<CommitInfo> line = reader.firstParents(reader.resolve("main").orElseThrow(), null, List.of(), 10);
        Map<Oid, List<TreeChange>> changes = reader.changes(line);
        assertThat(changes.keySet())
                .containsExactlyElementsOf(line.stream().map(CommitInfo::id).toList());
        assertThat(changes.get(line.get(0).id()))
                .extracting(TreeChange::path, TreeChange::status)
                .containsExactly(tuple("odd\nname", 'A'));
        assertThat(changes.get(line.get(1).id())).isEmpty();
        assertThat(changes.get(root)).extracting(TreeChange::path).containsExactly("a");
        assertThat(reader.changes(List.of())).isEmpty();
    }
}
