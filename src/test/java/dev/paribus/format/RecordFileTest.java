package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    static final String GOOD = """
            paribus: 1
            name: amber-otter
            parent: slate-heron
            hypothesis: >-
              Halving the learning rate raises val_f1 because the training loss oscillates
              in the last epochs.
            change: {kind: hyperparameter, what: optimizer.lr}
            success:
              - val_f1 >= parent + 0.005
            guard: [latency_ms <= 30]
            seeds: [1, 2, 3]
            pairing: paired
            expect: {gain: 0.008, probability: 0.4, cost: 2h}
            known: [slate-heron]
            if_refuted: keep the rate
            abort_if: [val_f1 < 0.5]
            gap: short texts
            x-mine: {anything: [goes]}
            params:
              optimizer: {name: adam, lr: 0.0005}
              epochs: 20
            """;

    static Project project() {
        return ProjectFile.read("paribus.yaml", bytes("""
                paribus: 1
                run: {command: [python3, train.py]}
                metrics:
                  val_f1: {goal: maximize, primary: true}
                  latency_ms: {goal: minimize}
                """)).orThrow();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> problems(String text) {
        return RecordFile.read("experiment.yaml", bytes(text), project()).problems().stream()
                .map(RecordFileTest::line)
                .toList();
    }

    static String line(Problem p) {
        return p.location() + " " + p.code() + ": " + p.message() + (p.hint() == null ? "" : " -> " + p.hint());
    }

    @Test
    void a_good_record_is_read_with_its_places() {
        Parsed<ExperimentRecord> parsed = RecordFile.read("experiment.yaml", bytes(GOOD), project());
        assertThat(parsed.problems()).isEmpty();
        ExperimentRecord record = parsed.orThrow();
        assertThat(record.name()).hasToString("amber-otter");
        assertThat(record.hypothesis())
                .isEqualTo(
                        "Halving the learning rate raises val_f1 because the training loss oscillates in the last epochs.");
        assertThat(record.change().kind()).isEqualTo(ChangeKind.HYPERPARAMETER);
        assertThat(record.success()).hasToString("[val_f1 >= parent + 0.005]");
        assertThat(record.seeds()).containsExactly(1, 2, 3);
        assertThat(record.pairing()).isEqualTo(Pairing.PAIRED);
        assertThat(record.expect().gain()).isEqualByComparingTo(new BigDecimal("0.008"));
        assertThat(record.more()).containsEntry("gap", "short texts");
        assertThat(parsed.where().get("success[0]")).hasToString("experiment.yaml:9:5");
        assertThat(parsed.where().get("params.optimizer.lr")).hasToString("experiment.yaml:20:31");
        assertThat(parsed.where().get("hypothesis")).hasToString("experiment.yaml:4:13");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_in_order() {
        assertThat(problems("""
                paribus: 1
                name: Amber_Otter
                hypotesis: x
                change: {kind: hyperparametr, what: optimizer.lr}
                success: [val_f >= parent, val_f1 <= 0.9, val_f1 == 3, val_f1 >= 5%]
                abort_if: [val_f1 > 0.5]
                seeds: [1, 1, x, 1.5]
                pairing: pared
                exploratory: maybe
                expect: {probability: 1.5}
                command: []
                """))
                .containsExactly(
                        "experiment.yaml:2:7 bad-name: 'Amber_Otter' cannot name an experiment -> use lower-case letters, digits and single hyphens between them, at most 60 characters",
                        "experiment.yaml:3:1 unknown-key: unknown key 'hypotesis' -> did you mean 'hypothesis'?",
                        "experiment.yaml:4:16 bad-value: 'hyperparametr' is no kind -> did you mean 'hyperparameter'?",
                        "experiment.yaml:5:11 unknown-metric: the metric 'val_f' is not declared in paribus.yaml -> did you mean 'val_f1'?",
                        "experiment.yaml:5:28 criterion-direction: 'val_f1 <= 0.9' is against the metric: val_f1 is to maximize, this asks it to be worse -> write 'val_f1 >= 0.9'",
                        "experiment.yaml:5:43 bad-criterion: the criterion 'val_f1 == 3' asks for equality; use >= or <= -> "
                                + CriterionText.GRAMMAR,
                        "experiment.yaml:5:56 bad-criterion: the criterion 'val_f1 >= 5%' asks for '5%' of nothing; write parent + 5% -> "
                                + CriterionText.GRAMMAR,
                        "experiment.yaml:6:12 criterion-direction: 'val_f1 > 0.5' is against the metric: val_f1 is to maximize, this would end a run that does well -> write 'val_f1 < 0.5'",
                        "experiment.yaml:7:12 bad-seeds: the seed '1' stands twice -> delete one of the two",
                        "experiment.yaml:7:15 bad-seeds: the text 'x' is no seed -> write a list of different whole numbers, as in [1, 2, 3, 4, 5]",
                        "experiment.yaml:7:18 bad-seeds: '1.5' (a number) is no seed -> write a list of different whole numbers, as in [1, 2, 3, 4, 5]",
                        "experiment.yaml:8:10 bad-value: 'pared' is no pairing -> did you mean 'paired'?",
                        "experiment.yaml:9:14 wrong-type: 'exploratory' must be true or false, not the text 'maybe'",
                        "experiment.yaml:10:23 bad-value: '1.5' is no probability -> write a number from 0 to 1",
                        "experiment.yaml:11:10 empty-command: the command is empty -> write what starts the training, as in [python3, train.py]");
    }

    @Test
    void what_is_missing_is_named_with_the_line_to_add() {
        assertThat(problems("paribus: 1\n"))
                .containsExactly(
                        "experiment.yaml:1:1 missing-key: 'name' is missing -> add 'name:' with the name of the branch, without its prefix",
                        "experiment.yaml:1:1 missing-key: 'change' is missing -> add 'change: {kind: hyperparameter, what: optimizer.lr}' with what differs from the parent",
                        "experiment.yaml:1:1 missing-key: 'seeds' is missing -> write a list of different whole numbers, as in [1, 2, 3, 4, 5]");
        assertThat(problems("name: a\nchange: {kind: model}\nseeds: [1]"))
                .containsExactly(
                        "experiment.yaml:1:1 format-version: the format version is missing -> put 'paribus: 1' first",
                        "experiment.yaml:2:9 missing-key: 'change.what' is missing -> say in words what changes");
    }

    @Test
    void a_newer_file_is_told_as_newer_and_nothing_else() {
        assertThat(problems("paribus: 2\nnmae: ]broken\n"))
                .containsExactly(
                        "experiment.yaml:1:10 newer-format: the file has format 2; this build reads format 1 -> install a Paribus that reads format 2");
        assertThat(problems(GOOD.replace("paribus: 1", "paribus: one")))
                .containsExactly(
                        "experiment.yaml:1:10 format-version: the format version cannot be read -> write 'paribus: 1'");
        assertThat(problems(""))
                .containsExactly("experiment.yaml:1:1 empty-file: the file is empty -> begin with 'paribus: 1'");
        assertThat(problems("- 1\n"))
                .containsExactly("experiment.yaml:1:1 wrong-type: the file holds no keys -> begin with 'paribus: 1'");
    }

    @Test
    void the_source_line_comes_with_every_problem_that_has_a_place() {
        var parsed = RecordFile.read("experiment.yaml", bytes("paribus: 1\nname: 017\n"), null);
        assertThat(parsed.value()).isNull();
        assertThat(parsed.problems()).allSatisfy(p -> assertThat(p.sourceLine()).isNotNull());
        assertThat(line(parsed.problems().get(parsed.problems().size() - 1)))
                .isEqualTo(
                        "experiment.yaml:2:7 wrong-type: 'name' must be a text, not '017' (a number) -> put it in quotes: \"017\"");
    }

    @Test
    void parameters_have_one_home() {
        Project files = ProjectFile.read("paribus.yaml", bytes("""
                paribus: 1
                run: {command: train}
                metrics: {val_f1: {goal: maximize}, latency_ms: {goal: minimize, primary: true}}
                params: conf/train.yaml
                """)).orThrow();
        assertThat(RecordFile.read("experiment.yaml", bytes(GOOD), files).problems())
                .extracting(RecordFileTest::line)
                .containsExactly(
                        "experiment.yaml:19:1 two-homes: parameters stand in the record and in conf/train.yaml -> move them to conf/train.yaml and delete 'params:' here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyperparameter", "code", "data", "environment", "baseline", "replication", "combination"})
    void every_template_is_a_good_record(String kind) throws IOException {
        try (InputStream in =
                ExperimentRecord.class.getResourceAsStream("/dev/paribus/templates/records/" + kind + ".yaml")) {
            assertThat(in).as(kind).isNotNull();
            Parsed<ExperimentRecord> parsed = RecordFile.read(kind + ".yaml", in.readAllBytes(), null);
            assertThat(parsed.problems()).isEmpty();
        }
    }
}
