package dev.paribus.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fast reader never says anything else than the general one. */
class PlainRowTest {
    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "{\"",
            "\":",
            "\": ",
            ",",
            ", ",
            "\"",
            " ",
            "\t",
            "step",
            "loss",
            "a b",
            "\u00e4",
            "0",
            "1",
            "12",
            "-3",
            "0.5",
            ".5",
            "1.",
            "01",
            "1e5",
            "1E-05",
            "1e",
            "+1",
            "-",
            "NaN",
            "Infinity",
            "-Infinity",
            "NaNs",
            "null",
            "true",
            "\\n",
            "\\",
            "[1]",
            "\u0001",
            "\ufdd0",
            "\"x\": 1",
            "\"y\": -2.50",
            "\"z\": \"word\"");

    @Test
    void what_it_reads_the_general_reader_reads_alike() {
        var random = new Random(11);
        int plain = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder(random.nextInt(4) > 0 ? "{\"x\": " : "");
            for (int parts = random.nextInt(8); parts > 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            text.append(random.nextInt(4) > 0 ? "}" : "");
            Map<String, @Nullable Object> fast = PlainRow.read(text.toString());
            if (fast != null) {
                plain++;
                assertThat(general(text.toString())).as(text.toString()).isEqualTo(fast);
            }
        }
        assertThat(plain).isGreaterThan(2_000);
    }

    @Test
    void the_rows_of_scripts_are_plain() {
        for (String row : List.of(
                "{\"step\": 10, \"loss\": 0.5}",
                "{\"loss\":NaN,\"lr\":1e-05}",
                " {\"a\" : \"word\" , \"b\" : -Infinity } ",
                "{\"x\": 0, \"y\": -0.0}")) {
            assertThat(PlainRow.read(row)).as(row).isNotNull().isEqualTo(general(row));
        }
    }

    private static @Nullable Map<String, @Nullable Object> general(String text) {
        try {
            return Json.parseObject(text);
        } catch (MalformedJson no) {
            return null;
        }
    }
}
