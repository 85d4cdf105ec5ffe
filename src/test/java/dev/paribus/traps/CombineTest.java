package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C28: a combination by a merge of branches makes a sibling look adopted. Here it is made by plumbing, and names its parts. */
class CombineTest {
    @TempDir
    Path temporary;

    private TestRepo repo;

    private Ran combine(String... names) {
        var words = new java.util.ArrayList<>(List.of("combine"));
        words.addAll(List.of(names));
        words.addAll(List.of("--because", "it raises acc since they mend different errors", "--name", "joint-reef"));
        return repo.paribus(words.toArray(new String[0]));
    }

    private String at(String path) {
        return repo.git("show", "exp/joint-reef:" + path);
    }

    private List<String> codes() {
        return repo.paribus("check", "joint-reef").lines().stream()
                .skip(1)
                .map(line -> line.split("\t")[2])
                .toList();
    }

    @Test
    void parameters_and_code_of_four_siblings_go_together_and_no_checkout_is_touched() {
        repo = Brood.measured(temporary);
        repo.write("model.sh", "# an edit of somebody's\n");
        repo.git("config", "merge.evil.driver", "touch \"$HOME/evil\"; exit 1");
        repo.git("config", "diff.evil.textconv", "touch \"$HOME/evil\"");
        repo.write(".git/info/attributes", "*.sh merge=evil diff=evil\n");
        repo.executable(".git/hooks/post-commit", "#!/bin/sh\ntouch \"$HOME/evil\"\n");
        repo.executable(".git/hooks/reference-transaction", "#!/bin/sh\ntouch \"$HOME/evil\"\n");
        String head = repo.git("symbolic-ref", "HEAD");
        String status = repo.git("status", "--porcelain");

        combine("amber-otter", "bold-heron", "calm-ibis", "deep-lake").ok();

        assertThat(at("params.yaml")).isEqualTo("# how it learns\nlr: 0.2   # the rate\nwd: 0.01\nlayers: [64, 32]");
        assertThat(at("model.sh"))
                .isEqualTo(Brood.MODEL
                        .replace("bonus=0", "bonus=0.2")
                        .replace("cap=0", "cap=0.1")
                        .strip());
        assertThat(at("experiment.yaml"))
                .contains("change: {kind: combination}", "combines: [amber-otter, bold-heron, calm-ibis, deep-lake]");
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo(head);
        assertThat(repo.git("status", "--porcelain")).isEqualTo(status);
        assertThat(temporary.resolve("home/evil")).doesNotExist();
        assertThat(Path.of(repo.env().get("HOME")).resolve("evil")).doesNotExist();
        assertThat(repo.git("branch", "--merged", "exp/joint-reef", "--list", "exp/*"))
                .doesNotContain("amber-otter", "calm-ibis");
        assertThat(codes()).isEmpty();
    }

