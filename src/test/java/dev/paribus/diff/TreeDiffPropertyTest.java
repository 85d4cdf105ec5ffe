package dev.paribus.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.ParamFiles;
import dev.paribus.format.RandomYaml;
import dev.paribus.format.Splice;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeDiffPropertyTest {
    private static ParamNode.Mapping tree(String yaml) {
        return ParamFiles.read(Map.of("params.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
    }

    private static List<ParamChange> changes(String before, String after) {
        return TreeDiff.compare(tree(before), tree(after), TreeDiff.Options.NONE)
                .changes();
    }

    @Test
    void k_leaves_edited_in_place_in_any_document_are_counted_as_k() {
        var random = new SplittableRandom(3);
        int edited = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            String before = RandomYaml.document(seed);
            byte[] after = before.getBytes(StandardCharsets.UTF_8);
            List<ParamPath> leaves = new ArrayList<>();
            for (ParamNode.Leaf leaf : tree(before).leaves()) {
                if (leaf.node() instanceof ParamNode.Scalar scalar && !(scalar.value() instanceof Value.Null)) {
                    leaves.add(leaf.path());
                }
            }
            var chosen = new LinkedHashSet<ParamPath>();
            for (int k = random.nextInt(4); k > 0 && !leaves.isEmpty(); k--) {
                chosen.add(leaves.get(random.nextInt(leaves.size())));
            }
            for (ParamPath path : chosen) {
                after = Splice.set("p.yaml", after, path, "0.00" + (1000 + edited++));
            }
            String text = new String(after, StandardCharsets.UTF_8);
            assertThat(changes(before, text)).as(before + "=====\n" + text).hasSize(chosen.size());
            assertThat(changes(text, before)).hasSize(chosen.size());
        }
        assertThat(edited).isGreaterThan(3_000);
    }

    @Test
    void k_items_of_a_list_with_repeated_values_are_counted_as_k() {
        var random = new SplittableRandom(4);
        for (int round = 0; round < 3_000; round++) {
            int size = 1 + random.nextInt(12);
            var before = new ArrayList<Integer>();
            for (int i = 0; i < size; i++) {
                before.add(random.nextInt(3));
            }
            var after = new ArrayList<>(before);
            var chosen = new LinkedHashSet<Integer>();
            for (int k = random.nextInt(4); k > 0; k--) {
                chosen.add(random.nextInt(size));
            }
            chosen.forEach(i -> after.set(i, 100 + i));
            assertThat(changes("l: " + before, "l: " + after))
                    .as(before + " " + after)
                    .hasSize(chosen.size());
        }
    }

    @Test
    void a_meaning_is_the_same_text_exactly_when_two_values_are_no_change() {
        List<String> values = List.of(
                "1",
                "1.0",
                "1.5",
                "-0.0",
                "0",
                "true",
                "null",
                "\"\"",
                "\"1\"",
                "t1",
                ".nan",
                ".inf",
                "9007199254740993",
                "9007199254740992.0",
                "9007199254740992",
                "2001-12-14",
                "[]",
                "{}",
                "[1]",
                "[[1]]",
                "[\"1\"]",
                "{a: 1}",
                "{a: 1.0}",
                "{a: 1, b: 2}",
                "{b: 2, a: 1}",
                "{a: {b: 1}}",
                "[1, 2]",
                "[12]",
                "{a: [1]}",
                "k1:a");
        List<ParamNode> nodes =
                values.stream().map(v -> tree("v: " + v).entries().get("v")).toList();
        for (ParamNode one : nodes) {
            for (ParamNode other : nodes) {
                assertThat(Meaning.of(one).equals(Meaning.of(other)))
                        .as(one + " " + other)
                        .isEqualTo(Comparison.same(one, other));
            }
        }
    }

    @Test
    void large_files_are_compared_soon() {
        String keys =
                IntStream.range(0, 60_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        String other =
                IntStream.range(0, 60_000).mapToObj(i -> "j" + i + ": 1\n").collect(Collectors.joining());
        String list = "l: ["
                + IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + "]\n";
        String moved = "l: ["
                + IntStream.range(70_000, 130_000).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                + "]\n";
        String maps = "l: ["
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> "{a: " + i + ", b: 1, c: 2}")
                        .collect(Collectors.joining(", "))
                + "]\n";
        String mapsToo = "l: ["
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> "{a: " + i * 7 + ", b: 2, c: 2}")
                        .collect(Collectors.joining(", "))
                + "]\n";
        for (List<String> pair : List.of(
                List.of(keys, other),
                List.of(list, moved),
                List.of(maps, mapsToo),
                List.of(list, list.replace(" 17,", "")))) {
            ParamNode.Mapping before = tree(pair.get(0));
            ParamNode.Mapping after = tree(pair.get(1));
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            TreeDiff.compare(before, after, TreeDiff.Options.NONE);
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void an_ambiguous_scalar_that_was_mended_is_told_where_it_stood() {
        TreeDiff.Result mended = TreeDiff.compare(tree("lr: 1e-3\n"), tree("lr: 0.001\n"), TreeDiff.Options.NONE);
        assertThat(mended.changes()).hasSize(1);
        assertThat(mended.problems()).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(dev.paribus.problem.Severity.WARNING);
            assertThat(p.message()).contains("'1e-3' at lr is text for PyYAML");
        });
        List<Problem> shared = TreeDiff.compare(
                        tree("a: 1\n"), tree("a: 2\nx: &x 1e-3\ny: *x\n"), TreeDiff.Options.NONE)
                .problems();
        assertThat(shared).as("one place, one problem").hasSize(1);
    }
}
