package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamFilesTest {
    private static Parsed<ParamNode.Mapping> read(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], bytes(namesAndTexts[i + 1]));
        }
        return ParamFiles.read(files);
    }

    @Test
    void one_file_is_its_own_tree() {
        Parsed<ParamNode.Mapping> parsed = read("params.yaml", "lr: 0.1 # rate\nnet: {units: [64, 32]}\n");
        assertThat(ParamJson.write(parsed.orThrow())).isEqualTo("{\"lr\": 0.1, \"net\": {\"units\": [64, 32]}}");
        assertThat(parsed.where().get("params.net.units[1]")).hasToString("params.yaml:2:19");
    }

    @Test
    void mappings_of_several_files_are_merged_and_what_clashes_keeps_its_file() {
        ParamNode.Mapping tree = read(
                        "a.yaml",
                        "net: {units: 64}\nseed: 1\nx: {y: 1}\n",
                        "conf/b.yaml",
                        "net: {act: relu}\nseed: 2\nx: 3\n")
                .orThrow();
        assertThat(ParamJson.write(tree))
                .isEqualTo("{\"net\": {\"units\": 64, \"act\": \"relu\"}, \"a.yaml:seed\": 1, \"conf/b.yaml:seed\": 2, "
                        + "\"a.yaml:x\": {\"y\": 1}, \"conf/b.yaml:x\": 3}");
    }

    @Test
    void a_path_is_found_with_and_without_its_file() {
        ParamNode.Mapping tree = read("a.yaml", "net: {units: 64}\nseed: 1\n", "conf/b.yaml", "seed: 2\n")
                .orThrow();
        assertThat(ParamFiles.locate(tree, "conf/b.yaml", ParamPath.parse("seed"))
                        .orElseThrow())
                .hasToString("\"conf/b.yaml:seed\"");
        assertThat(ParamFiles.locate(tree, "a.yaml", ParamPath.parse("net.units"))
                        .orElseThrow())
                .hasToString("net.units");
        assertThat(ParamFiles.locate(tree, "conf/b.yaml", ParamPath.parse("net.units")))
                .isEmpty();
        assertThat(ParamFiles.locate(tree, null, ParamPath.parse("seed"))).isEmpty();
        assertThat(ParamFiles.fileOf(tree.find(ParamPath.parse("net.units")).orElseThrow()))
                .contains("a.yaml");
    }

    @Test
    void what_is_wrong_in_any_file_is_told() {
        Parsed<ParamNode.Mapping> parsed =
                read("a.yaml", "a: 1\na: 2\n", "b.ini", "x = 1", "c.yaml", "- 1\n", "d.yaml", "# nothing\n");
        assertThat(parsed.value()).isNull();
        assertThat(parsed.problems())
                .extracting(RecordFileTest::line)
                .containsExactly(
                        "a.yaml:2:1 duplicate-key: the key 'a' stands twice -> keep one of the two; PyYAML would silently take the last",
                        "b.ini:1:1 parameter-file-kind: the parameter file 'b.ini' is neither YAML nor JSON nor TOML"
                                + " -> name a file that ends in .yaml, .yml, .json or .toml",
                        "c.yaml:1:1 wrong-type: the parameter file 'c.yaml' holds no keys");
        assertThat(read("d.yaml", "# nothing\n").orThrow().entries()).isEmpty();
    }
}
