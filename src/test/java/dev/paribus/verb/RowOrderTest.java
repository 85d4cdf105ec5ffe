package dev.paribus.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.verb.RowOrder.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private static int compare(String one, String other) {
        return Integer.signum(Value.of(one).compareTo(Value.of(other)));
    }

    @Test
    void numbers_are_compared_by_all_their_digits() {
        assertThat(compare("0.1", "0.10")).isZero();
        assertThat(compare("0.1", "0.1000000000000000000001")).isEqualTo(-1);
        assertThat(compare("9007199254740993", "9007199254740992")).isEqualTo(1);
        assertThat(compare("1e400", "1e401")).isEqualTo(-1);
        assertThat(compare("-1e401", "-1e400")).isEqualTo(-1);
        assertThat(compare("1e-400", "0")).isEqualTo(1);
        assertThat(compare("-0", "0")).isZero();
    }

    @Test
    void numbers_stand_before_texts_and_texts_by_their_letters() {
        assertThat(compare("10", "a")).isEqualTo(-1);
        assertThat(compare("a", "10")).isEqualTo(1);
        assertThat(compare("adam", "sgd")).isEqualTo(-1);
    }

    @Test
    void the_order_is_that_of_exact_decimals() {
        var random = new Random(7);
        var all = new ArrayList<BigDecimal>();
        for (int i = 0; i < 300; i++) {
            all.add(new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(60) - 10)
                    .multiply(BigDecimal.valueOf(random.nextInt(3) - 1L)));
        }
        List<String> sorted = all.stream()
                .map(BigDecimal::toString)
                .sorted((one, other) -> Value.of(one).compareTo(Value.of(other)))
                .toList();
        assertThat(sorted.stream().map(BigDecimal::new)).isSortedAccordingTo(BigDecimal::compareTo);
    }

    /** @param label what is sorted by; the time goes up with {@code second} */
    private static Entry entry(String name, String label, int second) {
        return new Entry(
                new ExperimentName(name),
                "refs/heads/exp/" + name,
                "0".repeat(40),
                Instant.ofEpochSecond(second),
                State.REGISTERED,
                null,
                null,
                label,
                second % 2 == 0 ? "even" : "odd",
                List.of(),
                null,
                List.of(),
                null,
                null,
                false,
                false);
    }

    private static final List<Entry> ALL =
            List.of(entry("a", "2", 1), entry("b", "", 2), entry("c", "10", 3), entry("d", "2", 4), entry("e", "x", 5));

    private static String sorted(RowOrder order) {
        return order.sorted(ALL).stream().map(entry -> entry.name().text()).collect(Collectors.joining());
    }

    @Test
    void the_newest_comes_first_where_nothing_else_is_asked_or_all_is_equal() {
        assertThat(sorted(new RowOrder())).isEqualTo("edcba");
        assertThat(sorted(new RowOrder().oldestFirst())).isEqualTo("abcde");
        assertThat(sorted(new RowOrder().by(Entry::commit, false))).isEqualTo("edcba");
    }

    @Test
    void what_is_not_known_comes_last_either_way() {
        assertThat(sorted(new RowOrder().by(Entry::change, false))).isEqualTo("daceb");
        assertThat(sorted(new RowOrder().by(Entry::change, true))).isEqualTo("ecdab");
    }

    @Test
    void a_second_column_counts_where_the_first_is_equal() {
        assertThat(sorted(new RowOrder().by(Entry::hypothesis, false).by(Entry::change, false)))
                .isEqualTo("dbace");
    }
}
