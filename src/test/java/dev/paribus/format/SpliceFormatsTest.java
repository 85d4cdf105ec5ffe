package dev.paribus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paribus.diff.TreeDiff;
import dev.paribus.json.Json;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of JSON and TOML files, random ones, judged by what Python reads before and after. */
class SpliceFormatsTest {
    @TempDir
    Path temp;

    private final List<String> cases = new ArrayList<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    private List<String> python(String mode, List<String> input) throws IOException, InterruptedException {
        Path in = temp.resolve("in");
        Path out = temp.resolve("out");
        Files.write(in, input);
        Process process = new ProcessBuilder("python3", "src/test/python/edits.py", mode)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out);
    }

    private static ParamNode.Mapping tree(String file, String text) {
        return ParamFiles.read(Map.of(file, text.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
    }

    private static List<Object> steps(ParamPath path) {
        return path.steps().stream()
                .<Object>map(step ->
                        step instanceof ParamPath.Step.Item item ? item.index() : ((ParamPath.Step.Key) step).name())
                .toList();
    }

    private String edit(String file, String before, String op, ParamPath path, String yaml, @Nullable Object value) {
        byte[] bytes = before.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] after = switch (op) {
                case "set" -> Splice.set(file, bytes, path, yaml);
                case "add" -> Splice.add(file, bytes, path, yaml);
                default -> Splice.remove(file, bytes, path);
            };
            String text = new String(after, StandardCharsets.UTF_8);
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("kind", file.substring(file.lastIndexOf('.') + 1));
            one.put("before", before);
            one.put("after", text);
            one.put("op", op);
            one.put("path", steps(path));
            one.put("value", value);
            cases.add(Json.write(one));
            return text;
        } catch (Failure failure) {
            refused.merge(op + " " + failure.problems().get(0).code(), 1, Integer::sum);
            return before;
        }
    }

    /** The bytes that differ lie within the old value: everything before and behind it is the same. */
    private static void requireInPlace(String before, String after, ParamNode.Scalar old) {
        int head = 0;
        while (head < Math.min(before.length(), after.length()) && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.length(), after.length()) - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        assertThat(before.length() - head - tail)
                .isLessThanOrEqualTo(old.source().length());
    }

    private void edits(String file, String before, long seed) {
        var random = new SplittableRandom(seed);
        ParamNode.Mapping tree = tree(file, before);
        List<ParamNode.Leaf> leaves = tree.leaves();
        ParamNode.Leaf leaf = leaves.get(random.nextInt(leaves.size()));
        if (leaf.node() instanceof ParamNode.Scalar old) {
            String number = "0.00" + (1000 + seed);
            requireInPlace(before, edit(file, before, "set", leaf.path(), number, Double.valueOf(number)), old);
            edit(file, before, "set", leaf.path(), "\"a 'b' \\\\ é\"", "a 'b' \\ é");
            edit(file, before, "set", leaf.path(), "[1, 2.5, x, true]", List.of(1, 2.5, "x", true));
        }
        edit(file, before, "remove", leaf.path(), "", null);
        edit(file, before, "add", ParamPath.ROOT.key("new key"), "1", 1);
        edit(file, before, "add", ParamPath.ROOT.key("new").key("x").key("y.z"), "1.0e-05", 1e-05);
        for (int depth = 1; depth < leaf.path().steps().size(); depth++) {
            var parent = new ParamPath(leaf.path().steps().subList(0, depth));
            ParamNode node = tree.find(parent).orElseThrow();
            if (node instanceof ParamNode.Sequence list) {
                edit(
                        file,
                        before,
                        "add",
                        parent.item(random.nextInt(list.items().size() + 1)),
                        "12",
                        12);
            } else {
                edit(file, before, "add", parent.key("added"), "true", true);
                edit(file, before, "add", parent.key("added").key("below"), "true", true);
            }
        }
    }

    @Test
    void python_reads_an_edited_file_as_before_but_for_the_one_parameter() throws Exception {
        int seed = 0;
        for (String line : python("make", List.of())) {
            edits("p.json", (String) Json.parse(line), seed++);
        }
        for (int i = 0; i < 1_000; i++) {
            edits("p.toml", RandomToml.document(i), i);
        }
        List<String> wrong = python("judge", cases);
        assumeTrue(!wrong.contains("no tomllib"), "this Python has no tomllib");
        assertThat(wrong).isEmpty();
        assertThat(cases).hasSizeGreaterThan(8_000);
        assertThat(refused.keySet())
                .as("refused " + refused)
                .allMatch(code -> code.equals("add no-such-parent")
                        || code.equals("add cannot-edit")
                        || code.equals("remove cannot-edit"));
        assertThat(refused.values().stream().mapToInt(n -> n).sum())
                .as("refused " + refused + " of " + cases.size())
                .isLessThan(cases.size() / 20);
    }

    @Test
    void k_leaves_edited_in_place_are_counted_as_k() throws Exception {
        var documents = new LinkedHashMap<String, String>();
        int number = 0;
        for (String line : python("make", List.of())) {
            documents.put(number++ + ".json", (String) Json.parse(line));
        }
        IntStream.range(0, 2_000).forEach(i -> documents.put(i + ".toml", RandomToml.document(i)));
        var random = new SplittableRandom(7);
        int edited = 0;
        for (var document : documents.entrySet()) {
            String file = document.getKey();
            String before = document.getValue();
            ParamNode.Mapping tree = tree(file, before);
            var leaves = new ArrayList<ParamPath>();
            for (ParamNode.Leaf leaf : tree.leaves()) {
                if (leaf.node() instanceof ParamNode.Scalar s && !(s.value() instanceof Value.Null)) {
                    leaves.add(leaf.path());
                }
            }
            var chosen = new LinkedHashMap<ParamPath, Boolean>();
            for (int k = random.nextInt(4); k > 0 && !leaves.isEmpty(); k--) {
                chosen.put(leaves.get(random.nextInt(leaves.size())), true);
            }
            byte[] after = before.getBytes(StandardCharsets.UTF_8);
            for (ParamPath path : chosen.keySet()) {
                after = Splice.set(file, after, path, "0.00" + (1000 + edited++));
            }
            ParamNode.Mapping now = tree(file, new String(after, StandardCharsets.UTF_8));
            assertThat(TreeDiff.compare(tree, now, TreeDiff.Options.NONE).changes())
                    .as(before)
                    .hasSize(chosen.size());
            assertThat(TreeDiff.compare(now, tree, TreeDiff.Options.NONE).changes())
                    .hasSize(chosen.size());
        }
        assertThat(edited).isGreaterThan(2_000);
    }
}
