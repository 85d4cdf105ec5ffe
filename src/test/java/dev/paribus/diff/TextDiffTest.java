package dev.paribus.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void lines_that_differ_stand_between_lines_that_do_not() {
        assertThat(TextDiff.unified("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\n"))
                .containsExactly("@@ -2,5 +2,5 @@", " b", " c", "-d", "+D", " e", " f");
    }

    @Test
    void equal_texts_have_no_difference_and_ends_of_lines_are_none() {
        assertThat(TextDiff.unified("a\nb", "a\r\nb\r\n")).isEmpty();
        assertThat(TextDiff.unified("", "new")).contains("+new");
    }

    @Test
    void what_nobody_would_read_is_not_compared() {
        assertThat(TextDiff.unified("x\n".repeat(3_000), "y\n".repeat(3_000))).isEmpty();
    }
}
