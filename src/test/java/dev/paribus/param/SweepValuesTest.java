package dev.paribus.param;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepValuesTest {
    private static List<String> values(String text) {
        SweepValues read = SweepValues.read(text);
        assertThat(read.wrong()).as(text).isEmpty();
        assertThat(read.assignments()).allMatch(one -> one.path().toString().equals(read.path()));
        return read.assignments().stream().map(Assignment::yaml).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lr=0.1,0.2; 0.1 0.2",
                "lr=1e-3, 5e-4; 1.0e-3 5.0e-4",
                "name=adam,sgd,no; adam sgd \"no\"",
                "name=\"a,b\",c; \"a,b\" c",
                "layers=[64, 32],[128]; [64, 32] [128]",
                // Both ends, in decimals: 0.30000000000000004 never comes of it.
                "lr=0.1..0.5..0.1; 0.1 0.2 0.3 0.4 0.5",
                "lr=0..1..0.25; 0.0 0.25 0.5 0.75 1.0",
                "lr=1e-4..3e-4..1e-4; 0.0001 0.0002 0.0003",
                "lr=1e-5..3e-5..1e-5; 1.0e-05 2.0e-05 3.0e-05",
                "depth=2..8..3; 2 5 8",
                "depth=8..2..3; 8 5 2",
                "depth=8..2..-3; 8 5 2",
                "bias=-1..1..1; -1 0 1",
                "depth=1,2..4..1,10; 1 2 3 4 10",
                "depth=5..5..1; 5",
                "lr~log:1e-4..1e-1..4; 0.0001 0.001 0.01 0.1",
                "lr~log:0.001..0.1..5; 0.001 0.0032 0.01 0.032 0.1",
                "lr~log:0.1..0.001..3; 0.1 0.01 0.001",
                "batch~log:16..256..5; 16 32 64 128 256",
                "width~log:1..10..4; 1 2 5 10",
                "beta~log:0.9..0.95..3; 0.9 0.925 0.95",
            })
    void values_are_spelled_as_a_person_would(String typed, String values) {
        assertThat(String.join(" ", values(typed))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lr; is no PATH=V1",
                "+lr=1,2; is no PATH=V1",
                "lr=0.1,; there is no value",
                "lr=0.1,0.10; '0.10' is given twice",
                "lr=1..5; has no step",
                "lr=0..1..0; never arrives",
                "lr=0..1..-0.1; never arrives",
                "lr=0..1..0.3; write lr=0..0.9..0.3",
                "lr=0..1..0.0001; 10001 values are more than the 1000",
                "lr=0..1e300..1e-300; values are more than the 1000",
                "lr~log:1..10; is no A..B..K",
                "lr~log:1..10..2.5; is no A..B..K",
                "lr~log:0..10..3; two different ends above 0",
                "lr~log:1..10..1; at least two points",
                "lr~log:1..10..100000; 100000 values are more",
                "n~log:1..4..9; write n~log:1.0..4.0..9",
                "lr={a: 1},2; is a mapping",
                ".=1,2; '.'",
            })
    void what_cannot_be_meant_is_said(String typed, String words) {
        SweepValues read = SweepValues.read(typed);
        assertThat(String.join("\n", read.wrong())).contains(words);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(SweepValues.read("lr=1..5,0..1..0.3").wrong()).hasSize(2);
    }

    @Test
    void a_thousand_are_allowed() {
        assertThat(values("lr=1..1000..1")).hasSize(1000).last().isEqualTo("1000");
        assertThat(values("lr~log:1e-6..1.0..1000")).hasSize(1000).doesNotHaveDuplicates();
    }
}
