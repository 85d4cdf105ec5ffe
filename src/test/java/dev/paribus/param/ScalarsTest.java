package dev.paribus.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    private record Row(String text, String kind, String value) {}

    @Test
    void reads_every_scalar_of_the_corpus_as_the_real_pyyaml_does() throws IOException {
        var wrong = new ArrayList<String>();
        List<Row> corpus = corpus();
        assertThat(corpus.size()).isGreaterThan(4000);
        for (Row row : corpus) {
            String ours = ours(row.text);
            String theirs = row.kind + " " + row.value;
            if (!ours.equals(theirs)) {
                wrong.add("'" + row.text + "': PyYAML " + theirs + ", ours " + ours);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_written_is_read_alike_by_both_dialects() throws IOException {
        for (Row row : corpus()) {
            Value text = new Value.Text(row.text);
            String written = Scalars.write(text);
            if (written.equals(row.text)) {
                assertThat(Scalars.read(written)).as(written).isEqualTo(text);
                assertThat(Scalars.yaml12(written)).as(written).isEqualTo(text);
            }
            if (!row.kind.equals("error") && !row.kind.equals("text") && !row.kind.equals("time")) {
                Value value = Scalars.read(row.text);
                String canonical = Scalars.write(value);
                assertThat(Scalars.read(canonical)).as(canonical).isEqualTo(value);
                assertThat(Scalars.otherReading(canonical)).as(canonical).isNull();
            }
        }
    }

    @Test
    void floats_are_written_as_pyyaml_dumps_them() throws IOException {
        int seen = 0;
        for (Row row : corpus()) {
            if (row.kind.equals("float") && !row.value.matches("-?(inf|nan)")) {
                assertThat(Scalars.json(Scalars.read(row.text))).isEqualTo(row.value);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(500);
    }

    @Test
    void the_shortest_digits_give_every_double_back() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            String written = Scalars.write(new Value.Real(number));
            assertThat(Scalars.read(written)).isEqualTo(new Value.Real(number));
            assertThat(Scalars.yaml12(written)).isEqualTo(new Value.Real(number));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 1.0e-3",
        "1e-05, 1.0e-05",
        "1E5, 1.0e+5",
        "-.5, -0.5",
        ".5, 0.5",
        "5., 5.0",
        "+3, 3",
        "007, 7",
        "0, 0",
        "-0, -0",
        "1.50, 1.50",
        "00.5, 0.5",
        "1.e5, 1.0e+5",
        "61e9540, 61.0e+9540",
        "0.8731, 0.8731"
    })
    void a_number_keeps_its_digits_and_gets_a_spelling_that_both_read(String printed, String written) {
        assertThat(Scalars.number(printed)).isEqualTo(written);
        assertThat(Scalars.otherReading(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "e5", "1:30", "0x1", "nan", "1 2"})
    void what_is_no_decimal_number_has_no_spelling(String text) {
        assertThatThrownBy(() -> Scalars.number(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e-3",
                "1e3",
                "-.5",
                "1_000",
                "017",
                "08",
                "0o17",
                "-0x1F",
                "0b11",
                "1:30",
                "no",
                "Yes",
                "on",
                "OFF",
                "2001-12-14",
                "61e9540",
                "1e400"
            })
    void scalars_that_the_dialects_read_differently_are_known(String plain) {
        assertThat(Scalars.otherReading(plain)).isNotNull();
        assertThat(Scalars.write(new Value.Text(plain))).isEqualTo('"' + plain + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0e-3",
                "0.001",
                ".5",
                "1.",
                "true",
                "TRUE",
                "~",
                "null",
                "",
                ".inf",
                "0x1F",
                "+12",
                "amber-otter",
                "y"
            })
    void scalars_that_both_read_alike_are_left_alone(String plain) {
        assertThat(Scalars.otherReading(plain)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-99-99", "0x_", "=", "<<", "2001-12-14T25:00:00"})
    void what_pyyaml_itself_cannot_read_is_said(String plain) {
        assertThatThrownBy(() -> Scalars.read(plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PyYAML takes '" + plain);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "amber-otter|amber-otter",
                "val_f1 >= parent + 0.005|val_f1 >= parent + 0.005",
                "61e9540|\"61e9540\"",
                "a: b|\"a: b\"",
                "a #b|\"a #b\"",
                "a#b|a#b",
                "-x|-x",
                "- x|\"- x\"",
                "--flag|--flag",
                "---|\"---\"",
                "{seed}|\"{seed}\"",
                "${lr}|\"${lr}\"",
                "a,b|\"a,b\"",
                "C:\\x|'C:\\x'",
                "say \"hi\"|say \"hi\"",
                "\"hi\"|'\"hi\"'",
                "it's|it's",
                "\"it's\"|\"\\\"it's\\\"\"",
                "y|y",
                "é 🙂|é 🙂",
                "*.md|\"*.md\"",
                "=|\"=\"",
                "<<|\"<<\"",
                "``|\"\""
            })
    void text_is_quoted_only_where_it_must_be(String text, String written) {
        assertThat(Scalars.write(new Value.Text(text))).isEqualTo(written);
    }

    @Test
    void controls_and_line_ends_are_escaped() {
        assertThat(Scalars.write(new Value.Text("a\nb\u001b[31m\u2028\ufeff")))
                .isEqualTo("\"a\\nb\\u001b[31m\\u2028\\ufeff\"");
    }

    @Test
    void a_huge_scalar_takes_no_time_and_no_stack() {
        String many = "1" + ":30".repeat(300_000);
        assertThat(Scalars.read(many)).isInstanceOf(Value.Text.class);
        assertThat(Scalars.read("1_".repeat(300_000) + ".5")).isInstanceOf(Value.Real.class);
        assertThatThrownBy(() -> Scalars.read("1".repeat(500_000))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String ours(String text) {
        try {
            Value value = Scalars.read(text);
            if (value instanceof Value.Null) {
                return "null ";
            } else if (value instanceof Value.Bool b) {
                return "bool " + b.value();
            } else if (value instanceof Value.Int i) {
                return "int " + i.value();
            } else if (value instanceof Value.Real r) {
                return "float " + Scalars.json(r).replace("Infinity", "inf").replace("NaN", "nan");
            } else if (value instanceof Value.Text t) {
                return "text " + ParamJson.quoted(t.value()).replace("\\u0009", "\\t");
            }
            return "time " + ParamJson.quoted(text).replace("\\u0009", "\\t");
        } catch (IllegalArgumentException e) {
            return "error ";
        }
    }

    private static List<Row> corpus() throws IOException {
        var out = new ArrayList<Row>();
        try (InputStream in = ScalarsTest.class.getResourceAsStream("scalars-pyyaml-6.0.4.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    out.add(new Row(unquoted(cells[0]), cells[1], cells[2]));
                }
            }
        }
        return out;
    }

    private static String unquoted(String json) {
        var out = new StringBuilder();
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            if (c == '\\' && json.charAt(i + 1) == 'u') {
                out.append((char) Integer.parseInt(json.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (c == '\\') {
                char escaped = json.charAt(++i);
                out.append(escaped == 't' ? '\t' : escaped);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    @Test
    void whole_numbers_of_any_size_are_exact() {
        assertThat(Scalars.read("12345678901234567890123"))
                .isEqualTo(new Value.Int(new BigInteger("12345678901234567890123")));
    }
}
