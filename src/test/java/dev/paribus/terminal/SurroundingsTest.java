package dev.paribus.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static Surroundings of(Map<String, String> env, Device out, Surroundings.Colour colour) {
        return Surroundings.of(env, out, Device.TERMINAL, () -> 123, colour);
    }

    private static Ink ink(Map<String, String> env, Device out) {
        return of(env, out, Surroundings.Colour.AUTO).outInk();
    }

    @Test
    void colour_is_for_terminals_unless_someone_says_otherwise() {
        assertThat(ink(Map.of(), Device.TERMINAL)).isEqualTo(Ink.COLOURED);
        assertThat(ink(Map.of(), Device.PIPE)).isEqualTo(Ink.PLAIN);
        assertThat(ink(Map.of("NO_COLOR", "1"), Device.TERMINAL)).isEqualTo(Ink.PLAIN);
        assertThat(ink(Map.of("NO_COLOR", ""), Device.TERMINAL)).isEqualTo(Ink.COLOURED);
        assertThat(ink(Map.of("TERM", "dumb"), Device.TERMINAL)).isEqualTo(Ink.PLAIN);
        assertThat(ink(Map.of("CLICOLOR", "0"), Device.TERMINAL)).isEqualTo(Ink.PLAIN);
        assertThat(ink(Map.of("CLICOLOR_FORCE", "1"), Device.PIPE)).isEqualTo(Ink.COLOURED);
        assertThat(ink(Map.of("CLICOLOR_FORCE", "0"), Device.PIPE)).isEqualTo(Ink.PLAIN);
        assertThat(ink(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), Device.TERMINAL))
                .isEqualTo(Ink.PLAIN);
        assertThat(of(Map.of("NO_COLOR", "1"), Device.PIPE, Surroundings.Colour.ALWAYS)
                        .outInk())
                .isEqualTo(Ink.COLOURED);
        assertThat(of(Map.of("CLICOLOR_FORCE", "1"), Device.TERMINAL, Surroundings.Colour.NEVER)
                        .outInk())
                .isEqualTo(Ink.PLAIN);
    }

    @Test
    void the_width_comes_from_columns_then_from_the_terminal() {
        assertThat(of(Map.of("COLUMNS", "60"), Device.PIPE, Surroundings.Colour.AUTO)
                        .width())
                .isEqualTo(60);
        assertThat(of(Map.of("COLUMNS", "many"), Device.PIPE, Surroundings.Colour.AUTO)
                        .width())
                .isEqualTo(123);
        assertThat(of(Map.of("COLUMNS", "3"), Device.PIPE, Surroundings.Colour.AUTO)
                        .width())
                .isEqualTo(40);
        assertThat(Surroundings.of(Map.of(), Device.PIPE, Device.OTHER, () -> 123, Surroundings.Colour.AUTO)
                        .width())
                .isEqualTo(80);
        assertThat(Surroundings.of(Map.of(), Device.TERMINAL, Device.OTHER, () -> 0, Surroundings.Colour.AUTO)
                        .width())
                .isEqualTo(80);
    }

    @Test
    void the_first_locale_variable_that_is_set_decides_on_glyphs() {
        assertThat(of(Map.of("LANG", "de_DE.UTF-8"), Device.PIPE, Surroundings.Colour.AUTO)
                        .glyphs())
                .isEqualTo(Glyphs.UTF8);
        assertThat(of(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"), Device.PIPE, Surroundings.Colour.AUTO)
                        .glyphs())
                .isEqualTo(Glyphs.ASCII);
        assertThat(of(Map.of("LANG", "", "LC_CTYPE", "en_US.utf8"), Device.PIPE, Surroundings.Colour.AUTO)
                        .glyphs())
                .isEqualTo(Glyphs.UTF8);
        assertThat(of(Map.of(), Device.PIPE, Surroundings.Colour.AUTO).glyphs()).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void exit_codes_are_the_promised_numbers() {
        assertThat(java.util.Arrays.stream(ExitCode.values()).map(ExitCode::code))
                .containsExactly(0, 1, 2, 3, 4, 70, 130);
        assertThat(java.util.Arrays.stream(ExitCode.values()).map(ExitCode::sentence))
                .allMatch(s -> s.endsWith("."));
    }
}
