package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of experiments, from the command line to the cells. */
class LsTest {
    private static final String HOSTILE = "\u001b[31m=cmd|' /C calc'!A0\u202e|\\|`<b>";

    @TempDir
    Path temp;

    private static TestRepo withTwo(Path temp) {
        TestRepo repo = Bench.measured(temp);
        for (String lr : List.of("0.05", "0.02")) {
            String name = Bench.registered(repo, "optimizer.lr=" + lr, "it learns faster");
            repo.paribus("run", name).ok();
        }
        return repo;
    }

    @Test
    void every_parameter_is_a_column_when_it_is_asked_for_also_one_called_like_a_fact() {
        TestRepo repo = Bench.initialised(temp);
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 3\nname: forest\nval acc: 1");
        repo.commit("a parameter called name");
        repo.paribus("run").ok();

        Ran all = repo.paribus("ls", "--params").ok();
        assertThat(all.lines().get(0))
                .startsWith("name\tstanding\tverdict\tmean\tsd\tn\tdifference\tchange\tparent\ttime\t")
                .contains("\toptimizer.lr\t", "\tinputs[0]\t", "\tparams.name");
        assertThat(repo.paribus("ls", "--columns", "params.name,epochs").ok().lines())
                .containsExactly("params.name\tepochs", "forest\t3");
        assertThat(repo.paribus("ls", "--where", "params.name = forest and epochs = 3.0", "--columns", "mean")
                        .ok()
                        .lines())
                .hasSize(2);
    }

    @Test
    void odd_trailers_are_the_same_the_first_time_and_out_of_what_is_kept() {
        TestRepo repo = withTwo(temp);
        String first = "hypothesis:\ta tab, " + "long ".repeat(1000);
        for (String hypothesis : List.of(first, "a\tb", "c\rd", "é \u202e", "x".repeat(300))) {
            String name = "odd-" + Integer.toHexString(hypothesis.hashCode() & 0xFFFF) + "a";
            repo.git("branch", "exp/o" + name, "main");
            repo.git("switch", "-q", "exp/o" + name);
            repo.git(
                    "commit",
                    "-q",
                    "--allow-empty",
                    "-m",
                    "s\n\nExperiment: o" + name + "\nExperiment-State: registered\nExperiment-Hypothesis: "
                            + hypothesis);
        }
        repo.git("switch", "-q", "main");

        Ran read = repo.paribus("log", "--json").ok();

        assertThat(repo.paribus("log", "--json").ok().out()).isEqualTo(read.out());
        assertThat(read.out()).contains("a b").contains("xxx");
    }

    /** What its digits look like is not what it is: 00123 of a text is no 123. */
    @Test
    void a_parameter_has_the_type_in_json_that_the_script_reads() throws MalformedJson {
        TestRepo repo = Bench.initialised(temp);
        Bench.edit(
                repo,
                "params.yaml",
                "epochs: 3",
                "epochs: 3\nzip: \"00123\"\nnone: ~\nempty: \"\"\non: true\nword: \"true\"\nhex: 0x10\nnan: .nan\ntext: 1e5");
        repo.commit("all kinds");
        repo.paribus("run").ok();

        String columns = "name,n,took,epochs,zip,none,empty,on,word,hex,nan,text";
        for (String again : List.of("read", "kept")) {
            Map<?, ?> all = Json.parseObject(repo.paribus("ls", "--columns", columns, "--group-by", "zip", "--json")
                    .ok()
                    .out());
            Map<?, ?> row = (Map<?, ?>) ((List<?>) all.get("data")).get(0);
            assertThat(row.toString())
                    .as(again)
                    .matches("\\{name=[a-z-]+, n=2, took=.* s, epochs=3, zip=00123, none=null, "
                            + "empty=, on=true, word=true, hex=16, nan=NaN, text=1e5}");
            assertThat(row.get("zip")).isEqualTo("00123");
            assertThat(row.get("on")).isEqualTo(true);
            assertThat(row.get("word")).isEqualTo("true");
            assertThat(row.get("text")).isEqualTo("1e5");
        }
        assertThat(repo.paribus("ls", "--columns", columns).ok().lines().get(1))
                .endsWith("\t3\t00123\t~\t\ttrue\ttrue\t0x10\t.nan\t1e5");
    }

