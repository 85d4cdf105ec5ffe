package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.model.Lesson;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ideas and lessons as files: by hand as good as by the tool. */
class BacklogFilesTest {
    private static final String PATH = "ideas/amber-otter.yaml";

    private static byte[] template(String name) throws IOException {
        try (InputStream in = BacklogFilesTest.class.getResourceAsStream("/dev/paribus/templates/backlog/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Idea idea(String text) {
        return IdeaFile.read(PATH, bytes(text)).orThrow();
    }

    @Test
    void the_templates_can_be_used_as_they_stand() throws IOException {
        Idea idea = IdeaFile.read(PATH, template("idea.yaml")).orThrow();
        assertThat(idea.assignment())
                .hasValueSatisfying(a -> assertThat(a.path().written()).isEqualTo("optimizer.lr"));
        assertThat(idea.texts().keySet()).containsExactlyElementsOf(IdeaFile.TEXT_KEYS);
        Lesson lesson =
                LessonFile.read("lessons/x.yaml", template("lesson.yaml")).orThrow();
        assertThat(lesson.from()).hasSize(2);
        assertThat(lesson.about()).containsExactly("optimizer.lr");
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        var expect = new Expectation(new BigDecimal("0.010"), new BigDecimal("0.4"), "2h");
        var full = new Idea(
                new ExperimentName("amber-otter"),
                "it \"oscillates\": 3 of 5 # times\nand more \u202e",
                "optimizer.lr=1e-3",
                ChangeKind.HYPERPARAMETER,
                List.of(),
                expect,
                List.of("Smith 2020"),
                Map.of("gap", "late epochs"),
                null);
        byte[] written = IdeaFile.write(template("idea.yaml"), full);
        assertThat(IdeaFile.read(PATH, written).orThrow()).isEqualTo(full);

        var short_ = new Idea(
                new ExperimentName("amber-otter"), "why", null, null, List.of(), null, List.of(), Map.of(), null);
        assertThat(new String(IdeaFile.write(template("idea.yaml"), short_), StandardCharsets.UTF_8))
                .contains("paribus: 1\nidea: why")
                .doesNotContain("change", "gap", "expect");

        var lesson = new Lesson(
                new ExperimentName("red-fox"),
                "no: never",
                List.of(new ExperimentName("a")),
                List.of(),
                List.of("model.\"odd key\""));
        byte[] learned = LessonFile.write(template("lesson.yaml"), lesson);
        assertThat(LessonFile.read("lessons/red-fox.yaml", learned).orThrow()).isEqualTo(lesson);
    }

    @Test
    void the_kind_is_told_by_a_change_of_a_parameter_and_asked_for_by_no_other() {
        assertThat(idea("paribus: 1\nidea: x\nchange: lr=0.1\n").kind()).isEqualTo(ChangeKind.HYPERPARAMETER);
        assertThat(idea("paribus: 1\nidea: x\nchange: ~optimizer.momentum\n").assignment())
                .isPresent();
        Idea words = idea("paribus: 1\nidea: x\nchange: boosting instead of a forest\n");
        assertThat(words.kind()).isNull();
        assertThat(words.assignment()).isEmpty();
        Idea code = idea("paribus: 1\nidea: x\nchange: model=boosting\nkind: model\n");
        assertThat(code.assignment()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idea: ''                                | bad-value
            change: lr=1                            | missing-key
            idea: x ; change: some words ; kind: hyperparameter | bad-value
            idea: x ; kind: baseline                 | bad-value
            idea: x ; expect: {cost: long}           | bad-duration
            idea: x ; expect: {probability: 40}      | bad-value
            idea: x ; expect: {gain: much}           | wrong-type
            idea: x ; hypothesis: y                  | unknown-key
            idea: 3                                 | wrong-type
            """)
    void what_cannot_be_meant_is_told_with_its_place(String body, String code) {
        Parsed<Idea> parsed = IdeaFile.read(PATH, bytes("paribus: 1\n" + body.replace(" ; ", "\n") + "\n"));
        assertThat(parsed.value()).isNull();
        assertThat(parsed.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).isNotNull();
        });
    }

    @Test
    void a_file_whose_name_is_no_name_and_a_newer_one_are_told() {
        assertThat(IdeaFile.read("ideas/My Idea.yaml", bytes("paribus: 1\nidea: x\n"))
                        .problems())
                .anySatisfy(problem -> assertThat(problem.code()).isEqualTo("bad-name"));
        assertThat(LessonFile.read("lessons/a.yaml", bytes("paribus: 2\nlesson: x\n"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("newer-format"));
        assertThat(LessonFile.read("lessons/a.yaml", bytes("paribus: 1\nlesson: x\n"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'from'"));
    }

    @Test
    void dropping_keeps_every_byte_that_stood_there() {
        String hand = "# mine\r\nparibus: 1\r\nidea: x   # why";
        byte[] dropped = IdeaFile.drop(PATH, bytes(hand), "no: \"worth\" it");
        assertThat(new String(dropped, StandardCharsets.UTF_8))
                .startsWith(hand + "\r\n")
                .endsWith("\r\n");
        assertThat(IdeaFile.read(PATH, dropped).orThrow().dropped()).isEqualTo("no: \"worth\" it");
        assertThatThrownBy(() -> IdeaFile.drop(PATH, bytes("{paribus: 1, idea: x}\n"), "why"))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> IdeaFile.drop(PATH, dropped, "again")).isInstanceOf(Failure.class);
    }
}
