package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Numbers are compared by doubles first and exactly only where these are equal; the order is always the exact one. */
class CandidateTest {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

    private static Candidate of(String spelled) {
        return new Candidate(0, 0, null, spelled, MetricValue.nearest(spelled), "", "m");
    }

    @Test
    void the_order_is_that_of_the_exact_decimals() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Candidate one = of(number(random));
            Candidate other = of(number(random));
            int exact = decimal(one).compareTo(decimal(other));
            assertThat(one.lessThan(other)).as(one + " < " + other).isEqualTo(exact < 0);
        }
        assertThat(of("0.1").lessThan(of("0.10000000000000000001"))).isTrue();
        assertThat(of("9007199254740993").lessThan(of("9007199254740992"))).isFalse();
        assertThat(of("-0.0").lessThan(of("0"))).isFalse();
        assertThat(of("1e-330").lessThan(of("2e-330"))).isTrue();
    }

    @Test
    void what_is_a_decimal_is_read_as_one_and_nothing_else_is() {
        var random = new Random(6);
        String letters = "0123456789..eE+-  ";
        int numbers = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String bare = text.toString().strip();
            boolean number = DECIMAL.matcher(bare).matches();
            Optional<MetricValue> value = MetricValue.parse(text.toString());
            assertThat(value.isPresent()).as("'" + text + "'").isEqualTo(number);
            double nearest = number ? Double.parseDouble(bare) : Double.NaN;
            Double expected = Double.isInfinite(nearest) ? Double.NaN : nearest;
            assertThat((Double) MetricValue.nearest(text.toString()))
                    .as("'" + text + "'")
                    .isEqualTo(expected);
            numbers += number ? 1 : 0;
        }
        assertThat(numbers).isGreaterThan(1_000);
    }

    @Test
    void many_digits_round_as_java_rounds_them() {
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String text = number(random);
            assertThat(MetricValue.nearest(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
        for (String text : List.of("1e400", "-1e400", "nan", "inf", "", ".", "1.2.3", "-", "0x1p3", "1_000", "1f")) {
            assertThat(MetricValue.nearest(text)).as(text).isNaN();
        }
    }

    private static String number(Random random) {
        var digits = new StringBuilder();
        for (int length = 1 + random.nextInt(20); length > 0; length--) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            digits.insert(1 + random.nextInt(digits.length()), '.');
        }
        return (random.nextBoolean() ? "-" : "") + digits;
    }

    private static BigDecimal decimal(Candidate one) {
        return new BigDecimal(one.spelled());
    }
}
