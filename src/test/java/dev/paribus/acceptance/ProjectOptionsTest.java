package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's rules say beside the usual, from the file to the finding. */
class ProjectOptionsTest {
    @TempDir
    Path temp;

    private static List<String> codes(TestRepo repo, String... words) {
        var all = new java.util.ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        Ran ran = repo.paribus(all.toArray(new String[0]));
        assertThat(ran.lines()).as(ran.toString()).first().asString().startsWith("subject\t");
        return ran.lines().stream().skip(1).map(line -> line.split("\t")[2]).toList();
    }

    private static void rules(TestRepo repo, String lines) {
        repo.write("paribus.yaml", repo.read("paribus.yaml").stripTrailing() + "\n" + lines)
                .commit("rules");
    }

    private static String registered(TestRepo repo, String... words) {
        var all = new java.util.ArrayList<>(List.of("new"));
        all.addAll(List.of(words));
        all.addAll(List.of("--because", "it raises acc since it learns faster"));
        String name = repo.paribus(all.toArray(new String[0])).ok().out().strip();
        repo.git("switch", "-q", "exp/" + name);
        return name;
    }

    @Test
    void notebooks_that_look_at_results_may_lie_where_the_rules_say() {
        TestRepo repo = Bench.measured(temp);
        rules(repo, "change: {notebooks: [analysis/]}\n");
        registered(repo, "optimizer.lr=0.05");
        repo.write("analysis/look.ipynb", "{\"cells\": []}\n").commit("look at it");
        assertThat(codes(repo)).isEmpty();
        repo.write("analysis/look.py", "print(1)\n").commit("a script is code there too");
        assertThat(codes(repo)).containsExactly("two-changes");
        repo.git("reset", "-q", "--hard", "HEAD~1");
        repo.write("train.ipynb", "{\"cells\": []}\n").commit("a notebook elsewhere");
        assertThat(codes(repo)).containsExactly("two-changes", "no-notebooks");
    }

    @Test
    void a_file_may_be_as_large_as_the_rules_say() {
        TestRepo repo = Bench.measured(temp);
        rules(repo, "limits: {file: 2KB}\n");
        repo.write("notes.md", "x".repeat(2_000)).git("add", "notes.md");
        assertThat(codes(repo, "--staged")).isEmpty();
        repo.write("notes.md", "x".repeat(2_001)).git("add", "notes.md");
        assertThat(codes(repo, "--staged")).containsExactly("file-too-large");
    }

    @Test
    void a_limit_that_is_no_size_is_a_finding() {
        TestRepo repo = Bench.measured(temp);
        repo.write("paribus.yaml", repo.read("paribus.yaml").stripTrailing() + "\nlimits: {file: huge}\n");
        Ran ran = repo.paribus("check").exits(3);
        assertThat(ran.err()).contains("'huge' is no size of a file", "[bad-value]");
    }

    @Test
    void a_denied_word_is_in_no_name() {
        TestRepo repo = Bench.measured(temp);
        rules(repo, "names: {deny: [Otter, acme]}\n");
        Ran refused = repo.paribus(
                        "new", "optimizer.lr=0.05", "--because", "it raises acc since it is", "--name", "amber-otter")
                .exits(2);
        assertThat(refused.err()).contains("[name-").contains("otter");
        assertThat(repo.git("branch", "--list", "exp/*")).doesNotContain("amber-otter");
        registered(repo, "optimizer.lr=0.05", "--name", "amber-heron");
        assertThat(codes(repo)).isEmpty();
    }

    @Test
    void a_name_that_is_denied_later_is_found_by_check() {
        TestRepo repo = Bench.measured(temp);
        rules(repo, "names: {deny: [otter]}\n");
        registered(repo, "optimizer.lr=0.05", "--name", "amber-heron");
        repo.git("branch", "-q", "-m", "exp/amber-otter");
        Bench.edit(repo, "experiment.yaml", "name: amber-heron", "name: amber-otter");
        repo.commit("another name");
        assertThat(codes(repo, "amber-otter")).anyMatch(code -> code.startsWith("name-"));
    }

