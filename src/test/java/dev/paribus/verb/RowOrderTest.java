package dev.paribus.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.verb.RowOrder.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
}
