package dev.paribus.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "lr=1e-3|1.0e-3",
                "lr=0.0005|0.0005",
                "lr=1E5|1.0e+5",
                "lr=-.5|-0.5",
                "lr=5.|5.0",
                "n=1_000|1000",
                "n=1_000.5|1000.5",
                "n=+3|3",
                "n=-3|-3",
                "n=0|0",
                "n=0x1F|31",
                "n=0b11|3",
                "n=0o17|15",
                "n=007|\"007\"",
                "n=08|\"08\"",
                "n=09.5|9.5",
                "b=true|true",
                "b=False|false",
                "b=no|\"no\"",
                "b=on|\"on\"",
                "b=y|y",
                "d=2001-12-14|\"2001-12-14\"",
                "d=1:30|\"1:30\"",
                "v=null|null",
                "v=None|null",
                "v=~|null",
                "v=.nan|.nan",
                "v=-.inf|-.inf",
                "v=nan|nan",
                "v=inf|inf",
                "t=adam|adam",
                "t=a=b|a=b",
                "t=\"5\"|\"5\"",
                "t='it''s'|it's",
                "t=\"a\\nb\"|\"a\\nb\"",
                "t=${lr}|\"${lr}\"",
                "t=&a|\"&a\"",
                "t=*a|\"*a\"",
                "t=!!python/object:x|\"!!python/object:x\"",
                "t=61e9540x|61e9540x",
                "l=[64, 32]|[64, 32]",
                "l=[1e-3,no,'a,b']|[1.0e-3, \"no\", \"a,b\"]",
                "l=[]|[]",
                "t=\"\"|\"\""
            })
    void a_value_is_read_as_python_would_and_written_so_that_both_dialects_agree(String typed, String yaml) {
        assertThat(Assignment.parse(typed).yaml()).isEqualTo(yaml);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "optimizer={a: 1}|mapping",
                "lr|has no '='",
                "lr=|no value",
                "=3|empty",
                "a..b=1|empty key",
                "l=[1, 2|closing bracket",
                "l=[1,,2]|empty item",
                "l=[[1]]|another list",
                "t=\"a|not closed",
                "t=\"a\"b|goes on",
                "lr=1e400|beyond the largest",
                "~lr=3|without a value",
                "a[x]=1|whole number"
            })
    void what_is_none_is_refused_in_words(String typed, String words) {
        assertThatThrownBy(() -> Assignment.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void the_three_forms_and_a_named_file_are_told_apart() {
        Assignment add = Assignment.parse("+optimizer.beta=0.9");
        assertThat(add.kind()).isEqualTo(Assignment.Kind.ADD);
        assertThat(add.path()).hasToString("optimizer.beta");
        assertThat(add.node()).isInstanceOf(ParamNode.Scalar.class);
        Assignment removed = Assignment.parse("~optimizer.beta");
        assertThat(removed.kind()).isEqualTo(Assignment.Kind.REMOVE);
        assertThat(removed).isEqualTo(Assignment.remove("optimizer.beta"));
        Assignment inFile = Assignment.parse("conf/train.yaml:layers[0].units=64");
        assertThat(inFile.file()).isEqualTo("conf/train.yaml");
        assertThat(inFile.path()).hasToString("layers[0].units");
    }

    @Test
    void a_key_with_dots_and_an_equals_sign_stands_in_quotes() {
        Assignment quoted = Assignment.parse("\"a.b=c\".d=1");
        assertThat(quoted.path().steps().get(0)).isEqualTo(new ParamPath.Step.Key("a.b=c"));
        assertThat(quoted.yaml()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e-3",
                "0.1",
                "-7",
                "no",
                "017",
                "true",
                "null",
                "[1, no, 2.5]",
                "é",
                "a: b",
                "1_0",
                ".5",
                "y",
                "0x1F"
            })
    void the_written_value_means_to_pyyaml_what_was_typed(String value) {
        Assignment typed = Assignment.parse("p=" + value);
        ParamNode node = typed.node();
        if (node instanceof ParamNode.Scalar scalar && !typed.yaml().startsWith("\"")) {
            assertThat(Scalars.read(typed.yaml())).isEqualTo(scalar.value());
            assertThat(Scalars.otherReading(typed.yaml())).isNull();
        } else {
            assertThat(typed.yaml()).matches("\"[^\"]*\"|\\[.*\\]");
        }
    }
}
