package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InkAndGlyphsTest {
    @Test
    void plain_ink_leaves_a_text_alone_and_colour_ends_where_it_began() {
        assertThat(Ink.PLAIN.good("better")).isEqualTo("better");
        assertThat(Ink.COLOURED.good("better")).isEqualTo("\u001b[32mbetter\u001b[0m");
        assertThat(Ink.COLOURED.bold("")).isEmpty();
    }

    @Test
    void no_colour_is_one_that_a_dark_or_a_light_ground_swallows() {
        for (int i = 0; i < 12; i++) {
            assertThat(Ink.COLOURED.nth(i, "a")).doesNotContain("[34m", "[33m", "[37m");
        }
        assertThat(Ink.COLOURED.warn("warning:")).doesNotContain("[33m");
        assertThat(Ink.COLOURED.nth(2, "a")).isNotEqualTo(Ink.COLOURED.nth(3, "a"));
    }

    @Test
    void both_sets_of_signs_are_equally_wide_in_a_graph() {
        for (Glyphs glyphs : Glyphs.values()) {
            for (String node : new String[] {
                glyphs.champion(),
                glyphs.kept(),
                glyphs.discarded(),
                glyphs.failed(),
                glyphs.open(),
                glyphs.undecided(),
                glyphs.line()
            }) {
                assertThat(Width.of(node)).isEqualTo(1);
            }
            assertThat(Width.of(glyphs.join())).isEqualTo(3);
            assertThat(Width.of(glyphs.start())).isEqualTo(3);
        }
        assertThat(Glyphs.ASCII.champion() + Glyphs.ASCII.ellipsis() + Glyphs.ASCII.quoted("x"))
                .matches("[ -~]+");
    }
}
