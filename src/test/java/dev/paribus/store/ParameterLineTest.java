package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.ParamFiles;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ParameterLineTest {
    private static ParameterLine kept(String file, String text) {
        ParamNode.Mapping tree =
                Objects.requireNonNull(ParamFiles.read(Map.of(file, text.getBytes(StandardCharsets.UTF_8)))
                        .value());
        return new ParameterLine(ParameterLine.of(tree).line());
    }

    @Test
    void every_path_and_text_is_read_as_it_was_written() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("lr", "0.1");
        texts.put("optimizer", "");
        texts.put("a\tb", "\\t");
        texts.put("\\", "two\nlines\t\t");
        texts.put("zero", "\\0");
        texts.put("q", "\"\\=");
        texts.put("\u00fc", "'quoted'\r");
        var yaml = new StringBuilder();
        texts.forEach((key, text) -> yaml.append(Scalars.doubleQuoted(key))
                .append(": ")
                .append(Scalars.doubleQuoted(text))
                .append('\n'));
        ParameterLine read = kept("params.yaml", yaml.toString());

        assertThat(read.values()).containsExactlyElementsOf(texts.values());
        assertThat(read.get("\"a\tb\"")).isEqualTo("\\t");
        assertThat(read).containsKey("lr").doesNotContainKey("optim");
        read.keySet().forEach(path -> assertThat(read.value(path)).isEqualTo(new Value.Text(read.get(path))));
        assertThat(read.get("0.1")).isNull();
        assertThat(read.value("0.1")).isNull();
        assertThat(read.line()).doesNotContain("\n");
        assertThat(ParameterLine.none()).isEmpty();
    }

    @Test
    void a_value_is_what_the_script_reads_and_its_text_what_is_written() {
        ParameterLine read = kept("params.yaml", """
                zip: "00123"
                number: 123
                text: 1e5
                quoted: "1e5"
                real: 1.0e+5
                octal: 017
                hex: 0x10
                yes: yes
                word: "yes"
                nothing: ~
                empty: ""
                nan: .nan
                day: 2026-11-26
                equals: "="
                tagged: !!float "1e-3"
                """);
        assertThat(read.value("zip")).isEqualTo(new Value.Text("00123"));
        assertThat(read.value("number")).hasToString("Int[value=123]");
        assertThat(read.value("text")).isEqualTo(new Value.Text("1e5"));
        assertThat(read.value("quoted")).isEqualTo(new Value.Text("1e5"));
        assertThat(read.value("real")).isEqualTo(new Value.Real(1e5));
        assertThat(read.value("octal")).hasToString("Int[value=15]");
        assertThat(read.value("hex")).hasToString("Int[value=16]");
        assertThat(read.value("yes")).isEqualTo(new Value.Bool(true));
        assertThat(read.value("word")).isEqualTo(new Value.Text("yes"));
        assertThat(read.value("nothing")).isEqualTo(new Value.Null());
        assertThat(read.value("empty")).isEqualTo(new Value.Text(""));
        assertThat(read.value("nan")).isEqualTo(new Value.Real(Double.NaN));
        assertThat(read.value("day")).isEqualTo(new Value.Time("2026-11-26"));
        assertThat(read.value("equals")).isEqualTo(new Value.Text("="));
        assertThat(read.value("tagged")).isEqualTo(new Value.Real(0.001));
        assertThat(read.get("octal")).isEqualTo("017");
        assertThat(read.get("real")).isEqualTo("1.0e+5");
        assertThat(read.get("zip")).isEqualTo("00123");
        assertThat(read.get("nothing")).isEqualTo("~");
    }

    @Test
    void a_number_of_another_format_is_the_same_number() {
        ParameterLine read =
                kept("params.json", "{\"lr\": 1e5, \"big\": 1E-7, \"on\": \"on\", \"off\": false, \"nan\": NaN}");

        assertThat(read.value("lr")).isEqualTo(new Value.Real(1e5));
        assertThat(read.get("lr")).isEqualTo("1e5");
        assertThat(read.value("big")).isEqualTo(new Value.Real(1e-7));
        assertThat(read.value("on")).isEqualTo(new Value.Text("on"));
        assertThat(read.value("off")).isEqualTo(new Value.Bool(false));
        assertThat(read.value("nan")).isEqualTo(new Value.Real(Double.NaN));
        assertThat(read.get("nan")).isEqualTo("NaN");
        assertThat(kept("params.toml", "at = 07:32:00").value("at")).isEqualTo(new Value.Text("07:32:00"));
    }
}
