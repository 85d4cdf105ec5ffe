package dev.paribus.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.Aggregate;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Ran;
import dev.paribus.problem.Failure;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptPlan;
import dev.paribus.run.Command;
import dev.paribus.run.Identity;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.history.Contrast.Side;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.session.Axis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContrastingTest {
    @TempDir
    private Path temporary;

    private Lab lab;
    private String baseline = "";

    @BeforeEach
    void measured() {
        lab = Lab.measured(temporary);
        baseline = lab.baseline();
    }

    private void rules(String more) {
        lab.repo.write("paribus.yaml", lab.repo.read("paribus.yaml") + more);
    }

    private Side side(String name) {
        return new Contrasting(lab.session()).side(lab.found(name));
    }

    private Contrast contrast(String before, String after) {
        return new Contrasting(lab.session()).of(side(before), side(after));
    }

    private String child(String assignment) {
        return lab.register("the rate may be too small", assignment).name().text();
    }

    @Test
    void what_differs_is_sorted_onto_its_axes() {
        lab.repo.git("switch", "-q", "main");
        rules("data: [birds.csv]\nenvironment: [uv.lock]\n");
        lab.repo.write("birds.csv", "robin\n");
        lab.repo.commit("rules");
        String one = child("lr=0.02");
        lab.repo.git("switch", "-q", "exp/" + one);
        lab.repo.write("birds.csv", "wren\n");
        lab.repo.write("uv.lock", "torch 2\n");
        lab.repo.write("model.py", "x = 1\n");
        lab.repo.write("notes.md", "# not counted\n");
        lab.repo.commit("all of it");
        Contrast contrast = contrast(baseline, one);
        assertThat(contrast.params())
                .singleElement()
                .satisfies(change -> assertThat(change.path().toString()).isEqualTo("lr"));
        assertThat(contrast.equalParams()).isEqualTo(1);
        assertThat(contrast.on(Axis.DATA)).extracting(file -> file.path()).containsExactly("birds.csv");
        assertThat(contrast.on(Axis.ENVIRONMENT))
                .extracting(file -> file.path())
                .containsExactly("uv.lock");
        assertThat(contrast.on(Axis.CODE)).extracting(file -> file.path()).containsExactly("model.py");
        assertThat(contrast.on(Axis.RULES)).extracting(file -> file.path()).containsExactly("paribus.yaml");
        assertThat(contrast.on(Axis.IGNORED)).extracting(file -> file.path()).containsExactly("notes.md");
        assertThat(contrast.environment().unknown()).isEqualTo(one + " has not recorded an environment");
    }

    @Test
    void siblings_on_other_protected_paths_are_not_compared_and_the_paths_are_named() {
        String one = child("lr=0.02");
        lab.run(one);
        lab.repo.git("switch", "-q", "main");
        lab.repo.write("eval/labels.csv", "1\n");
        rules("protect: [\"eval/**\"]\n");
        lab.repo.commit("the labels that count");
        String again = new Registration(lab.session())
                .register(Lab.plan(ChangeKind.BASELINE, "measured by other labels"))
                .name()
                .text();
        lab.run(again);
        assertThat(contrast(one, again).incomparable()).containsExactly("protected paths differ (eval/labels.csv)");
        assertThat(contrast(baseline, one).incomparable()).isEmpty();
    }

    @Test
    void siblings_that_ran_on_other_data_or_in_another_stage_are_not_compared() {
        String one = child("lr=0.02");
        lab.run(one);
        String other = child("lr=0.03");
        lab.run(other);
        assertThat(contrast(one, other).incomparable()).isEmpty();
        ran(other, "data: \"\"", "data: 1:" + "6".repeat(64));
        assertThat(contrast(one, other).incomparable()).containsExactly("the data differ");
        ran(other, "stage: full", "stage: smoke");
        assertThat(contrast(one, other).incomparable())
                .containsExactly("the data differ", "one ran the stage full, the other smoke");
    }

    /** As another tool, or an edit, could have left it. */
    private void ran(String name, String before, String after) {
        lab.repo.git("switch", "-q", "exp/" + name);
        String summary = lab.repo.read("results/summary.yaml");
        assertThat(summary).contains(before);
        lab.repo.write("results/summary.yaml", summary.replace(before, after));
        lab.repo.commit("recorded otherwise");
    }

    @Test
    void a_parent_of_which_nothing_is_known_is_said_with_the_command_that_fetches_it() {
        String one = child("lr=0.02");
        lab.repo.git("symbolic-ref", "HEAD", "refs/heads/exp/" + one);
        String alone =
                lab.repo.git("commit-tree", "HEAD^{tree}", "-m", "copied").strip();
        lab.repo.git("update-ref", "refs/heads/exp/" + one, alone);
        String first = lab.repo.git("rev-list", "--max-parents=0", "main").strip();
        lab.repo.git("update-ref", "refs/heads/main", first);
        lab.repo.git("branch", "-q", "-D", "exp/" + baseline);
        assertThatThrownBy(() -> new Contrasting(lab.session()).parent(side(one)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not in this clone");
    }

    @Test
    void the_course_of_seeds_that_still_run_comes_from_their_journal() throws IOException {
        String one = child("lr=0.02");
        running(one, 1, "{\"step\": 1, \"acc\": 0.5}\n{\"step\": 2, \"acc\": 0.7}\n{\"step\": 3, \"acc\": 0.8}\n");
        running(one, 2, "{\"step\": 1, \"acc\": 0.6}\n{\"step\": 2, \"acc\": 0.9, \"loss\": 1}\n{\"step\": 3, \"ac");
        Curves.Plot plot = new Curves(lab.session()).of(List.of(side(baseline), side(one)), "acc");
        assertThat(plot.courses().get(0).missing()).isEqualTo("no course of it is kept");
        Curves.Course course = plot.courses().get(1);
        assertThat(course.steps()).containsExactly(1.0, 2.0);
        assertThat(course.values()).containsExactly(0.55, 0.8);
        assertThat(course.seeds()).containsExactly(1, 2);
        assertThatThrownBy(() -> new Curves(lab.session()).of(List.of(side(one)), "los"))
                .hasMessageContaining("by step there are acc, loss");
    }

    private void running(String name, int seed, String reported) throws IOException {
        var ran = new Ran("1".repeat(40), "2".repeat(40), "3".repeat(40), "1:" + "4".repeat(64), "", "", "full");
        String token = String.valueOf(seed).repeat(32);
        var identity = new Identity(token, "", new ExperimentName(name), "5".repeat(40), ran, seed, 1);
        var acc = new Metric("acc", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false);
        Path dir = lab.repo.dir();
        var plan = new AttemptPlan(
                identity,
                new Command(List.of("true"), List.of("true"), false),
                new AttemptPlan.Place(dir, dir, dir, List.of()),
                new AttemptPlan.Limits(null, Duration.ofSeconds(1), 1, AttemptPlan.Mode.FOREGROUND),
                List.of(acc));
        Attempt attempt = lab.session().journal().create(plan, "{}", "paribus: 1\n".getBytes(StandardCharsets.UTF_8));
        Files.writeString(attempt.metrics(), reported);
    }
}
