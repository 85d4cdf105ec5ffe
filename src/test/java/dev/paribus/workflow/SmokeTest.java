package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.AttemptState;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.session.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
    /** Writes down each stage that it runs in; a smoke run reports what {@code epochs} says. */
    private static final String SCRIPT = """
            #!/bin/sh
            echo "$PARIBUS_STAGE $PARIBUS_SEED $(grep '^epochs' params.yaml)" >> "$STAGES"
            get() { sed -n "s/.*\\"$1\\": *\\([0-9.]*\\).*/\\1/p" "$PARIBUS_PARAMS"; }
            awk -v lr="$(get lr)" -v n="$(get epochs)" 'BEGIN { printf "acc: %.2f\\n", lr + n / 100 }'
            """;

    @TempDir
    Path temporary;

    private Lab lab(String smoke, String script) {
        Lab lab = new Lab(temporary);
        lab.repo.executable("train.sh", script.replace("$STAGES", stages().toString()));
        lab.repo.write("params.yaml", "lr: 0.5   # the rate\nepochs: 30   # passes\n");
        lab.repo.commit("a training script");
        lab.init();
        lab.repo.sh("sed -i 's/^  command:.*/&\\n  smoke: {" + smoke + "}/' paribus.yaml");
        lab.repo.commit("smoke first");
        return lab;
    }

    private Path stages() {
        return temporary.resolve("stages");
    }

    private List<String> ran() throws IOException {
        return Files.exists(stages()) ? Files.readAllLines(stages()) : List.of();
    }

    @Test
    void it_runs_once_with_the_first_seed_and_its_own_values_before_all_seeds() throws IOException {
        Lab lab = lab("epochs: 2", SCRIPT);

        Outcome outcome = lab.run(lab.baseline());

        assertThat(ran())
                .startsWith("smoke 1 epochs: 2   # passes", "full 1 epochs: 30   # passes")
                .hasSize(6);
        assertThat(outcome.summary().smoke()).isNotNull();
        assertThat(outcome.summary().smoke().values().get("acc").text()).isEqualTo("0.52");
        assertThat(outcome.summary().smoke().ran().stage()).isEqualTo("smoke");
        assertThat(outcome.summary().seeds())
                .allSatisfy(seed -> assertThat(seed.values().get("acc").text()).isEqualTo("0.80"));
        assertThat(lab.repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void one_that_fails_leaves_the_experiment_registered_and_a_mended_one_runs_again() {
        Lab lab = lab("epochs: 2", "#!/bin/sh\nexit 3\n");
        String name = lab.baseline();
        String before = lab.repo.git("rev-parse", "main");
        lab.repo.git("config", "paribus.onFinish", "cat >../news.json");

        assertThatThrownBy(() -> lab.run(name)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.ANSWER_NO);
            assertThat(failure.problems()).extracting(Problem::code).containsExactly("smoke-failed");
            assertThat(failure.getMessage()).contains("exit code 3");
        });
        assertThat(temporary.resolve("news.json"))
                .content()
                .contains(
                        "\"kind\": \"finished\", \"name\": \"" + name + "\", \"state\": \"registered\"",
                        "did not pass: ",
                        "\"seeds\": {\"1\": \"failed\"}",
                        "\"commit\": null");
        // A baseline takes the trunk's newer code before it starts; nothing else was committed.
        assertThat(lab.repo.git("rev-parse", "exp/" + name)).isEqualTo(before);
        assertThat(new Recovery(lab.session()).run()).isEmpty();

        lab.repo.executable("train.sh", SCRIPT.replace("$STAGES", stages().toString()));
        lab.repo.commit("mend it");
        assertThat(lab.run(name).summary().state()).isEqualTo(State.MEASURED);
    }

    @Test
    void a_metric_that_is_missing_or_not_finite_does_not_pass() {
        Lab lab = lab("epochs: 2", "#!/bin/sh\necho acc: nan\n");

        assertThatThrownBy(() -> lab.run(lab.baseline())).hasMessageContaining("acc is NaN");

        lab.repo.executable("train.sh", "#!/bin/sh\necho nothing\n");
        lab.repo.commit("silent");
        assertThatThrownBy(() -> lab.run(lab.baseline())).hasMessageContaining("acc");
    }

    @Test
    void a_value_of_no_parameter_is_refused_before_anything_runs() throws IOException {
        Lab lab = lab("epoch: 2, nothing.such: 1", SCRIPT);

        assertThatThrownBy(() -> lab.run(lab.baseline())).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.problems())
                    .extracting(Problem::code)
                    .containsOnly("smoke-parameter")
                    .hasSize(2);
            assertThat(failure.getMessage()).contains("'epoch'").contains("did you mean 'epochs'?");
        });
        assertThat(ran()).isEmpty();
    }

    @Test
    void the_full_run_of_another_day_does_not_repeat_it_and_mended_code_does() throws IOException {
        Lab lab = lab("epochs: 2", SCRIPT.replace("#!/bin/sh\n", "#!/bin/sh\n[ $PARIBUS_STAGE = smoke ] || exit 3\n"));
        String name = lab.baseline();
        assertThat(lab.run(name).summary().state()).isEqualTo(State.FAILED);
        assertThat(ran()).hasSize(1);

        assertThat(lab.run(name).summary().state()).isEqualTo(State.FAILED);
        assertThat(ran()).hasSize(1);

        lab.repo.executable("train.sh", SCRIPT.replace("$STAGES", stages().toString()));
        lab.repo.commit("mend it");
        assertThat(lab.run(name).summary().state()).isEqualTo(State.MEASURED);
        assertThat(ran().get(1)).startsWith("smoke 1");
    }

    @Test
    void an_abort_that_a_killed_tool_left_in_the_journal_is_committed_by_the_next_writing_command() throws IOException {
        Lab lab = lab("epochs: 2", SCRIPT);
        lab.run(lab.baseline());
        String name = registered(lab, "acc < parent");
        Outcome outcome = lab.run(name);
        assertThat(outcome.summary().state()).isEqualTo(State.ABORTED);
        assertThat(outcome.allFine()).isFalse();
        String commit = outcome.resultCommit();
        undeliver(lab, commit);
        lab.repo.git("update-ref", "refs/heads/exp/" + name, commit + "^");

        assertThat(new Recovery(lab.session()).run())
                .extracting(Problem::message)
                .containsExactly(
                        "committed what an earlier run of " + name
                                + " had measured: ended on its smoke run: acc 0.12 meets abort_if 'acc < parent', which is 0.52 there");
        assertThat(lab.repo.git("log", "-1", "--format=%(trailers:key=Experiment-State,valueonly)", "exp/" + name))
                .isEqualToIgnoringWhitespace("aborted");
        assertThat(new Recovery(lab.session()).run()).isEmpty();
    }

    @Test
    void a_step_in_abort_if_ends_the_full_run_and_no_further_seed_starts() throws IOException {
        String bad = """
                [ $PARIBUS_STAGE = smoke ] || [ "$(get lr)" != 0.1 ] && exit 0
                echo '{"step": 12, "acc": 0.2}' >> "$PARIBUS_METRICS"
                for i in $(seq 600); do sleep 0.05; done
                """;
        Lab lab = lab("epochs: 2", SCRIPT + bad);
        lab.run(lab.baseline());
        String name = registered(lab, "acc < 0.3 at step 10");
        Files.delete(stages());

        Outcome outcome = lab.run(name);

        assertThat(outcome.summary().state()).isEqualTo(State.ABORTED);
        assertThat(outcome.summary().verdict()).isNull();
        assertThat(outcome.summary().reason())
                .startsWith("seed 1: acc 0.2 at step 12 meets abort_if 'acc < 0.3 at step 10'; seeds 2, 3");
        assertThat(outcome.interrupted()).isFalse();
        assertThat(ran()).hasSize(2);
        assertThat(lab.run(name).placement()).isNull();
    }

    private static String registered(Lab lab, String abortIf) {
        var plan = Lab.plan(null, "Smaller steps raise acc because it oscillates.", "lr=0.1");
        var extras = new Plan.Extras(null, null, List.of(), null, List.of(abortIf), java.util.Map.of());
        var all = new Plan(
                plan.assignments(),
                plan.because(),
                plan.success(),
                plan.guard(),
                plan.seeds(),
                plan.kind(),
                plan.with(),
                plan.name(),
                plan.from(),
                plan.exploratory(),
                plan.include(),
                plan.leaveUntracked(),
                extras);
        return new Registration(lab.session()).register(all).name().text();
    }

    /** The journal as it is when the tool is killed between the end of the child and the commit. */
    private static void undeliver(Lab lab, String commit) throws IOException {
        Path runs = lab.repo.dir().resolve(".git/paribus/runs");
        try (Stream<Path> all = Files.list(runs)) {
            for (Path attempt : all.toList()) {
                Path delivered = attempt.resolve("delivered");
                if (Files.exists(delivered) && Files.readString(delivered).startsWith(commit)) {
                    Files.delete(delivered);
                }
            }
        }
        assertThat(new Journals(lab.session()).open().list().attempts())
                .anyMatch(attempt -> attempt.state() instanceof AttemptState.Ended);
    }
}
