package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Project;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectFileTest {
    private static final String FULL = """
            paribus: 1
            trunk: develop
            branches: exp-vision/
            run:
              command: [python3, train.py, --epochs, 20, "{params}"]
              smoke: {data.fraction: 0.05, epochs: 1}
              timeout: 2h
              link: [data/raw, .venv]
              path: [src]
              budget: [epochs]
              grace: 30s
              record_env: [MY_SETTING]
              resume: true
            metrics:
              val_f1: {goal: maximize, primary: true, value: best}
              latency_ms: {goal: minimize, alone: true, from: "eval/latency", on_diverge: 1.0e+9}
              size: {goal: minimize, deterministic: true, value: mean-of-5, examples: 200}
            launch: [val_f1 >= 0.90, latency_ms <= 30]
            protect: ["eval/**"]
            success: [val_f1 > parent]
            params: [conf/train.yaml]
            data: [data/train.csv, ../shared]
            code: [., ../../common]
            seed: train.seed
            change: {blocks: [optimizer, model], nuisance: [optimizer.lr]}
            policy: {no-notebooks: off, keep: pr, champion: fresh}
            """;

    private static List<String> problems(String text) {
        return ProjectFile.read("paribus.yaml", bytes(text)).problems().stream()
                .map(RecordFileTest::line)
                .toList();
    }

    @Test
    void a_full_project_is_read() {
        Parsed<Project> parsed = ProjectFile.read("paribus.yaml", bytes(FULL));
        assertThat(parsed.problems()).isEmpty();
        Project project = parsed.orThrow();
        assertThat(project.trunk()).isEqualTo("develop");
        assertThat(project.run().command()).containsExactly("python3", "train.py", "--epochs", "20", "{params}");
        assertThat(project.run().shell()).isFalse();
        assertThat(project.run().smoke()).containsEntry("data.fraction", "0.05");
        assertThat(project.run().timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(project.run().grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(project.primary().value()).isEqualTo(Aggregate.BEST);
        assertThat(project.metric("size").orElseThrow().value()).hasToString("mean-of-5");
        assertThat(project.metric("latency_ms").orElseThrow().goal()).isEqualTo(Goal.MINIMIZE);
        assertThat(project.environment()).isEqualTo(ProjectFile.ENVIRONMENT);
        assertThat(project.change().ignore()).isEqualTo(ProjectFile.IGNORE);
        assertThat(project.policy()).containsEntry("no-notebooks", "off").containsEntry("keep", "pr");
        assertThat(project.seedParams()).containsExactly("train.seed");
        assertThat(parsed.where().get("metrics.val_f1.goal")).hasToString("paribus.yaml:15:18");
    }

    @Test
    void defaults_are_those_of_the_design() {
        Project project = ProjectFile.read(
                        "paribus.yaml",
                        bytes("paribus: 1\nrun: {command: sh train.sh}\nmetrics: {acc: {goal: maximize}}\n"))
                .orThrow();
        assertThat(project.trunk()).isEqualTo("main");
        assertThat(project.branches()).isEqualTo("exp/");
        assertThat(project.results()).isEqualTo("results");
        assertThat(project.code()).containsExactly(".");
        assertThat(project.run().shell()).isTrue();
        assertThat(project.run().grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(project.primary().name()).isEqualTo("acc");
        assertThat(project.params()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(problems("""
                paribus: 1
                trunc: main
                branches: "exp*"
                results: ../out
                run: {comand: [x], timeout: 90, link: [/etc], path: [a/../../b]}
                metrics:
                  step: {goal: maximize}
                  f1: {goal: up, value: median, primary: true}
                launch: [f2 > 1]
                policy: {no-notebooks: maybe, keep: squash}
                change: {blocks: [a..b]}
                """))
                .containsExactly(
                        "paribus.yaml:2:1 unknown-key: unknown key 'trunc' -> did you mean 'trunk' or 'run'?",
                        "paribus.yaml:3:11 bad-value: 'exp*' cannot begin a branch's name -> use letters, digits and hyphens, and end it with / or -, as in exp/",
                        "paribus.yaml:4:10 bad-path: the path '../out' of 'results' leaves the project -> name a path relative to the project's directory",
                        "paribus.yaml:5:6 missing-key: 'run.command' is missing -> add 'command: [python3, train.py]'",
                        "paribus.yaml:5:7 unknown-key: unknown key 'run.comand' -> did you mean 'command'?",
                        "paribus.yaml:5:29 bad-duration: '90' of 'run.timeout' is no length of time -> write a number with its unit, as in 10s, 90m or 2h",
                        "paribus.yaml:5:40 bad-path: the path '/etc' of 'run.link' is absolute -> name a path relative to the project's directory",
                        "paribus.yaml:5:54 bad-path: the path 'a/../../b' of 'run.path' leaves the project -> name a path relative to the project's directory",
                        "paribus.yaml:7:9 bad-metric-name: 'step' is reserved -> use letters, digits and _ . / @ -, not epoch, step, time, total",
                        "paribus.yaml:8:14 bad-value: 'up' is no goal -> use maximize, minimize",
                        "paribus.yaml:8:25 bad-value: 'median' is no way to take a value -> use last, best or mean-of-K, as in mean-of-5",
                        "paribus.yaml:10:24 bad-value: 'maybe' is no policy for no-notebooks -> use error or off or warn",
                        "paribus.yaml:10:37 bad-value: 'squash' is no policy for keep -> use merge or pr",
                        "paribus.yaml:11:19 bad-param-path: the path 'a..b' has an empty key at character 3");
    }

    @Test
    void exactly_one_metric_is_primary() {
        String run = "paribus: 1\nrun: {command: x}\nmetrics: ";
        assertThat(problems(run + "{a: {goal: maximize}, b: {goal: minimize}}"))
                .containsExactly(
                        "paribus.yaml:3:10 primary-metric: none of the metrics is primary -> write 'primary: true' for the one that decides");
        assertThat(problems(run + "{a: {goal: maximize, primary: true}, b: {goal: minimize, primary: true}}"))
                .singleElement()
                .asString()
                .contains("2 metrics are primary");
        assertThat(problems(run + "{a: {goal: maximize}}\nlaunch: [b > 1]"))
                .containsExactly(
                        "paribus.yaml:4:10 unknown-metric: the metric 'b' is not declared in paribus.yaml -> declared are a");
        assertThat(problems(run + "{}")).singleElement().asString().contains("no metric is declared");
    }

    @Test
    void the_template_is_a_good_project() throws IOException {
        try (InputStream in = Project.class.getResourceAsStream("/dev/paribus/templates/project/paribus.yaml")) {
            assertThat(ProjectFile.read("paribus.yaml", in.readAllBytes()).problems())
                    .isEmpty();
        }
    }
}
