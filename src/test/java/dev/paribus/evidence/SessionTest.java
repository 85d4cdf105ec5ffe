package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import dev.paribus.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A keep-or-discard session on single runs: 126 rows, 22 kept because their one number was lower, 14 of them for less than what a
 * change of the seed alone had moved it ({@code src/test/python/session.py} makes it). By our rules none of it is knowledge.
 */
class SessionTest {
    private static final BigDecimal SEED_CHANGE = new BigDecimal("0.0007");
    private static final Metric METRIC =
            new Metric("m", Goal.MINIMIZE, true, Aggregate.LAST, false, null, null, null, false);
    private static final double NOISE = 0.0007 / Math.sqrt(2);

    /**
     * @param best what it was held against
     * @param truth of what {@code best} is, so that it can be measured again
     */
    private record Try(String idea, String value, boolean kept, String best, double truth) {
        BigDecimal gain() {
            return new BigDecimal(best).subtract(new BigDecimal(value));
        }
    }

    private static List<Try> session() throws IOException {
        var out = new ArrayList<Try>();
        String best = "";
        double truth = 0.9979;
        for (String line : lines()) {
            String[] f = line.split(",", -1);
            boolean kept = f[2].equals("keep");
            if (!best.isEmpty() && !f[1].isEmpty()) {
                out.add(new Try(f[0], f[1], kept, best, truth));
            }
            if (kept) {
                best = f[1];
                truth = f[3].isEmpty() ? truth : Double.parseDouble(f[3]);
            }
        }
        return out;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = SessionTest.class.getResourceAsStream("session.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void the_study_has_the_shape_of_the_warning() throws IOException {
        assertThat(lines()).hasSize(126);
        assertThat(lines().stream().filter(line -> line.contains(",keep,"))).hasSize(22);
        assertThat(session().stream().filter(one -> one.kept() && one.gain().compareTo(SEED_CHANGE) < 0))
                .hasSize(14);
    }

    @Test
    void single_runs_against_a_single_run_are_never_more_than_inconclusive() throws IOException {
        int k = 0;
        for (Try one : session()) {
            CriterionVerdict verdict = Cases.child(one.value())
                    .against(one.best())
                    .minimize()
                    .tried(++k)
                    .on("< parent");
            assertThat(verdict.verdict()).as(one.idea()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verdict.cause()).as(one.idea()).isEqualTo(Cause.ONE_SEED.code());
        }
        assertThat(k).isEqualTo(123);
    }

    /** What is far off may be refuted by one seed; a gain is never shown by it. */
    @Test
    void against_five_seeds_a_single_run_refutes_what_is_far_off_and_supports_nothing() throws IOException {
        int refuted = 0;
        for (Try one : session()) {
            String[] parent = again(one);
            Verdict verdict = Cases.child(one.value())
                    .against(parent)
                    .minimize()
                    .on("< parent")
                    .verdict();
            assertThat(verdict).as(one.idea()).isNotEqualTo(Verdict.SUPPORTED);
            if (one.kept() && one.gain().compareTo(SEED_CHANGE) < 0) {
                assertThat(verdict).as(one.idea()).isEqualTo(Verdict.INCONCLUSIVE);
            }
            refuted += verdict == Verdict.REFUTED ? 1 : 0;
        }
        assertThat(refuted).isBetween(20, 60);
    }

    /** The champion of the moment, measured once more with five seeds. */
    private static String[] again(Try one) {
        var random = new SplittableRandom(one.idea().hashCode());
        return IntStream.range(0, 5)
                .mapToObj(i -> BigDecimal.valueOf(Math.round(1e6 * (one.truth() + NOISE * random.nextGaussian())), 6)
                        .toPlainString())
                .toArray(String[]::new);
    }

    /** 2 (2.8016 sd / gain)^2 + 2 with the sd of the seed change is 10 for a gain of just that size, and more for a smaller one. */
    @Test
    void before_the_run_it_is_said_how_many_seeds_would_decide_about_each_kept_gain() throws IOException {
        int hopeless = 0;
        for (Try one : session()) {
            if (one.kept()) {
                var parent = Stream.of(again(one)).map(BigDecimal::new).toList();
                Outlook outlook = Foresight.of(new Planned(
                        Cases.criterion("m < parent"),
                        METRIC,
                        false,
                        parent,
                        1,
                        Pairing.INDEPENDENT,
                        1,
                        one.gain(),
                        new Noise(NOISE, 100, 20),
                        Judgement.Policy.DEFAULT));
                assertThat(outlook.decides()).as(one.idea()).isNotNull();
                boolean small = one.gain().compareTo(SEED_CHANGE) < 0;
                assertThat(outlook.decides() >= 10).as(one.idea()).isEqualTo(small);
                hopeless += small ? 1 : 0;
            }
        }
        assertThat(hopeless).isEqualTo(14);
    }
}
