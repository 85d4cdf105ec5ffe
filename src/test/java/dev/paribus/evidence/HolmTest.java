package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final ExperimentName A = new ExperimentName("amber-otter");

    private static void adjusts(List<Double> p, int tried, double... expected) {
        List<Double> found = Holm.adjusted(p, tried);
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).as("number %d of %s", i, p).isCloseTo(expected[i], within(1e-12));
        }
    }

    /** What R's {@code p.adjust(p, "holm")} prints, and with {@code n = } where more were tried. */
    @Test
    void values_are_those_of_r() {
        adjusts(List.of(0.01, 0.04, 0.03), 3, 0.03, 0.06, 0.06);
        adjusts(List.of(0.0101, 0.0261, 0.9, 0.0001), 4, 0.0303, 0.0522, 0.9, 0.0004);
        adjusts(List.of(0.5, 0.6, 0.7), 3, 1, 1, 1);
        adjusts(List.of(0.02, 0.02), 2, 0.04, 0.04);
        adjusts(List.of(0.001, 0.01), 12, 0.012, 0.11);
        adjusts(List.of(), 3);
        adjusts(List.of(0.025), 0, 0.025);
    }

    @Test
    void no_order_of_the_same_numbers_changes_what_belongs_to_each() {
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            List<Double> p = new ArrayList<>(random.doubles(12).boxed().toList());
            List<Double> before = Holm.adjusted(p, 12);
            double first = p.get(0);
            double adjusted = before.get(0);
            Collections.shuffle(p, random);
            assertThat(Holm.adjusted(p, 12).get(p.indexOf(first))).isEqualTo(adjusted);
            assertThat(adjusted).isBetween(first, Math.min(1, first * 12));
        }
    }

    private static Entry entry(String name, @Nullable String p, @Nullable Integer k, int n, ChangeKind kind) {
        return new Entry(
                new ExperimentName(name),
                "refs/heads/exp/" + name,
                "0".repeat(40),
                Instant.EPOCH,
                State.MEASURED,
                new ExperimentName("slate-heron"),
                kind,
                "",
                "",
                List.of(),
                Verdict.SUPPORTED,
                List.of(new Entry.MetricLine("acc", "0.8", "0.1", n, "+0.1", p, k)),
                null,
                null,
                false,
                false);
    }

    private static Entry entry(String name, @Nullable String p, @Nullable Integer k) {
        return entry(name, p, k, 5, ChangeKind.HYPERPARAMETER);
    }

    @Test
    void a_later_sibling_turns_a_supported_one_into_a_note() {
        var alone = TriedNow.of(List.of(entry("amber-otter", "0.015", 1)));
        assertThat(alone.get(A).tried()).isEqualTo(1);
        assertThat(alone.get(A).note()).isFalse();
        var both = TriedNow.of(List.of(entry("amber-otter", "0.015", 1), entry("bold-lynx", "0.3", 2)));
        assertThat(both.get(A).tried()).isEqualTo(2);
        assertThat(both.get(A).adjusted()).isCloseTo(0.03, within(1e-12));
        assertThat(both.get(A).note()).isTrue();
        assertThat(both.get(A).counted()).containsExactly("amber-otter", "bold-lynx");
    }

    @Test
    void tries_that_only_a_later_k_tells_of_count() {
        // An earlier look, an unmeasured member of a sweep, a branch that this clone does not have.
        var known = TriedNow.of(List.of(entry("amber-otter", "0.001", 1), entry("bold-lynx", "0.3", 12)));
        assertThat(known.get(A).tried()).isEqualTo(12);
        assertThat(known.get(A).adjusted()).isCloseTo(0.012, within(1e-12));
        assertThat(known.get(A).note()).isFalse();
    }

    @Test
    void what_a_trailer_rounded_is_no_reason_for_a_note() {
        // 0.013 may be 0.0125, and twice that is met.
        List<Entry> known = List.of(entry("amber-otter", "0.013", 2), entry("bold-lynx", "0.3", 1));
        assertThat(TriedNow.of(known).get(A).note()).isFalse();
        assertThat(TriedNow.of(known, A, 0.0126).get(A).note()).isTrue();
        assertThat(TriedNow.of(known, A, 0.0125).get(A).note()).isFalse();
    }

    @Test
    void one_seed_is_held_against_its_own_level_and_a_confirmation_counts_confirmations() {
        var known = TriedNow.of(List.of(
                entry("amber-otter", "0.004", 1, 1, ChangeKind.HYPERPARAMETER),
                entry("bold-lynx", "0.5", 2),
                entry("calm-newt", "0.02", 1, 5, ChangeKind.REPLICATION)));
        assertThat(known.get(A).note()).isTrue();
        assertThat(known.get(new ExperimentName("calm-newt")).tried()).isEqualTo(1);
    }

    @Test
    void what_has_no_probability_has_no_note() {
        assertThat(TriedNow.of(List.of(entry("amber-otter", null, null)))).isEmpty();
        assertThat(TriedNow.of(List.of(entry("amber-otter", "NaN", 1), entry("bold-lynx", "7", 1))))
                .isEmpty();
        var tiny = TriedNow.of(List.of(entry("amber-otter", "<0.000001", 1), entry("bold-lynx", "1", 2)));
        assertThat(tiny.get(A).adjusted()).isCloseTo(0.000002, within(1e-15));
    }
}
