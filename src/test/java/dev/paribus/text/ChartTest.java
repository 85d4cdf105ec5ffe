package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.text.Chart.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Curve curve(double... values) {
        return new Curve(
                DoubleStream.iterate(1, step -> step + 1)
                        .limit(values.length)
                        .boxed()
                        .toList(),
                DoubleStream.of(values).boxed().toList());
    }

    private static List<String> ascii(Curve... curves) {
        return Chart.draw(List.of(curves), 40, Glyphs.ASCII, Ink.PLAIN);
    }

    @Test
    void a_rising_curve_begins_in_the_lowest_line_and_ends_in_the_highest() {
        List<String> lines = ascii(curve(0, 1, 2, 3));
        assertThat(lines).hasSize(15);
        assertThat(lines.get(0)).startsWith("3.00 +").endsWith("*");
        assertThat(lines.get(12)).startsWith("0.00 +*");
        assertThat(lines.get(13)).isEqualTo("     +" + "-".repeat(34));
        assertThat(lines.get(14)).startsWith("      1").endsWith("4");
    }

    @Test
    void a_steep_curve_has_no_hole() {
        List<String> lines = ascii(curve(0, 0, 100, 100));
        assertThat(lines.subList(0, 13)).allSatisfy(line -> assertThat(line).contains("*"));
    }

    @Test
    void several_curves_are_told_apart_by_letters_without_any_colour() {
        String drawn = String.join("\n", ascii(curve(1, 2, 3), curve(3, 2, 1)));
        assertThat(drawn).contains("aa", "bb", String.valueOf(Chart.MEET)).doesNotContain("\u001b");
        String dots =
                String.join("\n", Chart.draw(List.of(curve(1, 2, 3), curve(3, 2, 1)), 60, Glyphs.UTF8, Ink.PLAIN));
        assertThat(dots).contains("a", "b");
    }

    @Test
    void a_curve_that_ends_early_has_its_letter_where_it_ends() {
        List<String> lines = Chart.draw(List.of(curve(1, 1, 1), curve(0, 0, 0, 0, 0, 0)), 60, Glyphs.UTF8, Ink.PLAIN);
        assertThat(lines.get(0).stripTrailing()).endsWith("a").hasSizeLessThan(45);
        assertThat(lines.get(12)).endsWith(" b").hasSizeGreaterThan(50);
    }

    @Test
    void a_letter_keeps_its_colour_and_its_place_where_another_curve_runs_over_it() {
        Curve brief = curve(1, 1, 1);
        Curve longer = curve(1, 1, 1, 1, 1, 1);
        List<String> lines = Chart.draw(List.of(brief, longer), 60, Glyphs.UTF8, Ink.COLOURED);
        assertThat(lines.get(6)).contains("\u001b[36ma\u001b[0m").endsWith(" \u001b[35mb\u001b[0m");
    }

    @Test
    void one_value_for_ever_is_a_line_in_the_middle_with_one_number() {
        List<String> lines = ascii(curve(0.5, 0.5, 0.5));
        assertThat(lines.get(6)).startsWith("0.5 +***");
        assertThat(lines.stream().filter(line -> line.contains("*"))).hasSize(1);
    }

    @Test
    void what_is_not_finite_is_a_gap_and_the_largest_numbers_are_no_harm() {
        String gap = ascii(curve(1, Double.NaN, 1)).get(6);
        assertThat(gap.replace(" ", "")).endsWith("+**");
        assertThat(gap).containsPattern("\\* {10,}\\*");
        assertThat(ascii(curve(-Double.MAX_VALUE, Double.MAX_VALUE))).hasSize(15);
        assertThat(ascii(curve(Double.NaN, Double.POSITIVE_INFINITY))).hasSize(15);
        assertThat(ascii(curve(Double.MIN_VALUE, 2 * Double.MIN_VALUE))).hasSize(15);
    }

    @Test
    void no_line_is_wider_than_it_may_be_whatever_is_drawn() {
        var random = new Random(5);
        for (int width = 30; width <= 200; width += 17) {
            var curves = new ArrayList<Curve>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                double scale = Math.pow(10, random.nextInt(24) - 12);
                curves.add(curve(random.doubles(1 + random.nextInt(300))
                        .map(value -> (value - 0.5) * scale)
                        .toArray()));
            }
            for (Glyphs glyphs : Glyphs.values()) {
                List<String> lines = Chart.draw(curves, width, glyphs, Ink.PLAIN);
                int most = width;
                assertThat(lines).hasSize(15).allSatisfy(line -> {
                    assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(most);
                    assertThat(line).isEqualTo(line.stripTrailing());
                });
            }
        }
    }

    @Test
    void a_wider_chart_shows_more_and_colour_changes_no_sign() {
        Curve wave = curve(
                DoubleStream.iterate(0, x -> x + 0.1).limit(100).map(Math::sin).toArray());
        List<String> plain = Chart.draw(List.of(wave, curve(0, 0)), 80, Glyphs.UTF8, Ink.PLAIN);
        List<String> coloured = Chart.draw(List.of(wave, curve(0, 0)), 80, Glyphs.UTF8, Ink.COLOURED);
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(plain);
        assertThat(coloured).isNotEqualTo(plain);
    }
}
