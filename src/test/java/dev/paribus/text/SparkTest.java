package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparkTest {
    @Test
    void the_smallest_is_at_the_bottom_and_the_largest_at_the_top() {
        assertThat(Spark.line(List.of(0.0, 0.5, 1.0), 10, Glyphs.UTF8)).isEqualTo("▁▅█");
        assertThat(Spark.line(List.of(3.0, 2.0, 1.0), 10, Glyphs.ASCII)).isEqualTo("#=_");
    }

    @Test
    void what_is_not_finite_is_a_gap_and_equal_values_lie_in_the_middle() {
        assertThat(Spark.line(List.of(1.0, Double.NaN, 2.0, Double.POSITIVE_INFINITY), 10, Glyphs.UTF8))
                .isEqualTo("▁ █ ");
        assertThat(Spark.line(List.of(5.0, 5.0), 10, Glyphs.UTF8)).isEqualTo("▄▄");
        assertThat(Spark.line(List.of(-Double.MAX_VALUE, Double.MAX_VALUE), 10, Glyphs.UTF8))
                .isEqualTo("▁█");
        assertThat(Spark.line(List.of(), 10, Glyphs.UTF8)).isEmpty();
    }

    @Test
    void of_many_the_newest_of_each_group_counts() {
        assertThat(Spark.line(List.of(9.0, 0.0, 9.0, 1.0, 9.0, 2.0), 3, Glyphs.UTF8))
                .isEqualTo("▁▅█");
    }

    @Test
    void counts_are_grouped() {
        assertThat(List.of("7", "1200", "1234567", "1.5e3", "\u001b"))
                .extracting(Numbers::grouped)
                .containsExactly("7", "1,200", "1,234,567", "1.5e3", "\\x1b");
    }
}
