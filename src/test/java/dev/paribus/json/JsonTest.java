package dev.paribus.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void numbers_keep_the_digits_of_the_source() throws MalformedJson {
        assertThat(Json.write(Json.parse("[0.8100, 1e-05, 12345678901234567890, -0]")))
                .isEqualTo("[0.8100, 1e-05, 12345678901234567890, -0]");
        assertThat(((JsonNumber) Json.parse("0.8100")).decimal()).isEqualTo(new BigDecimal("0.8100"));
    }

    @Test
    void objects_keep_the_order_of_their_keys_and_null_is_a_value() throws MalformedJson {
        assertThat(Json.parseObject("{\"z\": 1, \"a\": null, \"m\": [true, {}]}"))
                .containsOnlyKeys("z", "a", "m")
                .containsEntry("a", null);
        assertThat(Json.write(Json.parse("{\"z\": 1, \"a\": null, \"m\": [true, {}]}")))
                .isEqualTo("{\"z\": 1, \"a\": null, \"m\": [true, {}]}");
    }

    @Test
    void pythons_nan_and_infinities_are_numbers_and_the_same_words_in_quotes_are_text() throws MalformedJson {
        List<?> values = (List<?>) Json.parse("[NaN, Infinity, -Infinity, \"NaN\", \"a\\\"NaN\", \"-Infinity\"]");

        assertThat(values.get(0)).isEqualTo(new JsonNumber("NaN"));
        assertThat(values.get(1)).isEqualTo(new JsonNumber("Infinity"));
        assertThat(values.get(2)).isEqualTo(new JsonNumber("-Infinity"));
        assertThat(values.get(3)).isEqualTo("NaN");
        assertThat(values.get(4)).isEqualTo("a\"NaN");
        assertThat(values.get(5)).isEqualTo("-Infinity");
        assertThat(((JsonNumber) values.get(2)).doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(((JsonNumber) values.get(0)).finite()).isFalse();
    }

    @Test
    void a_noncharacter_in_the_text_is_never_taken_for_a_hidden_nan() throws MalformedJson {
        assertThat(Json.parse("[\"\uFDD0\", \"\\uFDD1\", NaN]"))
                .isEqualTo(List.of("\uFDD0", "\uFDD1", new JsonNumber("NaN")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "+1",
                ".5",
                "1.",
                "0x1",
                "'a'",
                "{a: 1}",
                "[1 2]",
                "TRUE",
                "nan",
                "NaNa",
                "1NaN",
                "- Infinity",
                "[1] // no",
                "\"a\tb\"",
                "[1]]",
                "{\"a\":1 \"b\":2}",
                "\"\\x\"",
                "[,1]",
                "[1;2]"
            })
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"{`a`: 1,\\n `b`: x}~2~7", "[1, NaN,, 2]~1~10", "[1,2~1~5", "{`a`: 1, `a`: 2}~1~13"})
    void a_refusal_says_where(String text, int line, int column) {
        String json = text.replace('`', '"').replace("\\n", "\n");
        assertThatThrownBy(() -> Json.parse(json)).isInstanceOfSatisfying(MalformedJson.class, wrong -> {
            assertThat(List.of(wrong.line(), wrong.column())).isEqualTo(List.of(line, column));
            assertThat(wrong)
                    .hasMessageEndingWith(" at line " + line + ", column " + column)
                    .message()
                    .doesNotContain("gson");
        });
    }

    @Test
    void nesting_is_limited() throws MalformedJson {
        assertThat(Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)))
                .isNotNull();
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("nesting deeper than 100");
    }

    @Test
    void writing_is_strict_json_and_what_is_not_finite_becomes_text() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("nan", Double.NaN);
        map.put("inf", Double.NEGATIVE_INFINITY);
        map.put("huge", new JsonNumber("1e400"));
        map.put("short", new JsonNumber(".5"));
        map.put("decimal", new BigDecimal("1E-7"));
        map.put(1, List.of("a\u2028\u0007\"<é", true));
        map.put("none", null);
        assertThat(Json.write(map))
                .isEqualTo(
                        "{\"nan\": \"NaN\", \"inf\": \"-Infinity\", \"huge\": 1e400, \"short\": 0.5, \"decimal\": 1E-7, "
                                + "\"1\": [\"a\\u2028\\u0007\\\"<é\", true], \"none\": null}");
    }

    @Test
    void pretty_is_indented_by_two() {
        assertThat(Json.pretty(Map.of("a", List.of(1, 2)))).isEqualTo("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    }
}