    @Test
    void commits_of_a_persons_own_on_top_hide_nothing_whatever_their_messages_quote() {
        TestRepo repo = withTwo(temp);
        List<String> names = branches(repo);
        List<String> before = repo.paribus("ls").ok().lines();
        for (String branch : names) {
            String name = branch.substring("exp/".length());
            String quoting = branch.equals(names.get(0)) ? "\n\nIt said:\nExperiment: " + name + "\n\nand no more" : "";
            repo.git("switch", "-q", branch);
            repo.git("commit", "-q", "--allow-empty", "-m", "a remark" + quoting);
        }
        repo.git("switch", "-q", "main");

        List<String> after = repo.paribus("ls").ok().lines();

        assertThat(names).hasSizeGreaterThan(1);
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().map(LsTest::untimed))
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(LsTest::untimed).toList());
    }

    @Test
    void files_tell_what_no_message_tells_whatever_it_quotes() {
        TestRepo repo = withTwo(temp);
        List<String> names = branches(repo);
        for (String branch : names) {
            String quoted = branch.equals(names.get(0))
                    ? "it said\nExperiment: " + branch.substring(4) + "\n\nno more"
                    : "by hand";
            String bare = repo.git("commit-tree", branch + "^{tree}", "-p", "main", "-m", quoted)
                    .strip();
            repo.git("update-ref", "refs/heads/" + branch, bare);
        }

        List<String> rows =
                repo.paribus("ls", "--columns", "name,state,mean").ok().lines();

        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.matches("[a-z-]+\tmeasured\t[0-9.]+"));
    }

    private static List<String> branches(TestRepo repo) {
        return repo.git("branch", "--format=%(refname:short)", "--list", "exp/*")
                .lines()
                .toList();
    }

    /** A row without the time of its newest commit. */
    private static String untimed(String row) {
        return row.replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:Z+-]+", "");
    }

    /** The most certain ones are not to be missing where somebody asks for the certain ones. */
    @Test
    void a_probability_below_one_in_a_million_is_a_number_for_programs() throws MalformedJson {
        TestRepo repo = withTwo(temp);
        repo.git("switch", "-q", "-c", "exp/sure-thing", "main");
        repo.git(
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "sure-thing: measured\n\nExperiment: sure-thing\n"
                        + "Experiment-State: measured\nExperiment-Parent: "
                        + repo.paribus("ls", "--where", "standing = champion", "--columns", "name")
                                .lines()
                                .get(1)
                        + "\nExperiment-Verdict: supported\nExperiment-Metric: acc 0.9 sd 0.01 n 5 difference +0.1 p <0.000001 k 1\n");
        repo.git("switch", "-q", "main");

        List<String> words =
                List.of("ls", "--where", "p < 0.001 and acc.p <= 0.000001", "--columns", "name,p", "--sort", "p");
        assertThat(repo.paribus(words.toArray(new String[0])).ok().lines())
                .containsExactly("name\tp", "sure-thing\t0.000001");
        assertThat(repo.onTerminal(Map.of("NO_COLOR", "1"), words.toArray(new String[0]))
                        .out())
                .contains("<0.000001");
        for (List<String> view :
                List.of(List.of("ls", "--columns", "name,p", "--sort", "p"), List.of("log", "--sort", "p"))) {
            var json = new java.util.ArrayList<>(view);
            json.add("--json");
            Map<?, ?> first = (Map<?, ?>) ((List<?>) Json.parseObject(repo.paribus(json.toArray(new String[0]))
                                    .ok()
                                    .out())
                            .get("data"))
                    .get(0);
            Object p = first.containsKey("p")
                    ? first.get("p")
                    : ((Map<?, ?>) ((List<?>) first.get("metrics")).get(0)).get("p");
            assertThat(first.get("name")).isEqualTo("sure-thing");
            assertThat(p).isInstanceOf(Number.class).hasToString("0.000001");
        }
    }

    @Test
    void a_branch_that_cannot_be_read_does_not_hide_the_others() {
        TestRepo repo = withTwo(temp);
        repo.git("switch", "-q", "-c", "exp/torn-page", "main");
        repo.write("params.yaml", "optimizer: [\n");
        repo.write("experiment.yaml", "paribus: 1\nname: torn-page\nparent: [\n")
                .commit("by hand");
        repo.git("switch", "-q", "main");

        List<String> lines = repo.paribus("ls", "--where", "optimizer.lr is not null", "--columns", "name,optimizer.lr")
                .ok()
                .lines();

        assertThat(lines).hasSize(4).anyMatch(line -> line.endsWith("\t0.05")).noneMatch(line -> line.contains("torn"));
    }

    @Test
    void hostile_values_stay_text_in_every_form_and_break_no_row() {
        TestRepo repo = Bench.initialised(temp);
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 3\nnote: \"\\e[31m=cmd|' /C calc'!A0\\u202e|\\\\|`<b>\"");
        repo.commit("a note");
        repo.paribus("run").ok();

        for (List<String> form : List.of(List.of("--text"), List.of("--md"), List.of("--csv"), List.<String>of())) {
            var words = new java.util.ArrayList<>(List.of("ls", "--columns", "name,note,mean"));
            words.addAll(form);
            Ran ran = repo.paribus(words.toArray(new String[0])).ok();
            assertThat(ran.out())
                    .as(String.valueOf(form))
                    .doesNotContain("\u001b", "\u202e")
                    .contains("calc");
            assertThat(ran.lines()).as(String.valueOf(form)).hasSize(form.contains("--md") ? 3 : 2);
        }
        assertThat(repo.paribus("ls", "--columns", "note", "--md").ok().lines().get(2))
                .contains("&#124;", "&lt;b&gt;");
        assertThat(repo.paribus("ls", "--columns", "note", "--json").ok().out())
                .doesNotContain("\u001b")
                .contains("\\u001b[31m=cmd");
        assertThat(repo.paribus("ls", "--where", "note = \"" + HOSTILE + "\"", "--columns", "name")
                        .ok()
                        .lines())
                .hasSize(2);
    }

    @Test
    void on_a_narrow_terminal_name_verdict_and_metric_stay() {
        TestRepo repo = withTwo(temp);
        List<String> lines = repo.paribusIn(repo.dir(), Map.of("COLUMNS", "40"), List.of("ls", "--text"))
                .ok()
                .lines();

        assertThat(lines.get(0)).startsWith("name").contains("verdict", "acc").doesNotContain("optimizer.lr");
        assertThat(lines).allMatch(line -> line.length() <= 40);
        assertThat(String.join(" ", lines)).containsPattern("no room for .*optimizer.lr");
    }

    @Test
    void forms_that_exclude_each_other_and_numbers_that_are_none_are_refused() {
        TestRepo repo = Bench.measured(temp);

        assertThat(repo.paribus("ls", "--csv", "--md").exit()).isEqualTo(2);
        assertThat(repo.paribus("ls", "-n", "none").exit()).isEqualTo(2);
        assertThat(repo.paribus("ls", "--sort", "optimizer.lrr").err()).contains("did you mean 'optimizer.lr'?");
        assertThat(repo.paribus("ls", "--since", "2026-02-31").err()).contains("[bad-time]");
    }
}
