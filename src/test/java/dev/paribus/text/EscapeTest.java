package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {
    private static final String HOSTILE = "a\u001b[31mred\u0007\tb\r\n\u202eevil\u2066\u200b\u0085\ud800";

    @Test
    void a_terminal_line_shows_what_it_will_not_obey() {
        assertThat(Escape.terminal(HOSTILE))
                .isEqualTo("a\\x1b[31mred\\x07\\tb\\r\\n\\u202eevil\\u2066\\u200b\\x85\\ud800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "größer", "日本語", "e\u0301", "👩\u200d🔬", "می\u200cخواهم", "a\\b 'c' \"d\""})
    void ordinary_text_in_any_script_stays(String text) {
        assertThat(Escape.terminal(text)).isEqualTo(text);
    }

    @Test
    void a_block_keeps_its_lines() {
        assertThat(Escape.block("one\r\ntwo\tthree\nfour\r\u001b[2J")).isEqualTo("one\ntwo  three\nfour\\r\\x1b[2J");
    }

    @Test
    void a_tsv_cell_can_be_read_back() {
        assertThat(Escape.tsv("a\tb\nc\\n")).isEqualTo("a\\tb\\nc\\\\n");
    }

    @Test
    void a_tsv_cell_does_not_begin_a_quotation_that_swallows_what_follows() {
        assertThat(Escape.tsv("\"a b\".c")).isEqualTo("\\\"a b\".c");
        assertThat(Escape.tsv("\"\t")).isEqualTo("\\\"\\t");
        assertThat(Escape.tsv("say \"no\"")).isEqualTo("say \"no\"");
    }

    @Test
    void a_csv_cell_is_quoted_where_needed_and_never_a_formula() {
        assertThat(Escape.csv("a,b")).isEqualTo("\"a,b\"");
        assertThat(Escape.csv("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(Escape.csv("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
        assertThat(Escape.csv("+optimizer.warmup")).isEqualTo("'+optimizer.warmup");
        assertThat(Escape.csv("-0.0139")).isEqualTo("-0.0139");
        assertThat(Escape.csv("+1.2e-05")).isEqualTo("+1.2e-05");
        assertThat(Escape.csv("-1.E-05")).isEqualTo("-1.E-05");
        assertThat(Escape.csv("-1.2.3")).isEqualTo("'-1.2.3");
        assertThat(Escape.csv("\uff1d1+1")).isEqualTo("'\uff1d1+1");
        assertThat(Escape.csv("one\ntwo")).isEqualTo("\"one\ntwo\"");
    }

    @Test
    void a_beginning_has_no_half_of_a_pair() {
        assertThat(Escape.beginning("ab\ud84a\udc00", 3)).isEqualTo("ab");
        assertThat(Escape.beginning("ab\ud84a\udc00c", 4)).isEqualTo("ab\ud84a\udc00");
        assertThat(Escape.beginning("ab", 3)).isEqualTo("ab");
    }

    @Test
    void html_has_no_markup_left() {
        assertThat(Escape.html("<b onclick='x'>\"&\u001b")).isEqualTo("&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;\\x1b");
    }

    @Test
    void no_random_text_gets_a_control_character_through_any_escape() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            for (int j = 0; j < 30; j++) {
                int c = random.nextInt(3) == 0 ? random.nextInt(0xA0) : random.nextInt(0x10FFFF);
                text.appendCodePoint(c);
            }
            for (String safe : new String[] {
                Escape.terminal(text.toString()), Escape.tsv(text.toString()), Markdown.text(text.toString())
            }) {
                assertThat(safe.codePoints()
                                .noneMatch(c -> Character.isISOControl(c)
                                        || (c >= 0x202A && c <= 0x202E)
                                        || (c >= 0x2066 && c <= 0x2069)
                                        || c == 0x2028
                                        || c == 0x2029
                                        || (c >= 0xD800 && c <= 0xDFFF)))
                        .as(safe)
                        .isTrue();
            }
        }
    }

    @Test
    void a_shell_word_is_one_word() {
        assertThat(Shell.word("optimizer.lr=0.0005")).isEqualTo("optimizer.lr=0.0005");
        assertThat(Shell.word("it's <odd> $x")).isEqualTo("'it'\\''s <odd> $x'");
        assertThat(Shell.word("")).isEqualTo("''");
        assertThat(Shell.word("~lr")).isEqualTo("'~lr'");
        assertThat(Shell.line(java.util.List.of("paribus", "try", "val_f1 > parent")))
                .isEqualTo("paribus try 'val_f1 > parent'");
    }
}