    @Test
    void it_is_measured_and_kept_as_any_other_and_the_parts_stay_siblings() {
        repo = Brood.measured(temporary);
        combine("amber-otter", "calm-ibis").ok();
        repo.paribus("run", "joint-reef").ok();
        assertThat(codes()).isEmpty();
        repo.paribus("keep", "joint-reef", "--because", "better on every seed").ok();
        assertThat(repo.read("params.yaml")).contains("lr: 0.2");
        assertThat(repo.read("model.sh")).contains("bonus=0.2");
        assertThat(repo.paribus("check", "--all").ok().out()).doesNotContain("error");
        assertThat(repo.paribus("log")
                        .ok()
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("amber-otter\t"))
                        .findFirst()
                        .orElseThrow())
                .contains("\tmeasured\tmeasured\tsupported\t");
    }

    /** The rate and the weight cost 0.05 together, which neither cost alone. */
    @Test
    void show_says_that_together_they_give_less_than_the_sum_and_the_verdict_stays() {
        repo = Brood.measured(temporary);
        combine("amber-otter", "bold-heron").ok();
        Ran ran = repo.paribus("run", "joint-reef").ok();
        assertThat(ran.err()).contains("note: acc: the joint gain is +0.09", "less than the sum", "[joint-effect]");
        String shown = repo.paribus("show", "joint-reef", "--json").ok().out();
        assertThat(shown)
                .contains("\"says\": \"less than the sum\"", "\"combines\": [")
                .contains("\"verdict\": \"supported\"");
        assertThat(repo.paribus("show", "joint-reef", "--text").ok().out())
                .contains(
                        "joint-reef  measured, supported", "joint effect, beside the verdict: acc: the joint gain is");
        assertThat(repo.paribus("show", "amber-otter", "--json").ok().out()).contains("\"joint_effect\": null");
    }

    @Test
    void a_sibling_goes_on_top_of_the_one_that_was_kept() {
        repo = Brood.measured(temporary);
        repo.paribus("keep", "calm-ibis", "--because", "better").ok();
        Ran refused = repo.paribus("keep", "deep-lake", "--because", "better").exits(3);
        assertThat(refused.err()).contains("parent-not-champion", "paribus combine calm-ibis deep-lake --because");

        Ran made = combine("calm-ibis", "deep-lake", "--text").ok();

        assertThat(made.out())
                .contains(
                        "on top of the champion calm-ibis", "calm-ibis  stands in the champion", "deep-lake  model.sh");
        assertThat(repo.git("diff", "--name-only", "main", "exp/joint-reef", "--", "model.sh", "params.yaml"))
                .isEqualTo("model.sh");
        assertThat(at("model.sh")).contains("bonus=0.2", "cap=0.1");
        assertThat(at("experiment.yaml")).contains("parent: calm-ibis");
        repo.paribus("run", "joint-reef").ok();
        assertThat(codes()).isEmpty();
        repo.paribus("keep", "joint-reef", "--because", "better on every seed").ok();
        assertThat(repo.read("model.sh")).contains("bonus=0.2", "cap=0.1");
    }

    @Test
    void what_two_of_them_changed_is_refused_each_by_name_and_nothing_is_written() {
        repo = Brood.measured(temporary);
        RepoState before = repo.state();

        Ran refused =
                combine("amber-otter", "fair-reed", "calm-ibis", "early-moss").exits(1);

        assertThat(refused.err())
                .contains(
                        "'lr' is changed by fair-reed and by amber-otter [combination-conflict]",
                        "params.yaml:2:5",
                        "'model.sh' is changed at the same lines by early-moss and by calm-ibis [combination-conflict]",
                        "hint: decide by hand");
        assertThat(repo.state()).isEqualTo(before);
        repo.paribus("keep", "amber-otter", "--because", "better").ok();
        before = repo.state();
        assertThat(combine("amber-otter", "fair-reed").exits(1).err())
                .contains("'lr' is changed by fair-reed and in amber-otter since");
        assertThat(repo.state()).isEqualTo(before);
    }

    @Test
    void files_that_come_go_or_are_no_text_are_put_together_or_named() {
        repo = Brood.measured(temporary);
        repo.write("model.sh", Brood.MODEL.replace("bonus=0", "bonus=0.21; [ -f table.bin ]"))
                .write("table.bin", new byte[] {0, 1, 2})
                .write("extra.sh", "bonus=0.2\n");
        repo.paribus(
                        "try",
                        "--kind",
                        "feature",
                        "--what",
                        "a table",
                        "--because",
                        "it raises acc since it sees more",
                        "--name",
                        "grey-owl",
                        "--include",
                        "table.bin",
                        "--include",
                        "extra.sh")
                .ok();
        repo.git("switch", "-q", "main");
        repo.write("model.sh", Brood.MODEL.replace("cap=0", "cap=0.12")).write("extra.sh", "bonus=0.3\n");
        repo.paribus(
                        "try",
                        "--kind",
                        "feature",
                        "--what",
                        "more",
                        "--because",
                        "it raises acc since it sees more",
                        "--name",
                        "high-fir",
                        "--include",
                        "extra.sh")
                .ok();
        repo.git("switch", "-q", "main");

        assertThat(combine("grey-owl", "high-fir").exits(1).err())
                .contains("'extra.sh' is added with another content by high-fir and by grey-owl")
                .doesNotContain("'model.sh'");
        combine("grey-owl", "deep-lake").ok();
        assertThat(at("model.sh")).contains("bonus=0.21", "cap=0.1");
        assertThat(repo.git("ls-tree", "--name-only", "exp/joint-reef")).contains("table.bin", "extra.sh");
        assertThat(codes()).isEmpty();
    }

    @Test
    void a_list_is_one_thing() {
        repo = Brood.measured(temporary);
        repo.paribus("new", "+layers[2]=16", "--because", "it raises acc since it is deeper", "--name", "grey-owl")
                .ok();
        repo.paribus("run", "grey-owl");
        repo.paribus("keep", "grey-owl", "--because", "deeper", "--although", "a test")
                .ok();
        assertThat(repo.read("params.yaml")).contains("layers: [64, 32, 16]");
        combine("grey-owl", "amber-otter").ok();
        assertThat(at("params.yaml")).contains("lr: 0.2   # the rate", "layers: [64, 32, 16]");
    }

    @Test
    void what_is_measured_already_or_in_the_champion_is_no_combination() {
        repo = Brood.measured(temporary);
        String first = repo.git("show", "main:experiment.yaml").replaceFirst("(?s).*\\nname: (\\S+).*", "$1");
        assertThat(combine(first, "amber-otter").exits(1).err())
                .contains("nothing-to-combine", "measured already", "hint: paribus keep amber-otter");
        repo.paribus("keep", "amber-otter", "--because", "better").ok();
        assertThat(combine(first, "amber-otter").exits(1).err()).contains("stand in the champion amber-otter already");
        repo.paribus(
                        "new",
                        "wd=0.02",
                        "--because",
                        "it raises acc since x",
                        "--from",
                        "bold-heron",
                        "--name",
                        "grey-owl")
                .ok();
        repo.paribus("run", "grey-owl");
        assertThat(combine("calm-ibis", "grey-owl").exit()).isIn(1, 3);
        assertThat(repo.git("for-each-ref")).doesNotContain("joint-reef");
    }

    @Test
    void what_is_more_or_less_or_other_than_the_parts_is_found() {
        repo = Brood.measured(temporary);
        combine("amber-otter", "calm-ibis", "deep-lake").ok();
        repo.git("switch", "-q", "exp/joint-reef");
        for (String edit : List.of(
                "sed -i s/bonus=0.2/bonus=0.25/ model.sh",
                "sed -i s/cap=0.1/cap=0/ model.sh",
                "sed -i s/0.2/0.21/ params.yaml",
                "sed -i s/0.2/0.1/ params.yaml",
                "sed -i s/0.05/0.04/ params.yaml",
                "echo x > new.sh; git add new.sh")) {
            repo.sh(edit).ok();
            assertThat(repo.paribus("check").exits(1).out()).as(edit).contains("change-undeclared");
            assertThat(repo.paribus("check", "--staged").exit()).as(edit).isEqualTo(edit.contains("add") ? 1 : 0);
            repo.git("commit", "-q", "-a", "--no-verify", "-m", "an edit");
            assertThat(codes()).as(edit).containsExactly("change-undeclared");
            repo.git("reset", "-q", "--hard", "HEAD~1");
        }
        repo.sh("sed -i 's/, deep-lake]/]/' experiment.yaml; git commit -q -a -m less")
                .ok();
        assertThat(codes()).containsExactly("change-undeclared");
    }
}
