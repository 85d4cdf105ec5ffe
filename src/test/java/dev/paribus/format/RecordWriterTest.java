package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ExperimentRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
    private static final String PARENT = """
            # the parent
            paribus: 1
            name: slate-heron
            change: {kind: baseline}
            seeds: [1, 2, 3]

            # how it learns
            params:
              optimizer: {lr: 0.001}   # the rate

              # deep
              "a.b": "ü"
            """;

    private static byte[] template(String name) throws IOException {
        return Files.readAllBytes(Path.of("templates/records/" + name + ".yaml"));
    }

    private static Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("paribus", 1);
        fields.put("name", "amber-otter");
        fields.put("parent", "slate-heron");
        fields.put(
                "hypothesis",
                "Setting optimizer.lr to 0.0005 raises acc because: the loss # oscillates in the last epochs.");
        fields.put("change", new LinkedHashMap<>(Map.of("kind", "hyperparameter", "what", "optimizer.lr")));
        fields.put("success", List.of("acc >= parent + 0.005", "acc > 0.5"));
        fields.put("guard", null);
        fields.put("seeds", List.of(1, 2, 3));
        fields.put("pairing", "independent");
        fields.put("known", List.of("no", "1e-3", "searched: nothing"));
        return fields;
    }

    @Test
    void the_record_reads_back_and_keeps_the_parents_parameters_byte_for_byte() throws IOException {
        byte[] written =
                RecordWriter.write(template("hyperparameter"), fields(), PARENT.getBytes(StandardCharsets.UTF_8));
        String text = new String(written, StandardCharsets.UTF_8);
        assertThat(text).endsWith(PARENT.substring(PARENT.indexOf("# how it learns")));
        assertThat(text)
                .startsWith("# The plan of one experiment")
                .doesNotContain("guard")
                .doesNotContain("expect");
        ExperimentRecord record =
                RecordFile.read("experiment.yaml", written, null).orThrow();
        assertThat(record.hypothesis()).isEqualTo(fields().get("hypothesis"));
        assertThat(record.name()).hasToString("amber-otter");
        assertThat(record.known()).containsExactly("no", "1e-3", "searched: nothing");
        assertThat(record.success()).extracting(Object::toString).containsExactly("acc >= parent + 0.005", "acc > 0.5");
        assertThat(record.seeds()).containsExactly(1, 2, 3);
    }

    @Test
    void comments_of_the_template_stay_behind_their_keys() throws IOException {
        String text =
                new String(RecordWriter.write(template("hyperparameter"), fields(), null), StandardCharsets.UTF_8);
        assertThat(text)
                .contains(
                        "parent: slate-heron                     # the experiment that this one is measured against\n");
        assertThat(text).doesNotContain("params");
    }

    @Test
    void only_the_block_of_the_parameters_is_copied_wherever_it_stands() {
        assertThat(block("paribus: 1\nparams: {a: 1,\n  b: 2}\n# of the name\nname: x\r\n"))
                .isEqualTo("params: {a: 1,\n  b: 2}");
        assertThat(block("params:\r\n  a: 1\r\n  # end\r\n")).isEqualTo("params:\r\n  a: 1\r\n  # end\r");
        assertThat(block("# of the file\nparams: {}\n")).isEqualTo("params: {}");
        assertThat(block("name: |\n  params: no\n")).isEmpty();
    }

    private static String block(String record) {
        return String.join("\n", ParamsBlock.of("experiment.yaml", record.getBytes(StandardCharsets.UTF_8)));
    }
}
