package dev.paribus.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.ParamFiles;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TreeDiffTest {
    private static final TreeDiff.Options MODEL = new TreeDiff.Options(List.of(ParamPath.parse("model")));

    /** One YAML file, or several of any format, each behind a line {@code >> NAME}. */
    private static ParamNode.Mapping tree(String text) {
        var files = new LinkedHashMap<String, byte[]>();
        if (text.startsWith(">> ")) {
            for (String part : text.substring(3).split("(?m)^>> ")) {
                int end = part.indexOf('\n');
                files.put(part.substring(0, end), part.substring(end + 1).getBytes(StandardCharsets.UTF_8));
            }
        } else {
            files.put("params.yaml", text.getBytes(StandardCharsets.UTF_8));
        }
        return ParamFiles.read(files).orThrow();
    }

    private static TreeDiff.Result compare(String before, String after) {
        return TreeDiff.compare(tree(before), tree(after), MODEL);
    }

    private static List<String[]> pairs() throws IOException {
        try (InputStream in = TreeDiffTest.class.getResourceAsStream("/diff/pairs.txt")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var out = new ArrayList<String[]>();
            for (String block : text.split("(?m)^## ")) {
                if (block.contains("\n==\n")) {
                    int end = block.indexOf('\n');
                    String[] sides = block.substring(end + 1).split("(?m)^==\n");
                    out.add(new String[] {block.substring(0, end), sides[0], sides[1]});
                }
            }
            return out;
        }
    }

    @TestFactory
    Stream<DynamicTest> each_pair_counts_as_a_person_would() throws IOException {
        List<String[]> pairs = pairs();
        assertThat(pairs).hasSizeGreaterThan(105);
        return pairs.stream()
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
                    int expected = Integer.parseInt(pair[0].substring(0, pair[0].indexOf(' ')));
                    assertThat(compare(pair[1], pair[2]).changes()).as(pair[0]).hasSize(expected);
                    assertThat(compare(pair[2], pair[1]).changes())
                            .as("turned round")
                            .hasSize(expected);
                }));
    }

    @Test
    void a_change_names_its_path_and_both_values() {
        ParamChange change = compare("optimizer: {lr: 0.1}\n", "optimizer: {lr: 0.2}\n")
                .changes()
                .get(0);
        assertThat(change.path()).hasToString("optimizer.lr");
        assertThat(change.kind()).isEqualTo(ParamChange.Kind.CHANGED);
        assertThat(((ParamNode.Scalar) change.before()).source()).isEqualTo("0.1");
        assertThat(((ParamNode.Scalar) change.after()).source()).isEqualTo("0.2");
    }

    @Test
    void a_switched_block_names_what_it_brings_and_takes() {
        ParamChange change = compare(
                        "model: {name: forest, trees: 9, depth: 3}\n", "model: {name: boost, rate: 0.1, depth: 3}\n")
                .changes()
                .get(0);
        assertThat(change.path()).hasToString("model");
        assertThat(change.with())
                .extracting(ParamPath::toString)
                .containsExactlyInAnyOrder("model.name", "model.trees", "model.rate");
    }

    @Test
    void an_ambiguous_scalar_is_an_error_where_it_changed_and_a_warning_elsewhere() {
        List<Problem> changed = compare("lr: 0.1\n", "lr: 1e-3\n").problems();
        assertThat(changed)
                .extracting(Problem::code, Problem::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ambiguous-scalar", Severity.ERROR));
        assertThat(changed.get(0).hint()).contains("1.0e-3");
        assertThat(changed.get(0).location()).hasToString("params.yaml:1:5");
        List<Problem> beside = compare("lr: 1e-3\nn: 1\n", "lr: 1e-3\nn: 2\n").problems();
        assertThat(beside).extracting(Problem::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void an_integer_that_becomes_an_equal_float_is_a_warning() {
        assertThat(compare("n: 1\n", "n: 1.0\n").problems())
                .extracting(Problem::code)
                .containsExactly("number-kind");
    }

    @Test
    void k_edits_of_leaves_are_counted_as_k() {
        var random = new Random(20_26);
        for (int round = 0; round < 2000; round++) {
            int leaves = 3 + random.nextInt(12);
            var values = new ArrayList<Integer>();
            for (int i = 0; i < leaves; i++) {
                values.add(10 + random.nextInt(1000));
            }
            Set<Integer> edited = new LinkedHashSet<>();
            int k = random.nextInt(Math.min(5, leaves));
            while (edited.size() < k) {
                edited.add(random.nextInt(leaves));
            }
            var after = new ArrayList<>(values);
            edited.forEach(i -> after.set(i, values.get(i) + 1 + random.nextInt(9)));
            long shape = random.nextLong();
            assertThat(compare(document(values, shape), document(after, shape)).changes())
                    .as(document(values, shape))
                    .hasSize(k);
        }
    }

    /** A document of nested blocks, flow mappings and quoted keys; equal shapes give equal documents but for the values. */
    private static String document(List<Integer> values, long shape) {
        var random = new Random(shape);
        var out = new StringBuilder("# parameters\n");
        for (int i = 0; i < values.size(); i++) {
            switch (random.nextInt(4)) {
                case 0 ->
                    out.append("k").append(i).append(": ").append(values.get(i)).append("  # é\n");
                case 1 ->
                    out.append("b")
                            .append(i)
                            .append(":\n  deep:\n    v: ")
                            .append(values.get(i))
                            .append("\n  x: y\n");
                case 2 ->
                    out.append("f")
                            .append(i)
                            .append(": {a: 1, v: ")
                            .append(values.get(i))
                            .append("}\n");
                default ->
                    out.append("\"q.")
                            .append(i)
                            .append("\": [7, ")
                            .append(values.get(i))
                            .append(", 9]\n");
            }
        }
        return out.toString();
    }
}
