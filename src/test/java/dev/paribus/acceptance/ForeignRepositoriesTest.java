package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.FastImport;
import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repositories that were cut, cloned or made by others: each view shows what is there, says what is missing, and the command that it
 * prints gets it. Every printed command is run here.
 */
class ForeignRepositoriesTest {
    /** What reads, on the champion where it takes a name; a further view joins by a line. */
    private static final List<List<String>> VIEWS = List.of(
            List.of("log"),
            List.of("ls"),
            List.of("status"),
            List.of("stats"),
            List.of("lessons"),
            List.of("next"),
            List.of("show", "amber-otter"),
            List.of("diff", "amber-otter"),
            List.of("compare", "amber-otter", "velvet-boiler"),
            List.of("review", "amber-otter"),
            List.of("check", "--all"),
            List.of("new", "epochs=4", "--because", "more steps", "--dry-run"));

    /** A baseline, a kept change, and one that stands on its branch alone. */
    static final RepoTemplate ORIGIN = new RepoTemplate(folder -> {
        TestRepo repo = Bench.measured(folder);
        repo.paribus("try", "optimizer.lr=0.02", "--because", "it is slow", "--name", "amber-otter")
                .ok();
        repo.paribus("keep", "amber-otter", "--because", "better on every seed").ok();
        repo.paribus("try", "optimizer.momentum=0.5", "--because", "it overshoots", "--name", "bold-heron")
                .ok();
        repo.git("config", "uploadpack.allowFilter", "true");
        return repo;
    });

    @TempDir
    Path temporary;

    private TestRepo origin;
    private Path clone;

    @BeforeEach
    void an_origin() {
        origin = ORIGIN.copyTo(temporary);
        clone = temporary.resolve("clone");
    }

    private void cloned(String... options) {
        var words = new ArrayList<>(List.of("git", "clone", "-q"));
        words.addAll(List.of(options));
        words.addAll(List.of("file://" + origin.dir(), clone.toString()));
        origin.child(words).ok();
    }

    private Ran here(String... words) {
        return origin.paribusIn(clone, words);
    }

    private Ran here(List<String> words) {
        return here(words.toArray(new String[0]));
    }

    private Ran sh(String script) {
        return origin.child(clone, Map.of(), List.of("sh", "-c", script));
    }

