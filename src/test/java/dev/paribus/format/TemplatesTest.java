package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The templates are valid as they stand, so that a person can copy and fill them in by hand. */
class TemplatesTest {
    /** The order of a record's keys (design, "The record"). */
    private static final List<String> ORDER = List.of(
            "paribus",
            "name",
            "parent",
            "hypothesis",
            "change",
            "of",
            "combines",
            "success",
            "guard",
            "seeds",
            "pairing",
            "expect",
            "known",
            "if_refuted",
            "abort_if",
            "gap",
            "motive",
            "although",
            "transfer",
            "beats",
            "exploratory",
            "nuisance",
            "params");

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = TemplatesTest.class.getResourceAsStream("/dev/paribus/templates/" + path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    private static String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static String record(ChangeKind kind) {
        return "records/" + (kind.idea() ? "code" : kind.word()) + ".yaml";
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void every_kind_has_a_record_that_can_be_used_as_it_stands(ChangeKind kind) throws IOException {
        Project project =
                ProjectFile.read("paribus.yaml", bytes("project/paribus.yaml")).orThrow();
        Parsed<ExperimentRecord> parsed = RecordFile.read(record(kind), bytes(record(kind)), project);
        assertThat(parsed.problems()).isEmpty();
        ExperimentRecord record = parsed.orThrow();
        assertThat(record.change().kind().axis()).isEqualTo(kind.axis());
        assertThat(record.exploratory()).isFalse();
        assertThat(record.params()).isNotNull();
        if (kind != ChangeKind.BASELINE) {
            assertThat(record.hypothesis()).contains("because").contains("val_accuracy");
            assertThat(record.success()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void the_keys_of_a_record_stand_in_the_one_order(ChangeKind kind) throws IOException {
        List<String> keys = text(record(kind))
                .lines()
                .filter(line -> line.matches("[a-z_]+:.*"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        assertThat(ORDER).containsAll(keys);
        assertThat(keys).isSortedAccordingTo((a, b) -> ORDER.indexOf(a) - ORDER.indexOf(b));
    }

    @Test
    void every_example_of_the_project_file_can_be_taken_in_use() throws IOException {
        String used = text("project/paribus.yaml")
                .lines()
                .map(line -> line.replaceFirst("^# ([a-z_]+:)", "$1"))
                .map(line -> line.replaceFirst("^#(  [a-z0-9_-]+:)", "$1"))
                .collect(Collectors.joining("\n", "", "\n"));
        Parsed<Project> parsed = ProjectFile.read("paribus.yaml", used.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        Project project = parsed.orThrow();
        assertThat(project.metrics()).hasSize(8);
        assertThat(project.run().smoke()).containsKey("epochs");
        assertThat(project.policy()).containsEntry("keep", "pr").hasSize(7);
        assertThat(List.of(project.params(), project.seedParams(), project.data(), project.launch()))
                .allSatisfy(list -> assertThat(list).isNotEmpty());
        assertThat(used).doesNotContainPattern("(?m)^#  ?[a-z0-9_-]+:");
    }

    @Test
    void the_attributes_never_fold_the_summary() throws IOException {
        List<String> lines = text("project/gitattributes")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).containsExactly("results/** -text", "results/seed-*/** -diff linguist-generated");
        assertThat(text("project/paribus-gitignore")).isEqualTo("*\n");
    }
}
