package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectWriterTest {
    private static String written(Map<String, ?> values) throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/project/paribus.yaml"));
        return new String(ProjectWriter.write(template, values), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("paribus", 1);
        values.put("trunk", "master");
        values.put("results", "out");
        var run = new LinkedHashMap<String, Object>();
        run.put("command", List.of(".venv/bin/python", "train.py"));
        run.put("link", List.of("data/raw", ".venv"));
        values.put("run", run);
        values.put("metrics", new LinkedHashMap<>(Map.of("acc", Map.of("goal", "maximize"))));
        values.put("success", List.of("acc > parent"));
        values.put("protect", null);
        values.put("params", List.of("params.yaml"));
        return values;
    }

    @Test
    void what_is_given_becomes_live_and_the_rest_stays_an_example() throws IOException {
        String text = written(values());
        Project project = ProjectFile.read("paribus.yaml", text.getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(project.trunk()).isEqualTo("master");
        assertThat(project.results()).isEqualTo("out");
        assertThat(project.run().link()).containsExactly("data/raw", ".venv");
        assertThat(project.run().timeout()).isNull();
        assertThat(project.metrics()).extracting(Metric::name).containsExactly("acc");
        assertThat(project.params()).containsExactly("params.yaml");
        assertThat(project.protect()).isEmpty();
        assertThat(text)
                .contains("# protect: [", "#  timeout: 2h", "# branches: exp/")
                .doesNotContain("# results:", "#  link:", "# params:");
    }

    @Test
    void a_key_that_the_template_lacks_is_written_too() throws IOException {
        Map<String, Object> values = values();
        values.put("x-team", "vision");
        assertThat(written(values)).endsWith("x-team: vision\n");
    }
}
