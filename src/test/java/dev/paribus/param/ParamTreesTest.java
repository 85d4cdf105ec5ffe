package dev.paribus.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamTreesTest {
    private static final ParamNode TREE = new ParamNode.Mapping(
            Map.of(
                    "lr",
                    scalar("0.1"),
                    "layers",
                    new ParamNode.Sequence(List.of(scalar("64"), scalar("32")), null, null),
                    "off",
                    scalar("null")),
            null,
            null);

    private static ParamNode scalar(String plain) {
        return new ParamNode.Scalar(Scalars.read(plain), plain, Scalars.otherReading(plain), null, null);
    }

    private static String json(ParamNode node) {
        return ParamJson.write(node);
    }

    @Test
    void set_add_and_remove_leave_the_old_tree_alone() {
        ParamNode set = ParamTrees.set(TREE, ParamPath.parse("layers[1]"), scalar("16"));
        assertThat(json(set.find(ParamPath.parse("layers")).orElseThrow())).isEqualTo("[64, 16]");
        ParamNode added = ParamTrees.add(TREE, ParamPath.parse("layers[0]"), scalar("128"));
        assertThat(json(added.find(ParamPath.parse("layers")).orElseThrow())).isEqualTo("[128, 64, 32]");
        ParamNode nested = ParamTrees.add(TREE, ParamPath.parse("new.block.x"), scalar("1"));
        assertThat(json(nested.find(ParamPath.parse("new")).orElseThrow())).isEqualTo("{\"block\": {\"x\": 1}}");
        ParamNode under = ParamTrees.add(TREE, ParamPath.parse("off.x"), scalar("1"));
        assertThat(json(under.find(ParamPath.parse("off")).orElseThrow())).isEqualTo("{\"x\": 1}");
        ParamNode removed = ParamTrees.remove(TREE, ParamPath.parse("layers[0]"));
        assertThat(json(removed.find(ParamPath.parse("layers")).orElseThrow())).isEqualTo("[32]");
        assertThat(json(TREE.find(ParamPath.parse("layers")).orElseThrow())).isEqualTo("[64, 32]");
    }

    @Test
    void what_is_not_there_or_there_already_is_said() {
        assertThatThrownBy(() -> ParamTrees.set(TREE, ParamPath.parse("lr.x"), scalar("1")))
                .hasMessageContaining("no parameter 'lr.x'");
        assertThatThrownBy(() -> ParamTrees.remove(TREE, ParamPath.parse("layers[2]")))
                .hasMessageContaining("layers[2]");
        assertThatThrownBy(() -> ParamTrees.add(TREE, ParamPath.parse("lr"), scalar("1")))
                .hasMessageContaining("there already");
        assertThatThrownBy(() -> ParamTrees.add(TREE, ParamPath.parse("layers[3]"), scalar("1")))
                .hasMessageContaining("layers[3]");
    }

    @Test
    void sameness_is_of_meaning_and_type() {
        assertThat(ParamTrees.same(scalar("0.1"), scalar(".1"))).isTrue();
        assertThat(ParamTrees.same(scalar("1"), scalar("1.0"))).isFalse();
        assertThat(ParamTrees.same(scalar("true"), scalar("1"))).isFalse();
        assertThat(ParamTrees.same(TREE, ParamTrees.set(TREE, ParamPath.parse("lr"), scalar("0.10"))))
                .isTrue();
        assertThat(ParamTrees.same(TREE, ParamTrees.remove(TREE, ParamPath.parse("lr"))))
                .isFalse();
    }

    @Test
    void json_is_what_python_writes() {
        ParamNode odd = new ParamNode.Sequence(
                List.of(
                        scalar(".nan"),
                        scalar("-.inf"),
                        scalar("1.0e-5"),
                        scalar("1.0"),
                        scalar("yes"),
                        scalar("~"),
                        scalar("é\"🙂"),
                        scalar("2001-12-14")),
                null,
                null);
        assertThat(json(odd))
                .isEqualTo("[NaN, -Infinity, 1e-05, 1.0, true, null, \"\\u00e9\\\"\\ud83d\\ude42\", \"2001-12-14\"]");
        assertThat(json(ParamNode.empty())).isEqualTo("{}");
    }

    @Test
    void an_ambiguous_scalar_is_told_with_the_spellings_that_both_read_alike() {
        ParamNode.Scalar lr = (ParamNode.Scalar) scalar("1e-3");
        assertThat(Ambiguity.of(ParamPath.parse("lr"), lr)).satisfies(p -> {
            assertThat(p.message())
                    .isEqualTo("'1e-3' at lr is text for PyYAML and the number 0.001 for a YAML 1.2 reader");
            assertThat(p.hint()).isEqualTo("write 1.0e-3 or \"1e-3\" (text)");
        });
        assertThat(Ambiguity.of(ParamPath.parse("lr"), (ParamNode.Scalar) scalar("017"))
                        .hint())
                .isEqualTo("write 15 or 17 or \"017\" (text)");
        assertThat(Ambiguity.of(ParamPath.parse("lr"), (ParamNode.Scalar) scalar("no"))
                        .hint())
                .isEqualTo("write false or \"no\" (text)");
        assertThat(Ambiguity.of(ParamPath.parse("lr"), (ParamNode.Scalar) scalar("61e9540"))
                        .message())
                .contains("infinity");
        assertThat(Ambiguity.of(ParamPath.parse("lr"), (ParamNode.Scalar) scalar("0.001")))
                .isNull();
    }
}
