package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.ParamFiles;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the ready pipelines run as they stand, in a real clone, with a {@code paribus} on the PATH. */
class PipelineTest {
    private static final Path TEMPLATES = Path.of("templates/ci");

    /** A project, an experiment in a branch of a clone, and a program on the PATH of its shell. */
    private record Clone(Path dir, TestRepo origin, Map<String, String> variables) {
        Ran sh(String script, Map<String, String> more) {
            var all = new LinkedHashMap<>(variables);
            all.putAll(more);
            return origin.child(dir, all, List.of("sh", "-c", script));
        }
    }

    private static Clone cloned(Path temporary, String change) throws IOException {
        Lab lab = Lab.measured(temporary);
        lab.register("Larger steps raise acc because the loss still falls.", "lr=0.02");
        String branch = lab.repo
                .git("for-each-ref", "--format=%(refname:short)", "--sort=-committerdate", "refs/heads/exp/")
                .lines()
                .findFirst()
                .orElseThrow();
        lab.repo.git("switch", "-q", branch);
        lab.repo.sh(change);
        lab.repo.commit("mine");
        Path dir = temporary.resolve("clone");
        lab.repo.git("clone", "-q", "--branch", branch, lab.repo.dir().toString(), dir.toString());
        Path bin = Files.createDirectory(temporary.resolve("bin"));
        Path program = bin.resolve("paribus");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + ProcessHandle.current().info().command().orElseThrow()
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path")
                        + "' dev.paribus.Main \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        String base = lab.repo.git("rev-parse", "main");
        return new Clone(
                dir,
                lab.repo,
                Map.of(
                        "PATH", bin + ":" + System.getenv("PATH"),
                        "BASE", base,
                        "CI_MERGE_REQUEST_DIFF_BASE_SHA", base));
    }

    /** Every {@code run:} of a step, or every line of {@code script:}. */
    private static List<String> commands(String template) throws IOException {
        ParamNode.Mapping root = ParamFiles.read(Map.of("ci.yaml", Files.readAllBytes(TEMPLATES.resolve(template))))
                .orThrow();
        var out = new ArrayList<String>();
        gather(root, out);
        return out;
    }

    private static void gather(ParamNode node, List<String> out) {
        if (node instanceof ParamNode.Mapping mapping) {
            mapping.entries().forEach((key, child) -> {
                if (key.equals("run")) {
                    out.add(text(child));
                } else if (key.equals("script") && child instanceof ParamNode.Sequence lines) {
                    lines.items().forEach(line -> out.add(text(line)));
                } else {
                    gather(child, out);
                }
            });
        } else if (node instanceof ParamNode.Sequence list) {
            list.items().forEach(item -> gather(item, out));
        }
    }

    private static String text(ParamNode node) {
        return node instanceof ParamNode.Scalar scalar && scalar.value() instanceof Value.Text text ? text.value() : "";
    }

    @Test
    void the_steps_for_github_pass_a_good_experiment_and_annotate_a_bad_one(@TempDir Path temporary)
            throws IOException {
        List<String> steps = commands("github.yml");
        assertThat(steps).hasSize(2).allMatch(step -> !step.contains("\n"));
        Clone good = cloned(Files.createDirectory(temporary.resolve("good")), "true");
        for (String step : steps) {
            assertThat(good.sh(step, Map.of()).exit()).as(step).isZero();
        }
        Clone bad =
                cloned(Files.createDirectory(temporary.resolve("bad")), "sed -i 's/epochs: 3/epochs: 4/' params.yaml");
        assertThat(bad.sh(steps.get(0), Map.of()).exit()).isZero();
        Ran check = bad.sh(steps.get(1), Map.of());
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).contains("::error file=params.yaml,line=", "title=two-changes");
    }

    @Test
    void the_review_is_read_by_everybody_before_a_comment_is_tried() throws IOException {
        for (String template : List.of("github-review.yml", "gitlab-review.yml")) {
            List<String> steps = commands(template);
            String all = String.join("\n", steps);
            assertThat(steps).as(template).anyMatch(step -> step.endsWith("paribus review > review.md"));
            int shown = all.indexOf("cat review.md");
            int posted = Math.max(all.indexOf("gh api"), all.indexOf("curl"));
            assertThat(shown).as(template).isBetween(0, posted);
            assertThat(all).contains("startswith").doesNotContain("${{");
            assertThat(Files.readString(TEMPLATES.resolve(template))).doesNotContain("pull_request_target");
        }
        assertThat(Files.readAllLines(TEMPLATES.resolve("CODEOWNERS")))
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.matches("/\\S+ +@\\S+"));
    }

    @Test
    void the_script_for_gitlab_leaves_both_reports_and_fails_last(@TempDir Path temporary) throws IOException {
        List<String> lines = commands("gitlab.yml");
        Clone bad = cloned(temporary, "sed -i 's/epochs: 3/epochs: 4/' params.yaml");
        // A runner puts the lines of a script into one shell that stops at the first failure.
        Ran ran = bad.sh("set -e\n" + String.join("\n", lines), Map.of());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("[two-changes]");
        assertThat(Files.readString(bad.dir().resolve("gl-code-quality-report.json")))
                .startsWith("[")
                .contains("\"check_name\": \"two-changes\"");
        assertThat(Files.readString(bad.dir().resolve("paribus-junit.xml"))).contains("<failure type=\"two-changes\"");
    }
}