    @Test
    void a_policy_for_no_rule_is_said_with_the_one_that_was_meant() {
        TestRepo repo = Bench.measured(temp);
        rules(repo, "policy: {two-change: warn}\n");
        registered(repo, "optimizer.lr=0.05");
        Ran ran = repo.paribus("check", "--text").ok();
        assertThat(ran.out()).contains("[policy-unknown]", "'two-change'", "two-changes");
    }

    @Test
    void a_parameter_that_no_script_reads_is_told_by_equal_numbers() {
        TestRepo repo = Bench.measured(temp);
        String name = registered(repo, "threshold=0.7");
        repo.paribus("run", name);
        assertThat(codes(repo, name)).containsExactly("change-not-wired");
        repo.paribus("check", name).ok();
        repo.git("switch", "-q", "main");
        String wired = registered(repo, "optimizer.lr=0.05");
        repo.paribus("run", wired).ok();
        assertThat(codes(repo, wired)).isEmpty();
    }

    @Test
    void a_parameter_that_a_second_file_gets_too_is_one_addition() {
        TestRepo repo = TestRepo.in(temp);
        repo.write("train.sh", "echo acc: 0.$PARIBUS_SEED\n")
                .write("a.yaml", "lr: 0.1\nmodel: {depth: 3}\n")
                .write("b.yaml", "wd: 0.2\n")
                .commit("two files");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..2", "--params", "a.yaml", "--params", "b.yaml")
                .ok();
        repo.paribus("run").ok();
        assertThat(repo.paribus("new", "b.yaml:lr=0.3", "--because", "it raises acc since it is")
                        .exits(2)
                        .err())
                .contains("there is no parameter 'lr' in 'b.yaml'", "paribus new +b.yaml:lr=0.3")
                .doesNotContain("did you mean lr");
        registered(repo, "+b.yaml:lr=0.3");
        assertThat(repo.read("b.yaml")).isEqualTo("wd: 0.2\nlr: 0.3\n");
        assertThat(repo.read("a.yaml")).isEqualTo("lr: 0.1\nmodel: {depth: 3}\n");
        assertThat(codes(repo)).isEmpty();
        Bench.edit(repo, "a.yaml", "lr: 0.1", "lr: 0.5");
        Ran two = repo.paribus("check", "--text").exits(1);
        assertThat(two.out() + two.err()).contains("2 things differ", "a.yaml:lr: 0.1 -> 0.5", "b.yaml:lr");
    }

    @Test
    void a_replication_differs_in_its_seeds_only() {
        TestRepo repo = Bench.measured(temp);
        registered(repo, "optimizer.lr=0.05", "--name", "amber-otter");
        Bench.edit(repo, "params.yaml", "lr: 0.05", "lr: 0.01");
        repo.child(List.of(
                        "sed",
                        "-i",
                        "s/kind: hyperparameter/kind: replication/; s/^seeds: .*/seeds: [3, 4]/; /^success:/,/^  - /d",
                        "experiment.yaml"))
                .ok();
        String parent = repo.read("experiment.yaml")
                .lines()
                .filter(line -> line.startsWith("parent: "))
                .findFirst()
                .orElseThrow();
        repo.write("experiment.yaml", repo.read("experiment.yaml") + parent.replaceFirst("parent", "of") + "\n")
                .commit("the same again");
        assertThat(codes(repo)).isEmpty();
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 4");
        assertThat(codes(repo)).containsExactly("change-undeclared");
    }

    @Test
    void a_combination_differs_only_in_what_its_parts_had_changed() {
        TestRepo repo = Bench.measured(temp);
        registered(repo, "optimizer.lr=0.05", "--name", "amber-otter");
        repo.git("switch", "-q", "main");
        registered(repo, "epochs=4", "--name", "bold-heron");
        repo.git("switch", "-q", "main");
        registered(repo, "optimizer.lr=0.05", "--name", "calm-ibis");
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 4");
        assertThat(codes(repo)).containsExactly("two-changes");
        repo.child(List.of("sed", "-i", "s/kind: hyperparameter/kind: combination/", "experiment.yaml"))
                .ok();
        repo.write("experiment.yaml", repo.read("experiment.yaml") + "combines: [amber-otter, bold-heron]\n")
                .commit("both");
        assertThat(codes(repo)).isEmpty();
        Bench.edit(repo, "params.yaml", "threshold: 0.5", "threshold: 0.6");
        assertThat(codes(repo)).containsExactly("change-undeclared");
    }
}