    /** Runs the command that stands behind a code, as a person would copy it. */
    private void asHinted(Ran ran, String code) {
        List<String> lines = ran.err().lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).contains("[" + code + "]")) {
                assertThat(lines.get(i + 1)).startsWith("hint: ");
                sh(lines.get(i + 1).substring("hint: ".length())).ok();
                return;
            }
        }
        throw new AssertionError("no " + code + " in " + ran);
    }

    private void whole() {
        Ran log = here("log").ok();
        assertThat(log.err()).isEmpty();
        assertThat(log.out()).contains("amber-otter\tkept\tchampion", "bold-heron\tmeasured");
        assertThat(here("show", "bold-heron").ok().err()).isEmpty();
        assertThat(here("check", "--all", "--json").out()).doesNotContain("not provable here");
    }

    @Test
    void a_clone_of_one_branch_names_the_experiments_it_does_not_fetch_until_it_does() {
        cloned("--single-branch");

        for (List<String> view : VIEWS) {
            assertThat(here(view).ok().err())
                    .as(view.toString())
                    .contains("fetches only 'main' of 'origin'", "[clone-narrow]");
        }
        assertThat(here("log").out()).contains("amber-otter").doesNotContain("bold-heron");
        assertThat(here("log", "--json").out()).contains("\"code\": \"clone-narrow\"");
        Ran unknown = here("show", "bold-heron").exits(3);
        asHinted(unknown, "clone-narrow");
        whole();
    }

    @Test
    void a_depth_of_one_says_both_what_is_cut_off_and_what_is_not_fetched() {
        cloned("--depth", "1");

        for (List<String> view : VIEWS) {
            Ran ran = here(view);
            assertThat(ran.err()).as(ran.toString()).contains("clone-narrow", "clone-shallow");
            assertThat(ran.exit()).as(ran.toString()).isEqualTo(view.get(0).matches("check|diff|compare") ? 3 : 0);
        }
        assertThat(here("log").ok().err()).doesNotContain("only-baseline");
        asHinted(here("diff", "amber-otter"), "parent-missing");
        here("diff", "amber-otter").ok();
        asHinted(here("log"), "clone-shallow");
        asHinted(here("log"), "clone-narrow");
        whole();
    }

    @Test
    void a_depth_of_five_of_all_branches_says_that_history_is_cut_off() {
        for (int i = 0; i < 7; i++) {
            origin.git("commit", "-q", "--allow-empty", "-m", "a word in the documents");
        }
        cloned("--depth", "5", "--no-single-branch");

        for (List<String> view : VIEWS) {
            assertThat(here(view).err())
                    .as(view.toString())
                    .contains("clone-shallow")
                    .doesNotContain("clone-narrow");
        }
        assertThat(here("log").ok().out()).contains("amber-otter", "bold-heron");
        asHinted(here("log"), "clone-shallow");
        whole();
    }

    @Test
    void a_clone_without_files_fetches_none_unasked_and_says_how() {
        cloned("--filter=blob:none");
        String missing = "git rev-list --objects --all --missing=print | grep -c '^?'";
        String before = sh(missing).ok().out();

        int refused = 0;
        for (List<String> view : VIEWS) {
            Ran ran = here(view);
            if (ran.exit() != 0) {
                refused++;
                assertThat(ran.exits(3).err())
                        .as(ran.toString())
                        .contains("leaves files of the history at 'origin'", "[clone-partial]");
            }
        }
        assertThat(refused).isGreaterThan(5);
        assertThat(sh(missing).ok().out()).isEqualTo(before);
        assertThat(here("log", "--json").exits(3).out()).contains("\"code\": \"clone-partial\"");
        asHinted(here("log"), "clone-partial");
        whole();
    }

    @Test
    void a_squashed_history_without_branches_stands_in_the_trunks_tree() {
        origin.git("merge", "-q", "--squash", "exp/bold-heron");
        origin.git("commit", "-q", "-m", "Less momentum (#12)");
        origin.sh("git branch -q -D $(git for-each-ref --format='%(refname:lstrip=2)' refs/heads/exp)")
                .ok();
        cloned();

        for (List<String> view : VIEWS) {
            here(view).ok();
        }
        assertThat(here("log").out()).contains("bold-heron\tmeasured\tchampion", "amber-otter\tkept\tkept");
        assertThat(here("show", "bold-heron").ok().out()).contains("not provable here");
        assertThat(here("check", "--all").ok().out())
                .contains("registration-squashed", "git fetch origin 'refs/archive/*:refs/remotes/origin/archive/*'");
        sh("git fetch --all && git fetch origin 'refs/archive/*:refs/remotes/origin/archive/*'")
                .ok();
    }

    @Test
    void a_bare_repository_is_refused_with_the_clone_that_reads_it() {
        cloned("--bare");

        for (List<String> view : VIEWS) {
            assertThat(here(view).exits(3).err()).as(view.toString()).contains("[bare-repository]");
        }
        asHinted(here("log"), "bare-repository");
        clone = clone.resolve("DIR");
        whole();
    }

    @Test
    void a_linked_worktree_shows_what_the_main_one_shows() {
        origin.git("worktree", "add", "-q", "--detach", clone.toString(), "main");

        for (List<String> view : VIEWS) {
            Ran linked = here(view).ok();
            assertThat(linked.err()).as(view.toString()).doesNotContain("clone-");
            if (!view.get(0).equals("new")) {
                assertThat(linked.out())
                        .as(view.toString())
                        .isEqualTo(origin.paribus(view.toArray(new String[0])).out());
            }
        }
        whole();
    }

    @Test
    void hundreds_that_plain_git_made_are_shown_without_a_trailer_too() {
        var stream = new FastImport();
        String parameters = origin.read("params.yaml");
        String summary = origin.git("show", "exp/bold-heron:results/summary.yaml");
        for (int i = 0; i < 300; i++) {
            foreign(stream, i, parameters, summary);
        }
        stream.into(origin);
        clone = origin.dir();

        List<String> rows = here("log").ok().lines();
        assertThat(rows).hasSize(304);
        assertThat(rows).filteredOn(row -> row.startsWith("made-by-git-")).hasSize(300);
        assertThat(here("ls", "--where", "optimizer.lr > 0.03985", "--params")
                        .ok()
                        .lines())
                .hasSize(2);
        for (List<String> view : VIEWS) {
            if (!view.get(0).equals("check")) {
                here(view).ok();
            }
        }
        for (String name : List.of("made-by-git-7", "made-by-git-8")) {
            assertThat(here("show", name).ok().out()).contains("optimizer.lr");
            assertThat(here("diff", name).ok().out()).contains("optimizer.lr");
            assertThat(here("check", name).toString()).doesNotContain("Exception");
            here("review", name).ok();
        }
    }

    /** As a person leaves it: a record, the edit, a summary; every second one with trailers. */
    private static void foreign(FastImport stream, int number, String parameters, String summary) {
        String name = "made-by-git-" + number;
        String ref = "refs/heads/exp/" + name;
        String rate = "0.0" + (100 + number);
        String record = """
                paribus: 1
                name: %s
                parent: amber-otter
                hypothesis: Setting optimizer.lr to %s raises acc because of %d.
                change: {kind: hyperparameter, what: optimizer.lr}
                success:
                  - acc > parent
                seeds: [1, 2]
                """.formatted(name, rate, number);
        String results = summary.replace("name: bold-heron", "name: " + name).replaceAll("0\\.82\\d+", "0.8" + number);
        String trailers = number % 2 == 0 ? "" : """

                Experiment: %s
                Experiment-State: measured
                Experiment-Parent: amber-otter
                Experiment-Change: optimizer.lr: 0.02 -> %s
                Experiment-Metric: acc 0.8%d n 2
                """.formatted(name, rate, number);
        var files = new LinkedHashMap<String, @Nullable String>();
        files.put("results", null);
        files.put("experiment.yaml", record);
        files.put("params.yaml", parameters.replaceFirst("lr: 0.02", "lr: " + rate));
        stream.commit(ref, "refs/heads/main^0", "Bo Lind", "try " + rate + "\n", files);
        var measured = new LinkedHashMap<String, @Nullable String>();
        measured.put("results/summary.yaml", results);
        stream.commit(ref, null, "Bo Lind", "what came\n" + trailers, measured);
    }
}
