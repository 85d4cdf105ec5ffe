package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildReaderTest {
    private static final String ODD = "dir with space/é\nnew \"line\"\t.txt";

    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    @Test
    void an_unborn_branch_is_a_state_that_can_be_read() {
        GitReader reader = repo.reader();
        assertThat(reader.headRef()).contains("refs/heads/main");
        assertThat(reader.resolve("HEAD")).isEmpty();
        repo.write("a", "a");
        repo.git("add", "a");
        assertThat(reader.staged(Oid.EMPTY_TREE)).extracting(TreeChange::path).containsExactly("a");
        assertThat(reader.edited()).extracting(TreeChange::status).containsExactly('A');
    }

    @Test
    void a_detached_head_is_a_state_that_can_be_read() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("switch", "-q", "--detach");
        assertThat(repo.reader().headRef()).isEmpty();
        assertThat(repo.reader().resolve("HEAD")).contains(one);
    }

    @Test
    void revisions_resolve_to_commits_and_nonsense_to_nothing() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("tag", "-a", "-m", "t", "v1");
        GitReader reader = repo.reader();
        assertThat(reader.resolve("v1")).contains(one);
        assertThat(reader.resolve("main")).contains(one);
        for (String nonsense : List.of("", "no", "--all", "a\nb", "HEAD:a", "main@{99999}", "exp/x y", "..")) {
            assertThat(reader.resolve(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void texts_of_commits_come_with_their_time_and_references_sorted_by_name() {
        Oid one = repo.commit("one\n\nExperiment: b\nExperiment-State: registered\n", "a", "a");
        repo.git("branch", "exp/b");
        Oid two = repo.commit("two\n\nno trailers here\n", "a", "b");
        repo.git("branch", "exp/a");
        repo.git("update-ref", "refs/archive/exp/z", "HEAD");
        repo.git("tag", "-a", "-m", "t", "exp/tag");
        Oid tag = new Oid(repo.git("rev-parse", "exp/tag").strip());
        Oid tree = new Oid(repo.git("rev-parse", "HEAD^{tree}").strip());
        Map<Oid, CommitText> texts = repo.reader().texts(List.of(one, tag, tree));
        assertThat(texts.get(one).message()).isEqualTo("one\n\nExperiment: b\nExperiment-State: registered\n");
        assertThat(texts.get(one).time())
                .isEqualTo(repo.reader().commit(one).committer().time());
        assertThat(texts.get(tag).id()).isEqualTo(two);
        assertThat(texts).containsOnlyKeys(one, tag);
        assertThatThrownBy(() -> repo.reader().texts(List.of(one, new Oid("1".repeat(40)))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("111111");
        assertThat(repo.reader().refs(List.of("refs/heads/exp/", "refs/archive/exp/")))
                .containsExactly(
                        Map.entry("refs/archive/exp/z", two),
                        Map.entry("refs/heads/exp/a", two),
                        Map.entry("refs/heads/exp/b", one));
        assertThat(repo.reader().refs(List.of("refs/heads/exp/")))
                .isEqualTo(Map.of("refs/heads/exp/a", two, "refs/heads/exp/b", one));
        assertThat(repo.reader().refs(List.of("refs/heads/main"))).containsOnlyKeys("refs/heads/main");
    }

    @Test
    void commits_are_read_whole() {
        Oid one = repo.commit("one", "a", "a");
        repo.git(
                "commit",
                "-q",
                "--allow-empty",
                "--date=@1600000000 -0330",
                "--author=Zoë <z@x>",
                "-m",
                "subj\n\nbody ü\n");
        CommitInfo info = repo.reader().commit(repo.head());
        assertThat(info.author())
                .isEqualTo(new Person(
                        "Zoë", "z@x", Instant.ofEpochSecond(1_600_000_000), ZoneOffset.ofHoursMinutes(-3, -30)));
        assertThat(info.parents()).containsExactly(one);
        assertThat(info.tree()).isEqualTo(repo.id("HEAD^{tree}"));
        assertThat(info.subject()).isEqualTo("subj");
        assertThat(info.message()).isEqualTo("subj\n\nbody ü\n");
        assertThatThrownBy(() -> repo.reader().commit(new Oid("1".repeat(40)))).isInstanceOf(Failure.class);
    }

    @Test
    void a_commit_in_another_encoding_is_read_as_text() throws Exception {
        repo.commit("one", "a", "a");
        repo.git("config", "i18n.commitEncoding", "ISO-8859-1");
        Path message = temp.resolve("message");
        Files.write(message, "h\u00e9h\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        repo.git("commit", "-q", "--allow-empty", "-F", message.toString());
        assertThat(repo.reader().commit(repo.head()).message()).isEqualTo("h\u00e9h\u00e9\n");
    }

    @Test
    void the_lasting_child_sees_what_was_written_after_it_started() {
        Oid one = repo.commit("one", "a", "a");
        GitReader reader = repo.reader();
        assertThat(reader.file(one, "a")).isPresent();
        Oid two = repo.commit("two", "b", "b");
        repo.git("repack", "-a", "-d", "-q");
        assertThat(reader.file(two, "b").orElseThrow().text()).isEqualTo("b");
        reader.close();
        assertThat(reader.file(two, "b")).isPresent();
    }

    @Test
    void paths_that_are_no_utf8_survive() {
        repo.sh("printf x > \"$(printf 'caf\\351')\"; git add -A; git commit -q -m latin1");
        GitReader reader = repo.reader();
        List<TreeEntry> entries = reader.tree(repo.head(), List.of());
        assertThat(entries).hasSize(1);
        String path = entries.get(0).path();
        assertThat(PathBytes.encode(path)).containsExactly('c', 'a', 'f', 0xe9);
        assertThat(reader.file(repo.head(), path).orElseThrow().text()).isEqualTo("x");
        Oid tree = repo.writer().tree(repo.head(), Map.of(path, new TreeEdit.Remove()));
        assertThat(tree).isEqualTo(Oid.EMPTY_TREE);
    }

    @Test
    void trees_are_listed_below_paths() {
        repo.commit("one", "a", "a", "results/summary.yaml", "s", "results/seed-1/log.txt", "l", ODD, "o");
        assertThat(repo.reader().tree(repo.head(), List.of("results", "a")))
                .extracting(TreeEntry::path, TreeEntry::mode)
                .containsExactly(
                        tuple("a", "100644"),
                        tuple("results/seed-1/log.txt", "100644"),
                        tuple("results/summary.yaml", "100644"));
        assertThat(repo.reader().tree(repo.head(), List.of()))
                .extracting(TreeEntry::path)
                .contains(ODD);
    }

    @Test
    void differences_are_listed_without_renames() {
        Oid one = repo.commit("one", "a", "a", "b", "b\n".repeat(50), "t", "t");
        repo.git("mv", "b", "c");
        repo.sh("rm t; ln -s a t");
        Oid two = repo.commit("two", "a", "A");
        assertThat(repo.reader().diff(one, two))
                .extracting(TreeChange::path, TreeChange::status)
                .containsExactly(tuple("a", 'M'), tuple("b", 'D'), tuple("c", 'A'), tuple("t", 'T'));
        assertThat(repo.reader().patch(one, two, List.of("a")))
                .startsWith("diff --git a/a b/a\n")
                .contains("-a\n")
                .contains("+A\n");
    }

    @Test
    void the_patch_is_the_same_whatever_the_user_configured() {
        Oid one = repo.commit("one", "é.txt", "a\n", ".gitattributes", "*.txt diff=evil\n");
        Oid two = repo.commit("two", "é.txt", "b\n");
        String plain = repo.reader().patch(one, two, List.of());
        repo.git("config", "diff.evil.textconv", "touch " + temp.resolve("canary") + "; cat");
        repo.git("config", "diff.evil.command", "touch " + temp.resolve("canary"));
        repo.git("config", "diff.external", "touch " + temp.resolve("canary"));
        repo.git("config", "diff.noprefix", "true");
        repo.git("config", "color.ui", "always");
        assertThat(repo.reader().patch(one, two, List.of())).isEqualTo(plain).contains("a/é.txt");
        assertThat(temp.resolve("canary")).doesNotExist();
    }

    @Test
    void first_parents_stop_at_a_commit_and_follow_paths() {
        Oid one = repo.commit("one", "a", "1");
        repo.git("switch", "-q", "-c", "side");
        repo.commit("side", "side", "s", "a", "side");
        repo.git("switch", "-q", "main");
        Oid two = repo.commit("two", "b", "2");
        repo.git("merge", "-q", "--no-ff", "-m", "merge", "side");
        Oid merge = repo.head();
        Oid four = repo.commit("four", "b", "4");
        GitReader reader = repo.reader();
        assertThat(reader.firstParents(four, null, List.of(), 10))
                .extracting(CommitInfo::id)
                .containsExactly(four, merge, two, one);
        assertThat(reader.firstParents(four, two, List.of(), 10))
                .extracting(CommitInfo::id)
                .containsExactly(four, merge);
        assertThat(reader.firstParents(four, null, List.of("a"), 10))
                .extracting(CommitInfo::id)
                .containsExactly(merge, one);
        assertThat(reader.firstParents(four, null, List.of(), 1))
                .extracting(CommitInfo::id)
                .containsExactly(four);
    }

    @Test
    void ancestry_is_told() {
        Oid one = repo.commit("one", "a", "1");
        Oid two = repo.commit("two", "a", "2");
        Oid side = repo.onTop(one, "b", "b");
        GitReader reader = repo.reader();
        assertThat(reader.isAncestor(one, two)).isTrue();
        assertThat(reader.isAncestor(two, one)).isFalse();
        assertThat(reader.mergeBase(two, side)).contains(one);
        Oid other = repo.writer().commit(Oid.EMPTY_TREE, List.of(), "other root");
        assertThat(reader.mergeBase(two, other)).isEmpty();
    }

    @Test
    void edits_of_every_kind_are_seen_and_a_touched_file_is_none() {
        repo.commit("one", "touched", "t", "m", "m", "s", "s", "d", "d", "back", "b", "x y\nz", "1");
        repo.sh("touch -d 2001-01-01 touched; rm d; echo M > m; echo S > s; git add s; echo x > back; git add back;"
                + " printf b > back; echo n > new; git add new; echo u > untracked; printf 2 > 'x y\nz'");
        assertThat(repo.reader().edited())
                .extracting(TreeChange::path, TreeChange::status)
                .containsExactlyInAnyOrder(
                        tuple("m", 'M'),
                        tuple("s", 'M'),
                        tuple("d", 'D'),
                        tuple("back", 'M'),
                        tuple("new", 'A'),
                        tuple("x y\nz", 'M'));
        assertThat(repo.reader().untracked()).containsExactly("untracked");
    }

    @Test
    void ignored_paths_are_collapsed_and_tracked_ones_are_not_ignored() {
        repo.commit("one", ".gitignore", "data/raw/\n*.log\n", "kept.log.txt", "x");
        repo.write("data/raw/a/b.csv", "1");
        repo.write("data/raw/c.csv", "1");
        repo.write("run.log", "1");
        repo.write("forced.log", "1");
        repo.git("add", "-f", "forced.log");
        GitReader reader = repo.reader();
        assertThat(reader.ignored()).containsExactlyInAnyOrder("data/raw/", "run.log");
        assertThat(reader.isIgnored("results/x.log")).isTrue();
        assertThat(reader.isIgnored("forced.log")).isFalse();
        assertThat(reader.isIgnored("kept.log.txt")).isFalse();
    }

    @Test
    void the_index_of_a_hook_is_honoured_and_nothing_else_of_its_environment() throws Exception {
        Oid one = repo.commit("one", "a", "a", "b", "b");
        repo.write("a", "A");
        repo.write("b", "B");
        repo.git("add", "b");
        Path other = temp.resolve("other-index");
        Files.copy(repo.root.resolve(".git/index"), other);
        repo.with("GIT_INDEX_FILE", other.toString()).git("add", "a");
        Repo hook = repo.with("GIT_INDEX_FILE", other.toString())
                .with("GIT_DIR", ".git")
                .with("GIT_WORK_TREE", "/nowhere");
        assertThat(repo.reader().staged(one)).extracting(TreeChange::path).containsExactly("b");
        assertThat(hook.reader().staged(one)).extracting(TreeChange::path).containsExactly("a", "b");
        assertThat(hook.reader().indexFile("a").orElseThrow().text()).isEqualTo("A");
        assertThat(repo.reader().indexFile("a").orElseThrow().text()).isEqualTo("a");
        assertThat(hook.reader().indexFile("none")).isEmpty();
        assertThat(repo.reader().edited()).extracting(TreeChange::path).containsExactly("a", "b");
        assertThat(repo.git(
                        "ls-tree",
                        "-r",
                        "--name-only",
                        hook.worktrees().stagedTree().hex()))
                .isEqualTo("a\nb");
        assertThat(repo.git("show", hook.worktrees().stagedTree() + ":a")).isEqualTo("A");
    }

    @Test
    void a_commit_of_single_files_in_a_linked_worktree_shows_its_hook_the_right_index() {
        repo.commit("one", "a", "a", "b", "b");
        repo.git(
                "worktree",
                "add",
                "-q",
                "-b",
                "exp/x",
                temp.resolve("linked dir").toString());
        Repo linked = repo.at(temp.resolve("linked dir"));
        repo.write(
                ".git/hooks/pre-commit",
                "#!/bin/sh\nenv | grep '^GIT_' | sort > '" + temp.resolve("hook.env") + "'\n"
                        + "cp \"$GIT_INDEX_FILE\" '" + temp.resolve("hook.index") + "'; pwd > '"
                        + temp.resolve("hook.pwd") + "'; exit 1\n");
        repo.sh("chmod +x .git/hooks/pre-commit");
        linked.write("a", "A");
        linked.write("b", "B");
        linked.tryGit("commit", "-m", "only a", "--", "a");
        String given = linked.sh("grep GIT_INDEX_FILE '" + temp.resolve("hook.env") + "'")
                .text()
                .strip();
        assertThat(given).contains("next-index");
        Repo hook = linked.with("GIT_INDEX_FILE", temp.resolve("hook.index").toString());
        assertThat(hook.reader().staged(repo.head()))
                .extracting(TreeChange::path)
                .containsExactly("a");
    }

    @Test
    void attributes_and_configuration_are_git_s_own() {
        repo.commit("one", ".gitattributes", "*.bin filter=lfs -text\n*.txt text\n", "a", "a");
        assertThat(repo.reader().attribute("filter", List.of("x y.bin", "a.txt")))
                .isEqualTo(Map.of("x y.bin", "lfs"));
        assertThat(repo.reader().attribute("text", List.of("x.bin", "a.txt", "c")))
                .isEqualTo(Map.of("x.bin", "unset", "a.txt", "set"));
        repo.write("extra.cfg", "[paribus]\n\ttrunk = \"a b\\nc\"\n");
        repo.git("config", "include.path", "../extra.cfg");
        assertThat(repo.reader().config("paribus.trunk")).contains("a b\nc");
        assertThat(repo.reader().config("paribus.none")).isEmpty();
    }

    @Test
    void symbolic_references_are_followed_one_step() {
        repo.commit("one", "a", "a");
        repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
        assertThat(repo.reader().symbolic("refs/remotes/origin/HEAD")).contains("refs/remotes/origin/main");
        assertThat(repo.reader().symbolic("refs/heads/main")).isEmpty();
        assertThat(repo.reader().symbolic("refs/heads/none")).isEmpty();
    }

    @Test
    void the_layout_of_a_sub_directory_and_of_a_linked_worktree_is_found() throws Exception {
        repo.commit("one", "sub dir/é/a", "a");
        GitReader.Layout main = repo.at(repo.root.resolve("sub dir/é")).reader().layout();
        assertThat(main)
                .isEqualTo(new GitReader.Layout(
                        repo.root.toRealPath(),
                        repo.root.toRealPath().resolve(".git"),
                        repo.root.toRealPath().resolve(".git"),
                        repo.root.toRealPath()));
        Path linked = temp.toRealPath().resolve("linked\nline");
        repo.git("worktree", "add", "-q", "--detach", linked.toString());
        GitReader.Layout layout = repo.at(linked).reader().layout();
        assertThat(layout.workTree()).isEqualTo(linked);
        assertThat(layout.commonDir()).isEqualTo(main.commonDir());
        assertThat(layout.gitDir().getParent()).isEqualTo(main.commonDir().resolve("worktrees"));
        assertThat(layout.mainWorkTree()).isEqualTo(main.workTree());
    }

    @Test
    void reading_runs_no_monitor_and_writes_no_index() throws Exception {
        repo.commit("one", "a", "a");
        repo.write("a", "b");
        repo.write("monitor", "#!/bin/sh\ntouch '" + temp.resolve("canary") + "'\n");
        repo.sh("chmod +x monitor; touch -d 2001-01-01 .git/index");
        repo.git("config", "core.fsmonitor", repo.root.resolve("monitor").toString());
        var before = Files.getLastModifiedTime(repo.root.resolve(".git/index"));
        GitReader reader = repo.reader();
        reader.edited();
        reader.untracked();
        reader.ignored();
        reader.staged(repo.id("HEAD"));
        assertThat(temp.resolve("canary")).doesNotExist();
        assertThat(Files.getLastModifiedTime(repo.root.resolve(".git/index"))).isEqualTo(before);
    }
}
