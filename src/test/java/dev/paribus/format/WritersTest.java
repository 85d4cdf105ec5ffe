package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.param.Assignment;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {
    private static final String PARENT = """
            paribus: 1
            name: slate-heron
            change: {kind: baseline}
            seeds: [1]
            params:
              # how it learns
              optimizer: {name: adam,   lr: 0.001}   # rate
              epochs: 20
            """;

    private static byte[] template(String name) throws IOException {
        try (InputStream in = Project.class.getResourceAsStream("/dev/paribus/templates/" + name)) {
            return in.readAllBytes();
        }
    }

    private static String record(String kind, Map<String, ?> fields, String parent) throws IOException {
        return new String(
                RecordWriter.write(
                        template("records/" + kind + ".yaml"), fields, parent == null ? null : bytes(parent)),
                StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("paribus", 1);
        fields.put("name", "amber-otter");
        fields.put("parent", "slate-heron");
        fields.put(
                "hypothesis",
                "Setting optimizer.lr to 0.0005 raises val_f1 because the training loss oscillates: it never settles in the last epochs # of any run.");
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("kind", "hyperparameter");
        change.put("what", "optimizer.lr");
        fields.put("change", change);
        fields.put("success", List.of("val_f1 >= parent + 0.005", "size < 10"));
        fields.put("guard", null);
        fields.put("seeds", List.of(1, 2, 3));
        fields.put("pairing", "independent");
        fields.put("override", "the two belong together");
        return fields;
    }

    @Test
    void a_record_is_what_a_careful_person_would_have_written() throws IOException {
        assertThat(record("hyperparameter", fields(), PARENT)).isEqualTo("""
                # The plan of one experiment, committed before it runs and frozen once a result stands beside it.
                paribus: 1
                name: amber-otter
                parent: slate-heron                     # the experiment that this one is measured against
                hypothesis: >-                          # a statement: what happens to which metric, and because of what
                  Setting optimizer.lr to 0.0005 raises val_f1 because the training loss oscillates: it never
                  settles in the last epochs # of any run.
                change: {kind: hyperparameter, what: optimizer.lr}   # exactly this parameter differs from the parent's
                success:                                # all must hold: METRIC >=, <=, > or < NUMBER, parent, parent + NUMBER or parent - NUMBER%
                  - val_f1 >= parent + 0.005
                  - size < 10
                seeds: [1, 2, 3]                        # one run each
                pairing: independent                    # seed by seed: paired; by the means only: independent
                override: the two belong together
                params:
                  # how it learns
                  optimizer: {name: adam,   lr: 0.001}   # rate
                  epochs: 20
                """);
    }

    @Test
    void with_one_parameter_set_one_line_of_the_parents_block_differs() throws IOException {
        byte[] record = Splice.apply(
                "experiment.yaml",
                bytes(record("hyperparameter", fields(), PARENT)),
                ParamPath.parse("params"),
                Assignment.parse("optimizer.lr=5e-4"));
        List<String> old = PARENT.lines().toList();
        List<String> lines = new String(record, StandardCharsets.UTF_8).lines().toList();
        List<String> block = lines.subList(lines.indexOf("params:"), lines.size());
        assertThat(block)
                .containsExactly(
                        "params:",
                        "  # how it learns",
                        "  optimizer: {name: adam,   lr: 5.0e-4}   # rate",
                        "  epochs: 20");
        assertThat(old.subList(old.indexOf("params:"), old.size())).hasSize(4);
    }

    @Test
    void the_block_ends_where_the_next_key_of_the_parent_begins_and_keeps_its_line_ends() throws IOException {
        String parent =
                "paribus: 1\r\nparams:\r\n  a: |\r\n    text\r\n\r\n  b: 1\r\n\r\n# about the name\r\nname: x-y\r\n";
        assertThat(record("baseline", Map.of("name", "x-z"), parent))
                .endsWith("params:\r\n  a: |\r\n    text\r\n\r\n  b: 1\r\n");
        assertThat(record("baseline", Map.of("name", "x-z"), "name: x\nparams: {a: 1}"))
                .endsWith("\nparams: {a: 1}\n");
        assertThat(record("baseline", Map.of("name", "x-z"), "name: x\n")).doesNotContain("params");
        assertThat(record("baseline", Map.of("name", "x-z"), null)).doesNotContain("params");
        assertThatThrownBy(() -> record("baseline", Map.of("name", "x-z"), "x: &a 1\nparams: {b: *a}\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no '&a' stands before '*a'");
    }

    @Test
    void parameters_go_last_where_the_template_has_no_place_for_them() {
        byte[] written =
                RecordWriter.write(bytes("# mine\nname: x\n"), Map.of("name", "a", "seeds", List.of(1)), bytes(PARENT));
        assertThat(new String(written, StandardCharsets.UTF_8)).startsWith("# mine\nname: a\nseeds: [1]\nparams:\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyperparameter", "code", "data", "environment", "baseline", "replication", "combination"})
    void any_text_comes_back_from_every_template(String kind) throws IOException {
        for (String text : List.of(
                "plain",
                "with: colon",
                "a # hash",
                "- dash",
                "\"quoted\"",
                "two  blanks",
                " lead",
                "trail ",
                "line\nbreak",
                "é🙂",
                "no",
                "1e-3",
                "2026-01-01",
                "x".repeat(300),
                "many words ".repeat(30).strip(),
                "tab\there",
                "\u001b[31m",
                "{seed}",
                "> folded",
                "|",
                "%",
                "@",
                "`",
                "*",
                "&a",
                "!tag",
                "[",
                "?",
                "'",
                "\\n")) {
            Map<String, Object> fields = fields();
            fields.remove("override");
            fields.put("hypothesis", text);
            fields.put("if_refuted", text);
            fields.put("known", List.of(text, "b"));
            fields.put("motive", text);
            fields.put("data", Map.of("data/" + text.replace("\n", ""), text));
            fields.put("command", List.of("sh", text));
            ExperimentRecord record = RecordFile.read("e.yaml", bytes(record(kind, fields, PARENT)), null)
                    .orThrow();
            assertThat(record.hypothesis()).isEqualTo(text);
            assertThat(record.ifRefuted()).isEqualTo(text);
            assertThat(record.known()).containsExactly(text, "b");
            assertThat(record.more()).containsEntry("motive", text);
            assertThat(record.data()).containsValue(text);
            assertThat(record.command()).containsExactly("sh", text);
            assertThat(record.change().what()).isEqualTo("optimizer.lr");
        }
    }

    @Test
    void a_project_keeps_the_examples_and_wakes_those_that_have_a_value() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("trunk", "master");
        values.put("results", "experiment-results");
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("command", List.of("python3", "src/train.py", "{params}"));
        run.put("link", List.of("data/raw", ".venv"));
        values.put("run", run);
        Map<String, Object> metrics = new LinkedHashMap<>();
        Map<String, Object> accuracy = new LinkedHashMap<>();
        accuracy.put("goal", "maximize");
        accuracy.put("primary", true);
        metrics.put("acc", accuracy);
        metrics.put("latency/ms", Map.of("goal", "minimize"));
        values.put("metrics", metrics);
        values.put("success", List.of("acc > parent"));
        values.put("params", List.of("conf/train.yaml"));
        values.put("change", Map.of("blocks", List.of("model")));
        String text = new String(ProjectWriter.write(template("project/paribus.yaml"), values), StandardCharsets.UTF_8);
        Project project = ProjectFile.read("paribus.yaml", bytes(text)).orThrow();
        assertThat(project.results()).isEqualTo("experiment-results");
        assertThat(project.run().link()).containsExactly("data/raw", ".venv");
        assertThat(project.metrics()).extracting(m -> m.name()).containsExactly("acc", "latency/ms");
        assertThat(project.change().blocks()).containsExactly("model");
        assertThat(project.protect()).isEmpty();
        assertThat(text.lines())
                .contains(
                        "trunk: master                           # the branch of adopted work",
                        "results: experiment-results             # where outputs are committed; nothing else may lie there",
                        "# branches: exp/                        # what the name of an experiment's branch starts with",
                        "  command: [python3, src/train.py, \"{params}\"]   # a list is run as it is, a text by sh; {seed}, {output}, {optimizer.lr}, {params} are replaced",
                        "  link: [data/raw, .venv]               # untracked paths that every run may see",
                        "#  timeout: 2h                          # for each seed",
                        "  acc: {goal: maximize, primary: true}",
                        "  latency/ms: {goal: minimize}",
                        "change:",
                        "  blocks: [model]                       # a block that switches its name or type is one change, with what the switch brings or takes",
                        "#  nuisance: [optimizer.lr]             # may be tuned again beside the change; always shown")
                .contains("# protect: [\"eval/**\"]");
        assertThat(Arrays.asList(text.split("\n", -1))).doesNotContainSequence("", "");
    }
}
