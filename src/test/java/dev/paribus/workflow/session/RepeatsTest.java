package dev.paribus.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Problem;
import dev.paribus.support.Ran;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.registration.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment that was made before is said to be one, with what it came to; nothing that lies in the cache can make it up. */
class RepeatsTest {
    @TempDir
    Path temporary;

    private Lab lab;
    private String first;

    @BeforeEach
    void an_experiment_that_was_measured() {
        lab = Lab.measured(temporary);
        first = lab.register("it oscillates", "lr=0.02").name().text();
        lab.run(first);
    }

    private static Plan from(String parent, String assignment) {
        Plan plan = Lab.plan(null, "it was better before", assignment);
        return new Plan(
                List.of(Assignment.parse(assignment)),
                plan.because(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                parent,
                false,
                List.of(),
                false,
                Plan.Extras.NONE);
    }

    private List<Problem> drafted(Plan plan) {
        return new Registration(lab.session()).dryRun(plan).remarks();
    }

    private List<String> checked(String name) {
        return new Checking(lab.session())
                .target(name).get(0).problems().stream()
                        .filter(problem -> problem.code().equals("repeats-earlier"))
                        .map(Problem::message)
                        .toList();
    }

    private Path cache() {
        return lab.repo.path(".git/paribus/fingerprints");
    }

    @Test
    void another_spelling_of_the_same_value_repeats_it() {
        assertThat(drafted(Lab.plan(null, "it oscillates", "lr=2.0e-2")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("repeats-earlier");
                    assertThat(problem.message()).contains("'" + first + "'", "measured, acc 0.8");
                    assertThat(problem.hint()).isEqualTo("paribus show " + first);
                });
        assertThat(drafted(Lab.plan(null, "it oscillates", "lr=0.03"))).isEmpty();
    }

    @Test
    void a_child_that_takes_its_parents_change_back_repeats_its_grandparent() {
        assertThat(drafted(from(first, "lr=0.01")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'" + lab.baseline() + "'"));
    }

    @Test
    void only_the_later_one_of_two_repeats_the_other() {
        String second = lab.register("once more", "lr=0.02").name().text();
        assertThat(checked(second)).singleElement().asString().contains("'" + first + "'");
        assertThat(checked(first)).isEmpty();
        assertThat(lab.run(second).name().text()).isEqualTo(second);
        assertThat(checked(second)).singleElement().asString().contains("'" + first + "'");
        assertThat(checked(first)).isEmpty();
    }

    @Test
    void the_work_tree_is_told_and_the_index_is_not_looked_at() throws IOException {
        String second = lab.register("once more", "lr=0.02").name().text();
        lab.repo.git("switch", "-q", "exp/" + second);
        Files.deleteIfExists(cache());
        assertThat(new Checking(lab.session()).staged().problems())
                .extracting(Problem::code)
                .doesNotContain("repeats-earlier");
        assertThat(cache()).doesNotExist();
        assertThat(new Checking(lab.session()).workTree().problems())
                .extracting(Problem::code)
                .contains("repeats-earlier");
        assertThat(cache()).exists();
    }

    @Test
    void equal_parameters_with_other_code_repeat_nothing() {
        lab.repo.executable("train.sh", Lab.SCRIPT.replace("0.8 +", "0.9 +"));
        var plan = Lab.plan(ChangeKind.HEURISTIC, "it starts higher");
        assertThat(drafted(plan)).isEmpty();
        String idea = new Registration(lab.session()).register(plan).name().text();
        lab.run(idea);
        lab.repo.git("switch", "-q", "main");
        lab.repo.executable("train.sh", Lab.SCRIPT.replace("0.8 +", "0.9 +"));
        assertThat(drafted(plan))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'" + idea + "'"));
    }

    @Test
    void it_is_said_before_anything_runs_and_stands_in_the_data() {
        Ran dry = lab.repo.paribus("new", "lr=0.02", "--because", "once more", "--dry-run");
        assertThat(dry.err()).contains("those of '" + first + "'", "[repeats-earlier]");
        Ran tried = lab.repo.paribus("try", "lr=0.02", "--because", "once more", "--json");
        assertThat(tried.err()).contains("those of '" + first + "'");
        assertThat(tried.err().indexOf("repeats-earlier"))
                .isLessThan(tried.err().indexOf("running "));
        assertThat(tried.out()).contains("\"repeats-earlier\"");
    }

    @Test
    void a_project_may_not_want_to_know() throws IOException {
        Files.deleteIfExists(cache());
        lab.repo.write("paribus.yaml", lab.repo.read("paribus.yaml") + "policy: {repeats-earlier: off}\n");
        lab.repo.commit("no remarks on repetitions");
        assertThat(drafted(Lab.plan(null, "it oscillates", "lr=0.02"))).isEmpty();
        assertThat(cache()).doesNotExist();
    }

    @Test
    void a_cache_that_is_gone_cut_or_garbled_changes_nothing() throws IOException {
        Plan same = Lab.plan(null, "it oscillates", "lr=0.02");
        assertThat(drafted(same)).hasSize(1);
        String whole = Files.readString(cache());
        assertThat(whole.lines().filter(line -> !line.isEmpty())).hasSize(2);
        for (String spoilt : List.of(
                "",
                whole.substring(0, whole.length() - 20),
                whole.substring(30),
                whole.replace("\n", "\n\0\u00ff no line\n"),
                whole.replaceAll("(?m)^(.{41}).", "$1!"))) {
            Files.write(cache(), spoilt.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(drafted(same)).as(spoilt).hasSize(1);
        }
        Files.delete(cache());
        Files.createDirectory(cache());
        assertThat(drafted(same)).hasSize(1);
    }

    @Test
    void a_cache_that_lies_makes_no_finding() {
        drafted(Lab.plan(null, "it oscillates", "lr=0.02"));
        String other = lab.register("wider", "lr=0.04").name().text();
        Oid tip = lab.found(other).tip();
        Oid earlier = lab.found(first).tip();
        FingerprintCache cache = FingerprintCache.open(cache());
        cache.put(tip, new FingerprintCache.Entry("a".repeat(32), "b".repeat(32)));
        cache.put(earlier, new FingerprintCache.Entry("a".repeat(32), "b".repeat(32)));
        cache.save(java.util.Set.of(tip, earlier));
        assertThat(Files.exists(cache())).isTrue();
        assertThat(checked(other)).isEmpty();
    }

    @Test
    void a_cache_does_not_grow_without_end() throws IOException {
        Files.createDirectories(cache().getParent());
        Oid counting = new Oid("a".repeat(40));
        for (int round = 0; round < 1100; round++) {
            FingerprintCache mine = FingerprintCache.open(cache());
            mine.put(counting, new FingerprintCache.Entry(Integer.toHexString(round), null));
            mine.save(java.util.Set.of(counting));
        }
        assertThat(Files.readAllLines(cache()).size()).isLessThan(300);
        assertThat(FingerprintCache.open(cache()).get(counting))
                .isEqualTo(new FingerprintCache.Entry(Integer.toHexString(1099), null));
    }

    @Test
    void writers_at_once_leave_a_cache_that_can_be_read() throws Exception {
        var threads = new java.util.ArrayList<Thread>();
        Files.createDirectories(cache().getParent());
        for (int i = 0; i < 4; i++) {
            String digit = Integer.toHexString(i);
            threads.add(new Thread(() -> {
                for (int round = 0; round < 20; round++) {
                    FingerprintCache mine = FingerprintCache.open(cache());
                    Oid commit = new Oid(digit.repeat(40));
                    mine.put(commit, new FingerprintCache.Entry(digit + round, null));
                    mine.save(java.util.Set.of(commit));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(Files.readString(cache())).matches("(?s)(([0-9a-f]{40} [0-9a-f]+ - [0-9a-f]{8})?\n)+");
        FingerprintCache read = FingerprintCache.open(cache());
        for (int i = 0; i < 4; i++) {
            String digit = Integer.toHexString(i);
            assertThat(read.get(new Oid(digit.repeat(40)))).isEqualTo(new FingerprintCache.Entry(digit + 19, null));
        }
        try (var files = Files.list(cache().getParent())) {
            assertThat(files.map(Path::toString).filter(name -> name.endsWith(".tmp")))
                    .isEmpty();
        }
    }
}
