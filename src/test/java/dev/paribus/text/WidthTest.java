package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "größe, 5",
        "e\u0301, 1",
        "日本, 4",
        "한글, 4",
        "ｱ, 1",
        "Ａ, 2",
        "🙂, 2",
        "a\u200db, 2",
        "'', 0",
        "…, 1",
        "◆, 1",
        "│, 1"
    })
    void wide_characters_take_two_columns_and_marks_none(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void a_cut_text_is_never_wider_than_asked_and_shows_that_it_is_cut() {
        String text = "日本語 e\u0301e\u0301e\u0301 text that goes on";
        for (int columns = 1; columns < 40; columns++) {
            String cut = Width.truncate(text, columns, "…");
            assertThat(Width.of(cut)).isLessThanOrEqualTo(columns);
            assertThat(cut.equals(text) || cut.endsWith("…")).isTrue();
        }
        assertThat(Width.truncate("e\u0301e\u0301e\u0301", 2, "…")).isEqualTo("e\u0301…");
        assertThat(Width.truncate("short", 5, "…")).isEqualTo("short");
        assertThat(Width.truncate("abc", 2, "...")).isEqualTo("..");
        assertThat(Width.truncate("abc", 0, "...")).isEmpty();
    }

    @Test
    void padding_counts_columns_and_not_characters() {
        assertThat(Width.left("日本", 6)).isEqualTo("日本  ");
        assertThat(Width.right("日本", 6)).isEqualTo("  日本");
        assertThat(Width.left("toolong", 3)).isEqualTo("toolong");
    }

    @Test
    void wrapping_breaks_at_spaces() {
        assertThat(Width.wrap("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Width.wrap("averylongword x", 5)).containsExactly("averylongword", "x");
        assertThat(Width.wrap("", 5)).containsExactly("");
    }

    @Test
    void wrapping_breaks_between_wide_characters_but_not_before_what_closes() {
        assertThat(Width.wrap("左右反転、画像。", 8)).containsExactly("左右反", "転、画", "像。");
        assertThat(Width.wrap("so「画像」", 5)).containsExactly("so", "「画", "像」");
        assertThat(Width.wrap("because 学習率を半分", 12)).containsExactly("because 学習", "率を半分");
        assertThat(Width.wrap("か\u3099か\u3099か\u3099", 4)).containsExactly("か\u3099か\u3099", "か\u3099");
        assertThat(Width.wrap("スキーー", 4)).containsExactly("ス", "キーー");
        assertThat(Width.wrap("🙂🙂🙂", 4)).containsExactly("🙂🙂🙂");
    }
}
