package dev.paribus.workflow.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.git.TreeEdit;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.Lab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file comes to trunk, and nobody's checkout sees more of it than git's own fast-forward. */
class TrunkFilesTest {
    @TempDir
    Path temporary;

    private static TrunkFiles.Placed put(Lab lab, String name, String text) {
        String path = "ideas/" + name + ".yaml";
        return new TrunkFiles(lab.session())
                .commit(
                        tip -> Map.of(path, new TreeEdit.Write(text.getBytes(StandardCharsets.UTF_8))),
                        "idea " + name,
                        "idea/" + name);
    }

    private static void refused(Lab lab, String code) {
        String before = state(lab);
        assertThatThrownBy(() -> put(lab, "red-fox", "two\n"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problems().get(0).code()).isEqualTo(code));
        assertThat(state(lab)).isEqualTo(before);
    }

    /** What git shows of it: the tool's own lock files and ORIG_HEAD may be new. */
    private static String state(Lab lab) {
        return lab.repo.git("for-each-ref") + lab.repo.git("status", "--porcelain=v2", "--branch");
    }

    @Test
    void a_dirty_checkout_of_trunk_gets_the_file_and_keeps_its_edits() {
        Lab lab = Lab.measured(temporary);
        lab.repo.write("train.sh", "#!/bin/sh\necho edited\n").write("params.yaml", "staged: 1\n");
        lab.repo.git("add", "params.yaml");
        String before = lab.repo.git("status", "--porcelain");
        TrunkFiles.Placed placed = put(lab, "amber-otter", "one\n");
        assertThat(placed).isEqualTo(new TrunkFiles.Placed("main", lab.repo.head(), true));
        assertThat(lab.repo.read("ideas/amber-otter.yaml")).isEqualTo("one\n");
        assertThat(lab.repo.git("status", "--porcelain")).isEqualTo(before);
        assertThat(lab.repo.git("show", "--format=", "--name-only", "HEAD")).isEqualTo("ideas/amber-otter.yaml");
        assertThat(lab.session().experiments().trunk().champion()).isPresent();
    }

    @Test
    void another_checkout_sees_nothing_of_it() {
        Lab lab = Lab.measured(temporary);
        lab.repo.git("switch", "-q", "-c", "elsewhere");
        String head = lab.repo.head();
        put(lab, "amber-otter", "one\n");
        put(lab, "bold-heron", "two\n");
        assertThat(lab.repo.head()).isEqualTo(head);
        assertThat(lab.repo.git("status", "--porcelain")).isEmpty();
        assertThat(lab.repo.git("ls-tree", "--name-only", "main:ideas")).isEqualTo("amber-otter.yaml\nbold-heron.yaml");
    }

    @Test
    void a_protected_trunk_stays_where_it_is_and_the_file_waits_on_a_branch_of_its_own() {
        Lab lab = Lab.measured(temporary);
        lab.repo.write("paribus.yaml", lab.repo.read("paribus.yaml") + "\npolicy: {keep: pr}\n");
        String trunk = lab.repo.commit("trunk is protected");
        TrunkFiles.Placed placed = put(lab, "amber-otter", "one\n");
        assertThat(placed.onTrunk()).isFalse();
        assertThat(placed.branch()).isEqualTo("idea/amber-otter");
        assertThat(lab.repo.git("rev-parse", "main", "idea/amber-otter~1")).isEqualTo(trunk + "\n" + trunk);

        put(lab, "amber-otter", "changed\n");
        assertThat(lab.repo.git("log", "--format=%s", "main..idea/amber-otter"))
                .isEqualTo("idea amber-otter\nidea amber-otter");

        lab.repo.git("merge", "-q", "--no-ff", "-m", "merged", "idea/amber-otter");
        put(lab, "amber-otter", "again\n");
        assertThat(lab.repo.git("rev-parse", "idea/amber-otter~1")).isEqualTo(lab.repo.head());
    }

    @Test
    void what_would_count_as_code_is_refused() {
        Lab lab = Lab.measured(temporary);
        lab.repo.write("paribus.yaml", lab.repo.read("paribus.yaml") + "\nchange: {ignore: ['**/*.md']}\n");
        lab.repo.commit("ignore less");
        refused(lab, "counts-as-code");
    }

    @Test
    void a_trunk_that_is_being_rebased_takes_nothing_and_nothing_waits_for_it() {
        Lab lab = Lab.measured(temporary);
        lab.repo.git("switch", "-q", "-c", "side", "main~1");
        lab.repo.write("README.md", "side\n");
        lab.repo.commit("side");
        lab.repo.git("switch", "-q", "main");
        lab.repo.write("README.md", "main\n");
        lab.repo.commit("main");
        assertThat(lab.repo.tryGit("rebase", "side").exit()).isNotZero();
        refused(lab, "trunk-busy");
        lab.repo.git("rebase", "--abort");
        put(lab, "red-fox", "two\n");
        assertThat(lab.repo.read("ideas/red-fox.yaml")).isEqualTo("two\n");
    }

    @Test
    void a_file_of_the_user_in_its_place_is_not_overwritten() {
        Lab lab = Lab.measured(temporary);
        lab.repo.write("ideas/red-fox.yaml", "mine\n");
        refused(lab, "trunk-busy");
        assertThat(lab.repo.read("ideas/red-fox.yaml")).isEqualTo("mine\n");
    }
}
