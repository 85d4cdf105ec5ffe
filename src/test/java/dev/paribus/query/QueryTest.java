package dev.paribus.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Map<String, List<String>> ROW = Map.of(
            "name", List.of("amber-otter"),
            "verdict", List.of("supported"),
            "val_f1", List.of("0.8731"),
            "optimizer.lr", List.of("1.0e-05"),
            "labels", List.of("exploratory", "sweep blue-fox"),
            "odd name", List.of("it's"),
            "layers", List.of("10"),
            "nan", List.of("NaN"));

    private static boolean holds(String query) {
        return Query.parse(query).holds(name -> ROW.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "val_f1 > 0.8",
                "val_f1 >= 0.8731",
                "val_f1 = 0.87310",
                "val_f1 != 0.9",
                "val_f1 <> .5",
                "optimizer.lr = 0.00001",
                "optimizer.lr < 1e-4",
                "layers > 9",
                "verdict = supported",
                "verdict == 'supported'",
                "verdict in (refuted, supported)",
                "verdict not in (refuted, inconclusive)",
                "layers in (9, 10.0)",
                "name ~ ^amber",
                "name ~ 'otter$'",
                "name not ~ fox",
                "name !~ fox",
                "labels = exploratory",
                "labels ~ sweep",
                "`odd name` = 'it''s'",
                "\"odd name\" ~ s",
                "missing is null",
                "val_f1 is not null",
                "not missing > 1",
                "NOT verdict = refuted AND val_f1 > 0.8 Or layers = 1",
                "layers = 1 or val_f1 > 0.8 and verdict = supported",
                "(layers = 1 or val_f1 > 0.8) and verdict = supported",
                "nan = NaN"
            })
    void a_row_that_is_meant_is_found(String query) {
        assertThat(holds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "val_f1 > 0.8731",
                "val_f1 < 0.8",
                "verdict > 1",
                "val_f1 = '0.87310'",
                "missing = 1",
                "missing != 1",
                "missing ~ .",
                "missing in (1)",
                "missing is not null",
                "nan > 0",
                "not val_f1 > 0.8",
                "layers = 1 and val_f1 > 0.8 or layers = 2",
                "layers = 1 or (val_f1 > 0.8 and verdict = refuted)",
                "name !~ otter",
                "labels != exploratory"
            })
    void a_row_that_is_not_meant_is_not_found(String query) {
        assertThat(holds(query)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "val_f1 >            | 1:9  | expected a value, not the end",
                "val_f1              | 1:7  | expected a comparison, 'in', '~' or 'is', not the end",
                "> 0.8               | 1:1  | expected a name, 'not' or '(', not '>'",
                "a = 1 b = 2         | 1:7  | expected 'and', 'or' or the end, not 'b'",
                "a = 1 and           | 1:10 | expected a name, 'not' or '(', not the end",
                "(a = 1 or b = 2     | 1:1  | this bracket has no end",
                "(a = 1 b            | 1:8  | expected 'and', 'or' or ')', not 'b'",
                "a in 1              | 1:6  | expected '(' and values, not '1'",
                "a in (1, )          | 1:10 | expected a value, not ')'",
                "a in (1 2)          | 1:9  | expected ',' or ')', not '2'",
                "a is 1              | 1:6  | expected 'null', not '1'",
                "a not 1             | 1:7  | expected 'in' or '~', not '1'",
                "a ~ '['             | 1:5  | not a regular expression: Unclosed character class",
                "a = 'open           | 1:5  | the quote that begins here has no end",
                "\u00e4\u00f6 = and  | 1:6  | expected a value, not 'and'"
            })
    void what_cannot_be_read_is_named_with_its_place(String query, String place, String message) {
        assertThatThrownBy(() -> Query.parse(query.strip())).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.COMMAND_LINE);
            assertThat(failure.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("bad-query");
                assertThat(problem.message()).isEqualTo(message.strip());
                assertThat(String.valueOf(problem.location())).isEqualTo("--where:" + place.strip());
            });
        });
    }

    @Test
    void the_names_that_are_asked_for_are_known() {
        assertThat(Query.parse("a > 1 and (`b c` is null or not a ~ x)").names())
                .containsExactlyInAnyOrder("a", "b c");
    }

    @Test
    void deep_nesting_is_refused_and_not_a_crash() {
        assertThatThrownBy(() -> Query.parse("(".repeat(100_000) + "a = 1" + ")".repeat(100_000)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nested");
    }
}
