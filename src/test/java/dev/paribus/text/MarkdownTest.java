package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void running_text_has_no_markup_and_numbers_stay_readable() {
        assertThat(Markdown.text("a *b* [c](d) `e` <i> _f_ val_f1"))
                .isEqualTo("a \\*b\\* \\[c\\](d) \\`e\\` &lt;i&gt; \\_f\\_ val_f1");
        assertThat(Markdown.text("-0.0139 (97.5 %), p 0.0001; x >= parent + 0.005"))
                .isEqualTo("-0.0139 (97.5 %), p 0.0001; x &gt;= parent + 0.005");
        assertThat(Markdown.text("1. item")).isEqualTo("1\\. item");
        assertThat(Markdown.text("  # head\n- x")).isEqualTo("\\# head - x");
        assertThat(Markdown.text("- x")).isEqualTo("\\- x");
        assertThat(Markdown.text("---")).isEqualTo("\\---");
    }

    @Test
    void a_cell_ends_where_it_ends() {
        assertThat(Markdown.text("a|b \\| c\\")).isEqualTo("a&#124;b &#92;&#124; c&#92;");
        assertThat(Markdown.code("a|b")).isEqualTo("<code>a&#124;b</code>");
        assertThat(Markdown.code("a``b\\")).isEqualTo("<code>a&#96;&#96;b&#92;</code>");
    }

    @Test
    void nobody_is_called_and_nothing_is_referred_to() {
        assertThat(Markdown.text("@user #12 !3 ~bug %4 ^a mail a@b.c"))
                .isEqualTo("@&#8203;user \\#&#8203;12 !&#8203;3 \\~&#8203;bug %&#8203;4 ^&#8203;a mail a@&#8203;b.c");
        assertThat(Markdown.text("https://x www.x :tada: 12:30 $x$"))
                .isEqualTo("https:&#8203;//x www&#8203;.x :&#8203;tada: 12:30 <span>$</span>x<span>$</span>");
    }

    @Test
    void code_and_fences_are_as_long_as_it_takes() {
        assertThat(Markdown.code("lr: 0.1 -> 0.2")).isEqualTo("`lr: 0.1 -> 0.2`");
        assertThat(Markdown.code("lr")).isEqualTo("`lr`");
        assertThat(Markdown.code("")).isEqualTo("<code></code>");
        assertThat(Markdown.code("\u001b[31m")).isEqualTo("<code>&#92;x1b&#91;31m</code>");
        assertThat(Markdown.fence("x")).isEqualTo("```");
        assertThat(Markdown.fence("```` x")).isEqualTo("`````");
    }
}
