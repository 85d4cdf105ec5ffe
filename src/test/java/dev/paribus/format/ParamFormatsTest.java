package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameter files in JSON and TOML: what is read, what is refused, and in which style an edit is written. */
class ParamFormatsTest {
    private static Parsed<ParamNode.Mapping> read(String... namesAndTexts) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return ParamFiles.read(files);
    }

    private static String json(String file, String text) {
        return ParamJson.write(read(file, text).orThrow());
    }

    private static String set(String file, String text, String path, String yaml) {
        return new String(
                Splice.set(file, text.getBytes(StandardCharsets.UTF_8), ParamPath.parse(path), yaml),
                StandardCharsets.UTF_8);
    }

    private static String add(String file, String text, String path, String yaml) {
        return new String(
                Splice.add(file, text.getBytes(StandardCharsets.UTF_8), ParamPath.parse(path), yaml),
                StandardCharsets.UTF_8);
    }

    private static String remove(String file, String text, String path) {
        return new String(
                Splice.remove(file, text.getBytes(StandardCharsets.UTF_8), ParamPath.parse(path)),
                StandardCharsets.UTF_8);
    }

    private static String refusal(Runnable edit) {
        try {
            edit.run();
        } catch (Failure failure) {
            Problem problem = failure.problems().get(0);
            return problem.location() + " " + problem.code() + ": " + problem.message() + " -> " + problem.hint();
        }
        return "not refused";
    }

    private static List<String> problems(String file, String text) {
        return read(file, text).problems().stream()
                .map(p -> p.location() + " " + p.code() + ": " + p.message())
                .toList();
    }

    @Test
    void json_is_read_as_python_reads_it_with_places() {
        Parsed<ParamNode.Mapping> parsed = read(
                "p.json",
                "{\"lr\": 1e-05, \"n\": 123456789012345678901234567890, \"x\": NaN,\n \"l\": [-Infinity, null]}");
        assertThat(ParamJson.write(parsed.orThrow()))
                .isEqualTo(
                        "{\"lr\": 1e-05, \"n\": 123456789012345678901234567890, \"x\": NaN, \"l\": [-Infinity, null]}");
        assertThat(parsed.where().get("params.l[1]")).hasToString("p.json:2:19");
        assertThat(parsed.problems()).isEmpty();
        assertThat(json("p.json", "")).isEqualTo("{}");
    }

    @Test
    void toml_is_read_as_python_reads_it_with_places() {
        Parsed<ParamNode.Mapping> parsed = read("p.toml", """
                n = 123_456_789_012_345_678_901
                day = 1979-05-27
                big = 1e400
                [optimizer]
                lr = 1e-05   # rate
                betas.one = 0.9
                [[stage]]
                epochs = 3
                """);
        assertThat(ParamJson.write(parsed.orThrow()))
                .isEqualTo("{\"n\": 123456789012345678901, \"day\": \"1979-05-27\", \"big\": Infinity, "
                        + "\"optimizer\": {\"lr\": 1e-05, \"betas\": {\"one\": 0.9}}, \"stage\": [{\"epochs\": 3}]}");
        assertThat(parsed.where().get("params.optimizer.betas.one")).hasToString("p.toml:6:13");
        assertThat(json("p.toml", "")).isEqualTo("{}");
    }

    @Test
    void files_of_all_formats_are_one_tree() {
        assertThat(ParamJson.write(read(
                                "a.yaml",
                                "net: {units: 64}\n",
                                "b.json",
                                "{\"net\": {\"act\": \"relu\"}}",
                                "c.toml",
                                "net.p = 0.5\n")
                        .orThrow()))
                .isEqualTo("{\"net\": {\"units\": 64, \"act\": \"relu\", \"p\": 0.5}}");
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        assertThat(problems("p.json", "{\"a\": 1,\n \"a\": 2}"))
                .containsExactly("p.json:2:2 duplicate-key: the key 'a' stands twice");
        assertThat(problems("p.json", "{\"a\": 1, // no\n}"))
                .singleElement()
                .asString()
                .startsWith("p.json:1:10 json-syntax: ");
        assertThat(problems("p.json", "[1]")).singleElement().asString().contains("wrong-type");
        assertThat(problems("p.json", "[".repeat(60)))
                .singleElement()
                .asString()
                .contains("too-deep: the file cannot be read as JSON: more than 50 levels");
        assertThat(problems("p.toml", "a = 1\nb = 2\na = 3\n"))
                .singleElement()
                .asString()
                .contains("duplicate-key");
        assertThat(problems("p.toml", "a = \n")).singleElement().asString().startsWith("p.toml:1:5 toml-syntax");
        assertThat(problems("p.toml", "a = " + "[".repeat(60) + "]".repeat(60)))
                .singleElement()
                .asString()
                .contains("more than 50 levels");
        assertThat(problems("p.toml", "a = \"\\uD800\"\n"))
                .singleElement()
                .asString()
                .contains("toml-syntax");
        assertThat(problems("p.toml", "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> x\n"))
                .singleElement()
                .asString()
                .contains("conflict-markers");
        assertThat(problems("p.ini", "a = 1\n")).singleElement().asString().contains("parameter-file-kind");
    }

    @Test
    void json_is_edited_in_its_own_style() {
        String indented = "{\n    \"lr\": 0.1,\n    \"net\": {\n        \"units\": 64\n    }\n}\n";
        assertThat(set("p.json", indented, "lr", "1.0e-05")).isEqualTo(indented.replace("0.1", "1.0e-05"));
        assertThat(set("p.json", indented, "net.units", "[64, 32]")).isEqualTo(indented.replace("64", "[64, 32]"));
        assertThat(set("p.json", indented, "lr", ".inf")).isEqualTo(indented.replace("0.1", "Infinity"));
        assertThat(add("p.json", indented, "net.act", "relu"))
                .isEqualTo(indented.replace("64\n", "64,\n        \"act\": \"relu\"\n"));
        assertThat(add("p.json", "{\"a\":1,\"b\":2}", "c.d", "é"))
                .isEqualTo("{\"a\":1,\"b\":2,\"c\":{\"d\":\"\\u00e9\"}}");
        assertThat(add("p.json", "{\"ü\": 1}", "c", "é")).isEqualTo("{\"ü\": 1, \"c\": \"é\"}");
        assertThat(remove("p.json", indented, "net.units")).isEqualTo("{\n    \"lr\": 0.1,\n    \"net\": {}\n}\n");
        assertThat(remove("p.json", indented, "lr")).isEqualTo("{\n    \"net\": {\n        \"units\": 64\n    }\n}\n");
    }

    @Test
    void toml_is_edited_in_its_own_style() {
        String text = "# top\nseed = 1   # one\n\n[optimizer]\n  lr = 0.1\n  name='adam'\n\n[data]\n";
        assertThat(set("p.toml", text, "optimizer.lr", "1.0e-05")).isEqualTo(text.replace("0.1", "1.0e-05"));
        assertThat(set("p.toml", text, "optimizer.name", "\"0.1\"")).isEqualTo(text.replace("'adam'", "\"0.1\""));
        assertThat(set("p.toml", text, "optimizer.lr", ".nan")).isEqualTo(text.replace("0.1", "nan"));
        assertThat(add("p.toml", text, "optimizer.wd", "0.0"))
                .isEqualTo(text.replace("name='adam'\n", "name='adam'\n  wd = 0.0\n"));
        assertThat(add("p.toml", text, "epochs", "3")).isEqualTo(text.replace("# one\n", "# one\nepochs = 3\n"));
        assertThat(add("p.toml", text, "data.split", "a")).isEqualTo(text + "split = \"a\"\n");
        assertThat(add("p.toml", text, "model.depth", "3")).isEqualTo(text + "\n[model]\ndepth = 3\n");
        assertThat(remove("p.toml", text, "optimizer.lr")).isEqualTo(text.replace("  lr = 0.1\n", ""));
        assertThat(set("p.toml", "day = 1979-05-27\n", "day", "\"1979-05-28\"")).isEqualTo("day = 1979-05-28\n");
        assertThat(remove("p.toml", "a.b = 1\n", "a.b")).isEqualTo("a = {}\n");
        assertThat(add("p.toml", "l = [\n  1, # one\n  2 # two\n]\n", "l[2]", "3"))
                .isEqualTo("l = [\n  1, # one\n  2, # two\n  3\n]\n");
    }

    @Test
    void what_cannot_be_edited_is_refused_with_words() {
        assertThat(refusal(() -> set("p.toml", "a = 1\n", "a", "null")))
                .isEqualTo(
                        "p.toml:1:5 no-such-value: TOML has no null: 'a' cannot be set to it -> paribus new --remove a"
                                + " takes the key away");
        assertThat(refusal(() -> set("p.json", "{\"a\": {\"b\": 1}}", "a", "2")))
                .contains("not-one-value")
                .contains("name one value below it: a.b");
        assertThat(refusal(() -> set("p.json", "{\"rate\": 1}", "rat", "2")))
                .contains("unknown-parameter")
                .contains("rate");
        assertThat(refusal(() -> remove("p.toml", "[a]\nb = 1\nc = 2\n", "a"))).contains("cannot-edit");
        assertThat(refusal(() -> add("p.toml", "[[a]]\nb = 1\n", "a[1]", "2"))).contains("cannot-edit");
        assertThat(refusal(() -> add("p.json", "", "a", "2"))).contains("cannot-edit");
    }

    @Test
    void large_files_are_read_within_a_second() {
        var json = new StringBuilder("{\"a\": 1");
        var toml = new StringBuilder();
        for (int i = 0; json.length() < 1_000_000; i++) {
            json.append(", \"k").append(i).append("\": ").append(i);
            toml.append('k').append(i).append(" = ").append(i).append('\n');
        }
        json.append('}');
        for (Map.Entry<String, String> file :
                Map.of("p.json", json.toString(), "p.toml", toml.toString()).entrySet()) {
            var bean = java.lang.management.ManagementFactory.getThreadMXBean();
            long start = bean.getCurrentThreadCpuTime();
            assertThat(read(file.getKey(), file.getValue()).ok()).isTrue();
            assertThat(Duration.ofNanos(bean.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }
}
