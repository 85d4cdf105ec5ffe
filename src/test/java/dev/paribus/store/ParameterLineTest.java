package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterLineTest {
    @Test
    void every_path_and_value_is_read_as_it_was_written() {
        var values = new LinkedHashMap<String, String>();
        values.put("lr", "0.1");
        values.put("optimizer.lr", "");
        values.put("a\tb", "\\t");
        values.put("\\", "two\nlines\t\t");
        values.put("", "\\0");
        values.put("ü", "'quoted'\r");
        var read = new ParameterLine(ParameterLine.write(values));
        values.forEach((path, value) -> assertThat(read.get(path)).isEqualTo(value));
        assertThat(read).containsExactlyEntriesOf(values).containsKey("lr").doesNotContainKey("optimizer");
        assertThat(read.get("0.1")).isNull();
        assertThat(ParameterLine.write(read))
                .isEqualTo(ParameterLine.write(values))
                .doesNotContain("\n");
        assertThat(new ParameterLine(ParameterLine.write(Map.of()))).isEmpty();
        assertThat(new ParameterLine("")).isEmpty();
    }
}
