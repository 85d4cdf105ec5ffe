package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Output;
import dev.paribus.model.Pairing;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SummaryFileTest {
    private static final String TEXT = """
            paribus: 1
            name: amber-otter
            state: measured
            verdict: supported
            reason: val_f1 rose by 0.0081, at least 0.005 was asked for
            metrics:
              val_f1: {mean: 0.8731, sd: 0.0021, n: 2, values: [0.8731, .nan]}
              "eval/loss:1": {mean: 1.0e-05, n: 1, values: [1.0e-05]}
            looks:
              - look: 1
                rules: R1
                primary: val_f1
                seeds: [1, 2]
                k: 3
                counted:
                  - {name: blue-fox, commit: "6140000000000000000000000000000000000000"}
                parent: {name: slate-heron, commit: 3f86d081884c7d659a2feaa0c55ad015a3bf4f1b}
                pairing: paired
                criteria:
                  - {criterion: val_f1 >= parent + 0.005, guard: false, verdict: supported, method: paired, alpha: 0.025, n: 5, parent_n: 5, gain: 0.0079, excess: 0.0029, se: 0.001663430191, df: 4.0, lower: 0.003281577389, upper: 0.01251842261, p_supported: 0.00448801804, p_refuted: 0.9, reason: "yes, clearly"}
                verdict: supported
                reason: all hold
            smoke:
              seed: 1
              values: {val_f1: 0.5}
              attempts:
                - {token: "1234567890123456", end: ok, started: "2026-11-25T17:39:15Z", seconds: 1.5, exit: 0, source: PARIBUS_METRICS, jobs: 1}
            seeds:
              - seed: 1
                values: {val_f1: 0.8731, "eval/loss:1": 1.0e-05}
                attempts:
                  - {token: a1e4, end: out-of-memory, started: "2026-11-25T17:39:15Z", seconds: 12.5, peak_rss: 120, signal: 9, source: standard output, jobs: 4, cause: "killed, 120 MB"}
                  - {token: "61e9540", end: ok, started: "2026-11-25T17:40:15Z", seconds: 12.0, exit: 0, source: PARIBUS_METRICS, jobs: 4}
                ran:
                  commit: "1111111111111111111111111111111111111111"
                  record: 3f86d081884c7d659a2feaa0c55ad015a3bf4f1b
                  rules: 3f86d081884c7d659a2feaa0c55ad015a3bf4f1c
                  code: 1:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                  data: ""
                  environment: ""
                  stage: full
              - seed: 2
                values: {val_f1: .nan}
                attempts:
                  - {token: b, end: diverged, started: "2026-11-25T17:40:15Z", seconds: 12.0, exit: 0, source: PARIBUS_METRICS, jobs: 4}
            outputs:
              - {path: .paribus/amber-otter/seed-1/attempt-1/model.bin, size: 1024, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
            """;

    private static String write(Summary summary) {
        return new String(SummaryFile.write(summary), StandardCharsets.UTF_8);
    }

    @Test
    void its_looks_are_the_same_without_the_seeds_and_in_any_order_of_keys() {
        Summary whole = SummaryFile.read("s", bytes(TEXT)).value();
        assertThat(whole).isNotNull();
        Summary looks = SummaryFile.readLooks("s", bytes(TEXT)).value();
        assertThat(looks).isNotNull();
        assertThat(looks.looks()).isEqualTo(whole.looks()).isNotEmpty();
        assertThat(looks.name()).isEqualTo(whole.name());
        assertThat(looks.seeds()).isEmpty();

        int from = TEXT.indexOf("looks:");
        int to = TEXT.indexOf("smoke:");
        String moved = TEXT.substring(0, from) + TEXT.substring(to) + TEXT.substring(from, to);
        Summary other = SummaryFile.readLooks("s", bytes(moved)).value();
        assertThat(other).isNotNull();
        assertThat(other.looks()).isEqualTo(whole.looks());
    }

    @Test
    void writing_what_was_read_changes_no_byte() {
        Parsed<Summary> parsed = SummaryFile.read("summary.yaml", bytes(TEXT));
        assertThat(parsed.problems()).isEmpty();
        assertThat(write(parsed.orThrow())).isEqualTo(TEXT);
    }

    @Test
    void everything_is_read() {
        Summary summary = SummaryFile.read("summary.yaml", bytes(TEXT)).orThrow();
        assertThat(summary.metrics().get("val_f1").values()).hasToString("[0.8731, NaN]");
        assertThat(summary.newest().orElseThrow().criteria().get(0).df()).isEqualTo(4.0);
        assertThat(summary.newest().orElseThrow().counted())
                .containsExactly(new Look.Counted("blue-fox", "6140000000000000000000000000000000000000"));
        assertThat(summary.smoke().seed()).isEqualTo(1);
        assertThat(summary.seeds().get(0).attempts().get(1).token()).isEqualTo("61e9540");
        assertThat(summary.seeds().get(0).attempts().get(0).end()).isEqualTo(AttemptEnd.OUT_OF_MEMORY);
        assertThat(summary.seeds().get(0).ran().stage()).isEqualTo("full");
        assertThat(summary.seeds().get(1).ran()).isNull();
        assertThat(summary.outputs()).hasSize(1);
    }

    @Test
    void the_digits_that_the_script_printed_are_kept() {
        var values = new ArrayList<String>();
        for (String printed : List.of(
                "0.87310",
                "1e-05",
                "1E5",
                "-.5",
                "12",
                "007",
                "nan",
                "-inf",
                "1e400",
                "+0.5",
                "0.1000000000000000055511151231257827")) {
            MetricValue value = MetricValue.parse(printed).orElseThrow();
            var summary = new Summary(
                    new ExperimentName("a"),
                    State.MEASURED,
                    null,
                    "r",
                    Map.of("m", new MetricSummary(null, null, 1, List.of(value))),
                    List.of(),
                    null,
                    List.of(),
                    List.of());
            String text = write(summary);
            values.add(text.substring(text.indexOf("values: [") + 9, text.indexOf(']')));
            MetricValue again = SummaryFile.read("s", bytes(text))
                    .orThrow()
                    .metrics()
                    .get("m")
                    .values()
                    .get(0);
            assertThat(again.finite()).isEqualTo(value.finite());
            if (value.decimal() != null) {
                assertThat(again.decimal()).isEqualByComparingTo(value.decimal());
            }
        }
        assertThat(values)
                .containsExactly(
                        "0.87310",
                        "1.0e-05",
                        "1.0e+5",
                        "-0.5",
                        "12",
                        "7",
                        ".nan",
                        "-.inf",
                        ".inf",
                        "0.5",
                        "0.1000000000000000055511151231257827");
    }

    @Test
    void an_edit_by_hand_is_told_with_its_place() {
        assertThat(SummaryFile.read(
                                "summary.yaml",
                                bytes(TEXT.replace("state: measured", "state: mesured")
                                        .replace("mean: 0.8731", "mean: high")
                                        .replace("token: a1e4, ", "")
                                        .replace("outputs:", "otputs:")))
                        .problems())
                .extracting(RecordFileTest::line)
                .containsExactly(
                        "summary.yaml:3:8 bad-value: 'mesured' is no state -> did you mean 'measured'?",
                        "summary.yaml:7:18 wrong-type: 'metrics.val_f1.mean' must be a number, not the text 'high'",
                        "summary.yaml:32:9 missing-key: 'seeds[0].attempts[0].token' is missing -> the tool writes this file: take back the edit by hand",
                        "summary.yaml:46:1 unknown-key: unknown key 'otputs' -> did you mean 'outputs'?");
    }

    @Test
    void any_summary_round_trips_through_its_text() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            Summary summary = summary(random);
            String text = write(summary);
            Parsed<Summary> parsed = SummaryFile.read("summary.yaml", bytes(text));
            assertThat(parsed.problems()).as(text).isEmpty();
            assertThat(parsed.orThrow()).usingRecursiveComparison().isEqualTo(summary);
            assertThat(write(parsed.orThrow())).isEqualTo(text);
        }
    }

    private static Summary summary(SplittableRandom r) {
        var metrics = new LinkedHashMap<String, MetricSummary>();
        metrics.put(
                "m" + r.nextInt(9),
                new MetricSummary(real(r), r.nextBoolean() ? null : real(r), 3, List.of(value(r), value(r), value(r))));
        var seeds = new ArrayList<SeedResult>();
        for (int i = 0; i < r.nextInt(4); i++) {
            seeds.add(new SeedResult(
                    i,
                    Map.of("m", value(r)),
                    List.of(attempt(r), attempt(r)),
                    r.nextBoolean() ? null : new Ran(hex(r), hex(r), hex(r), "1:" + hex(r), "", "", "full")));
        }
        Verdict verdict = Verdict.values()[r.nextInt(4)];
        var criterion = new CriterionVerdict(
                CriterionText.parse("m >= parent - " + r.nextInt(50) + "%"),
                r.nextBoolean(),
                verdict,
                "welch",
                0.025,
                3,
                r.nextBoolean() ? null : 3,
                real(r),
                real(r),
                real(r),
                real(r),
                r.nextBoolean() ? null : real(r),
                null,
                real(r),
                real(r),
                real(r),
                real(r),
                r.nextBoolean() ? null : "incomplete",
                text(r));
        var look = new Look(
                1,
                "R1",
                "m",
                List.of(1, 2),
                2,
                List.of(new Look.Counted("a-b", hex(r))),
                new Look.Counted("c", hex(r)),
                Pairing.PAIRED,
                List.of(criterion),
                verdict,
                text(r));
        return new Summary(
                new ExperimentName("amber-otter"),
                State.MEASURED,
                verdict,
                text(r),
                metrics,
                r.nextBoolean() ? List.of() : List.of(look),
                null,
                seeds,
                r.nextBoolean() ? List.of() : List.of(new Output("a/" + text(r), r.nextLong(1L << 40), hex(r))));
    }

    private static MetricValue value(SplittableRandom r) {
        String text = switch (r.nextInt(4)) {
            case 0 -> "NaN";
            case 1 -> "-Infinity";
            case 2 -> Integer.toString(r.nextInt(100));
            default -> "0." + r.nextInt(100_000);
        };
        return MetricValue.parse(text).orElseThrow();
    }

    private static AttemptSummary attempt(SplittableRandom r) {
        return new AttemptSummary(
                hex(r).substring(0, 7),
                AttemptEnd.values()[r.nextInt(9)],
                Instant.ofEpochSecond(r.nextLong(2_000_000_000)),
                real(r),
                r.nextBoolean() ? null : r.nextLong(9000),
                r.nextBoolean() ? null : r.nextInt(256),
                null,
                text(r),
                1,
                r.nextBoolean() ? null : text(r));
    }

    private static double real(SplittableRandom r) {
        return r.nextInt(5) == 0 ? r.nextInt(10) : (r.nextDouble() - 0.5) * Math.pow(10, r.nextInt(-20, 20));
    }

    private static String hex(SplittableRandom r) {
        String digits = r.nextInt(3) == 0 ? "0123456789" : "0123456789e";
        var out = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            out.append(digits.charAt(r.nextInt(digits.length())));
        }
        return out.toString();
    }

    private static String text(SplittableRandom r) {
        String odd = "ab 1:#'\"\\,[]{}&*!|>%@`-?é🙂\n\tn=~";
        int[] points = odd.codePoints().toArray();
        var out = new StringBuilder("t");
        for (int i = r.nextInt(12); i > 0; i--) {
            out.appendCodePoint(points[r.nextInt(points.length)]);
        }
        return out.toString();
    }
}
