package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.Document;
import dev.paribus.format.Yaml;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pre-commit framework calls: by no stub of ours, with its own variables. The trial of the real one is in hooks.md. */
class FrameworkTest {
    private static final Path FILE = Path.of(".pre-commit-hooks.yaml");

    /** Keys that the framework's schema knows (pre-commit 4.7, {@code MANIFEST_HOOK_DICT}). */
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "entry",
            "language",
            "description",
            "stages",
            "always_run",
            "pass_filenames",
            "require_serial");

    @TempDir
    Path temporary;

    @Test
    void its_manifest_names_hooks_that_exist() throws Exception {
        Document document = Yaml.read(FILE.toString(), Files.readAllBytes(FILE));
        assertThat(document.problems()).isEmpty();
        assertThat(document.tree()).isInstanceOf(ParamNode.Sequence.class);
        var ids = new HashSet<String>();
        for (ParamNode hook : ((ParamNode.Sequence) document.tree()).items()) {
            assertThat(((ParamNode.Mapping) hook).entries().keySet()).isSubsetOf(KEYS);
            String stage = text(hook, "stages[0]");
            assertThat(text(hook, "entry")).isEqualTo("paribus hook " + stage);
            assertThat(Entry.takes(List.of("hook", stage))).isTrue();
            assertThat(text(hook, "language")).isEqualTo("system");
            ids.add(text(hook, "id"));
        }
        assertThat(ids).containsExactlyInAnyOrder("paribus-check", "paribus-message", "paribus-push");
    }

    private static String text(ParamNode node, String path) {
        return ((ParamNode.Scalar) node.find(ParamPath.parse(path)).orElseThrow()).source();
    }

    @Test
    void the_schema_checker_of_the_framework_accepts_it_where_it_is_installed() {
        TestRepo repo = TestRepo.in(temporary);
        if (!repo.sh("command -v pre-commit").text().isEmpty()) {
            repo.child(List.of(
                            "pre-commit",
                            "validate-manifest",
                            FILE.toAbsolutePath().toString()))
                    .ok();
        } else {
            System.out.println("not run: pre-commit is not installed, so its schema checker was not asked");
        }
    }

    @Test
    void without_names_of_projects_all_are_found() {
        TestRepo repo = Bench.experiment(temporary);
        Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.8");
        repo.git("add", "-A");
        Ran ran = repo.paribus("hook", "pre-commit").exits(1);
        assertThat(ran.err()).contains("[two-changes]");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void off_the_experiments_branches_it_has_no_say() {
        TestRepo repo = Bench.project(temporary);
        repo.write("model.sh", "bonus=1\n");
        repo.git("add", "-A");
        Ran ran = repo.paribus("hook", "pre-commit").ok();
        assertThat(ran.out() + ran.err()).isEmpty();
    }

    @Test
    void what_trunk_does_to_its_parameters_is_warned_of_only() {
        TestRepo repo = Bench.experiment(temporary);
        repo.paribus("run").ok();
        repo.paribus("keep", "amber-otter", "--because", "it is a test", "--although", "nothing was gained")
                .ok();
        assertThat(repo.git("branch", "--show-current")).isEqualTo("main");
        repo.write("params.yaml", "lr: 0.5\nmomentum: 0.1\nepochs: 3\n");
        Ran ran = repo.tryGit("commit", "-a", "-m", "trunk's own affair").ok();
        assertThat(ran.err()).contains("warning:");
    }

    @Test
    void a_push_is_told_by_variables() {
        TestRepo repo = Bench.experiment(temporary);
        Bench.edit(repo, "params.yaml", "momentum: 0.9", "momentum: 0.8");
        repo.git("commit", "-q", "--no-verify", "-a", "-m", "past the hook");
        Map<String, String> range =
                Map.of("PRE_COMMIT_TO_REF", repo.head(), "PRE_COMMIT_REMOTE_BRANCH", "refs/heads/exp/amber-otter");
        Map<String, String> whole = Map.of(
                "PRE_COMMIT_LOCAL_BRANCH",
                "refs/heads/exp/amber-otter",
                "PRE_COMMIT_REMOTE_BRANCH",
                "refs/heads/exp/amber-otter");
        for (Map<String, String> told : List.of(range, whole)) {
            assertThat(repo.paribusIn(repo.dir(), told, List.of("hook", "pre-push"))
                            .exits(1)
                            .err())
                    .contains("nothing was pushed");
        }
    }
}
