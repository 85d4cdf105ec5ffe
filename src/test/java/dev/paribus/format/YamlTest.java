package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTest {
    private static List<String> problems(byte[] bytes) {
        return Yaml.read("p.yaml", bytes).problems().stream()
                .map(RecordFileTest::line)
                .toList();
    }

    private static String json(String text) {
        Document document = Yaml.read("p.yaml", bytes(text));
        assertThat(document.problems()).as(text).isEmpty();
        return ParamJson.write(document.tree());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("a: 1\nb: b: 2\n", "p.yaml:2:5 yaml-syntax: the file cannot be read as YAML"),
                Arguments.of("a:\n\tb: 1\n", "p.yaml:2:1 yaml-tab: a tab stands where YAML allows only spaces"),
                Arguments.of(
                        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
                        "conflict-markers: a merge left its conflict markers here"),
                Arguments.of("a: \"open\n", "yaml-syntax"),
                Arguments.of("a: [1, 2\nb: 3\n", "yaml-syntax"),
                Arguments.of("a: 1\n---\nb: 2\n", "p.yaml:2:1 several-documents"),
                Arguments.of("é: 1\n\"é\": 2\n", "p.yaml:2:1 duplicate-key: the key 'é' stands twice"),
                Arguments.of(
                        "1: a\n1.0: b\n", "p.yaml:2:1 duplicate-key: the keys '1' and '1.0' are one key to Python"),
                Arguments.of("1: a\n\"1\": b\n", "duplicate-key: the key '1' stands twice"),
                Arguments.of("true: a\n1: b\n", "the keys 'true' and '1' are one key to Python"),
                Arguments.of(
                        "? [a, b]\n: 1\n", "p.yaml:1:3 bad-key: a key must be a plain word, not a list or a mapping"),
                Arguments.of("a: &x 1\n*x : 2\n", "bad-key: a key must be a plain word, not an alias"),
                Arguments.of("~: 1\n", "bad-key: a key is empty"),
                Arguments.of(
                        "a: !!python/object/apply:os.system [ls]\n",
                        "p.yaml:1:4 unknown-tag: the tag '!!python/object/apply:os.system' is not read"),
                Arguments.of("a: !mine x\n", "p.yaml:1:4 unknown-tag: the tag '!mine' is not read"),
                Arguments.of("a: *nowhere\n", "p.yaml:1:4 unknown-alias: no '&nowhere' stands before '*nowhere'"),
                Arguments.of("lr: &rate 1\nb: *rte\n", "-> did you mean 'rate'?"),
                Arguments.of("a: &x [1, *x]\n", "p.yaml:1:11 recursive-alias"),
                Arguments.of("a: 2001-99-99\n", "p.yaml:1:4 unreadable-scalar: PyYAML takes '2001-99-99' for a date"),
                Arguments.of("a: !!int abc\n", "unreadable-scalar: 'abc' is tagged as a number and is none"),
                Arguments.of("a: !!bool abc\n", "unreadable-scalar: 'abc' is tagged as a truth value"),
                Arguments.of("<<: 3\n", "p.yaml:1:5 bad-merge"),
                Arguments.of(
                        "a: 1\nb: \u001b[31m\n", "p.yaml:2:4 control-character: the character U+001B is not allowed"),
                Arguments.of(
                        "[".repeat(60) + "]".repeat(60), "p.yaml:1:51 too-deep: more than 50 levels are nested here"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_broken_is_told_with_its_place(String text, String expected) {
        Document document = Yaml.read("p.yaml", bytes(text));
        assertThat(document.ok()).isFalse();
        assertThat(document.problems()).anySatisfy(p -> {
            assertThat(RecordFileTest.line(p)).contains(expected);
            assertThat(p.location()).isNotNull();
            assertThat(p.sourceLine()).isNotNull();
            assertThat(p.hint()).isNotNull();
        });
    }

    @Test
    void a_duplicate_names_both_places() {
        Document document = Yaml.read("p.yaml", bytes("a: {x: 1}\nb: 2\na: 3\n"));
        assertThat(document.problems()).singleElement().satisfies(p -> {
            assertThat(p.location()).hasToString("p.yaml:3:1");
            assertThat(p.related())
                    .singleElement()
                    .satisfies(r -> assertThat(r.location()).hasToString("p.yaml:1:1"));
        });
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(problems(bytes("a: 1\na: !x 2\nb: *c\n<<: [1]\nno: 2001-00-00\n")))
                .hasSize(6)
                .isSorted();
    }

    @Test
    void bytes_that_are_not_utf8_are_told_with_line_and_column() {
        assertThat(problems(
                        new byte[] {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xC3, (byte) 0xA9, (byte) 0xE9, '\n'
                        }))
                .containsExactly(
                        "p.yaml:2:5 not-utf8: the byte 0xe9 at offset 10 is not UTF-8 -> save the file as UTF-8");
        assertThat(problems("a: 1\n".getBytes(StandardCharsets.UTF_16)))
                .containsExactly("p.yaml:1:1 not-utf8: the file is UTF-16, not UTF-8 -> save the file as UTF-8");
        assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .singleElement()
                .asString()
                .contains("not-utf8");
    }

    @Test
    void meaning_is_what_pyyaml_reads() {
        assertThat(
                        json(
                                "a: 1_000\nb: 'no'\nc: 1.0e-3\nd: |\n  x\n  y\ne: >-\n  x\n  y\nf:\ng: ~\nh: !!float 1\ni: !!str 1\n"))
                .isEqualTo(
                        "{\"a\": 1000, \"b\": \"no\", \"c\": 0.001, \"d\": \"x\\ny\\n\", \"e\": \"x y\", \"f\": null, \"g\": null, \"h\": 1.0, \"i\": \"1\"}"
                                .replace("\\n", "\\u000a"));
        assertThat(json("\uFEFF# c\r\na: [1, {b: 2}, c: 3]\r\n")).isEqualTo("{\"a\": [1, {\"b\": 2}, {\"c\": 3}]}");
        assertThat(json("%YAML 1.1\n---\na: 1\n...\n")).isEqualTo("{\"a\": 1}");
        assertThat(json("d: &d {x: 1, y: 2}\ne: {<<: *d, y: 3}\nf: {y: 4, <<: [{z: 5, y: 6}, *d]}\ng: *d\n\"<<\": 7\n"))
                .isEqualTo(
                        "{\"d\": {\"x\": 1, \"y\": 2}, \"e\": {\"x\": 1, \"y\": 3}, \"f\": {\"z\": 5, \"y\": 4, \"x\": 1}, "
                                + "\"g\": {\"x\": 1, \"y\": 2}, \"<<\": 7}");
    }

    @Test
    void places_count_code_points_and_know_anchors() {
        Document document = Yaml.read("p.yaml", bytes("\uFEFFa: 1\nb: {\"🙂\": &x !!float 2, c: *x}\n"));
        ParamNode tree = document.tree();
        assertThat(tree.find(ParamPath.parse("a")).orElseThrow().location()).hasToString("p.yaml:1:4");
        ParamNode emoji = tree.find(ParamPath.parse("b.🙂")).orElseThrow();
        assertThat(emoji.location()).hasToString("p.yaml:2:21");
        assertThat(emoji.anchor()).isEqualTo("x");
        assertThat(tree.find(ParamPath.parse("b.c")).orElseThrow()).isSameAs(emoji);
        assertThat(((ParamNode.Scalar) emoji).source()).isEqualTo("2");
    }

    @Test
    void a_key_that_the_dialects_read_differently_is_a_warning() {
        Document document = Yaml.read("p.yaml", bytes("on: push\n"));
        assertThat(document.ok()).isTrue();
        assertThat(problems(bytes("on: push\n")))
                .singleElement()
                .asString()
                .startsWith("p.yaml:1:1 ambiguous-scalar: 'on' at on is true");
    }

    @Test
    void bombs_end_soon() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        String keys = "k: &k {"
                + Stream.iterate(0, i -> i + 1)
                        .limit(20_000)
                        .map(i -> "k" + i + ": 1")
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow()
                + "}\n";
        String merges = keys
                + Stream.iterate(0, i -> i + 1)
                        .limit(20_000)
                        .map(i -> "m" + i + ": {<<: *k}\n")
                        .reduce("", String::concat);
        String deepAliases = "a0: &a0 [1]\n"
                + Stream.iterate(1, i -> i + 1)
                        .limit(60)
                        .map(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n")
                        .reduce("", String::concat);
        String wide = "é: [" + "1, ".repeat(340_000) + "1]";
        String duplicates = "{" + "a: 1, ".repeat(150_000) + "a: 1}";
        for (String text : List.of(
                laughs.toString(),
                merges,
                deepAliases,
                "[".repeat(1 << 20),
                "{".repeat(1 << 20),
                "- ".repeat(1 << 19),
                wide,
                duplicates,
                "a: &a ".repeat(1 << 17),
                "? ".repeat(1 << 19),
                "a: '" + "x".repeat((1 << 20) - 10),
                "#".repeat(1 << 20),
                "\n".repeat(1 << 20),
                "a: |\n" + " \n".repeat((1 << 19) - 10))) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Document document = Yaml.read("p.yaml", bytes(text));
            Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            assertThat(took).as(text.substring(0, 20)).isLessThan(Duration.ofSeconds(4));
            assertThat(document.source().text().length()).isLessThanOrEqualTo(Yaml.MAX_BYTES);
        }
        assertThat(problems(bytes(laughs.toString())))
                .singleElement()
                .asString()
                .contains("too-many-aliases");
        assertThat(problems(bytes(merges))).singleElement().asString().contains("too-many-aliases");
        assertThat(problems(bytes(deepAliases))).singleElement().asString().contains("too-deep");
        assertThat(problems(new byte[Yaml.MAX_BYTES + 1]))
                .singleElement()
                .asString()
                .contains("too-large");
    }

    @Test
    void no_odd_text_ends_in_an_exception() {
        var random = new SplittableRandom(20261125);
        String alphabet = "ab1: \n\t-?[]{},#&*!|>'\"%@`<=~.\\é🙂\u0085\u2028\r";
        int[] points = alphabet.codePoints().toArray();
        int good = 0;
        for (int i = 0; i < 30_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            Document document = Yaml.read("p.yaml", bytes(text.toString()));
            assertThat(document.ok() || document.problems().get(0).location() != null)
                    .isTrue();
            good += document.ok() ? 1 : 0;
        }
        assertThat(good).isBetween(300, 29_000);
    }
}
