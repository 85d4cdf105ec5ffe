package dev.paribus.format;

import static dev.paribus.format.RecordFileTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.paribus.param.Assignment;
import dev.paribus.param.ParamJson;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpliceTest {
    private static String apply(String text, String assignment) {
        return new String(
                Splice.apply("p.yaml", bytes(text), ParamPath.ROOT, Assignment.parse(assignment)),
                StandardCharsets.UTF_8);
    }

    /** {@code ;} stands for a line break in the table. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '@',
            value = {
                "lr: 0.1 # rate;@lr=1e-3@lr: 1.0e-3 # rate;",
                "a: {lr: 0.1, b: 2};@a.lr=no@a: {lr: \"no\", b: 2};",
                "a: \"x\";b: 1@a=y@a: y;b: 1",
                "a:;b: 1;@a=3@a: 3;b: 1;",
                "a:   # c;b: 1;@a=3@a: 3   # c;b: 1;",
                "a: &x   # c;b: *x;@a=3@a: &x 3   # c;b: *x;",
                "a: &x 1;b: *x;@a=3@a: &x 3;b: *x;",
                "a: &x 1;b: *x;@b=3@a: &x 1;b: 3;",
                "a: !!float 1;@a=2@a: 2;",
                "a: &x !!float 1;@a=2@a: &x 2;",
                "a: >-  # why;  long;  text;;b: 1;@a=short@a: short  # why;;b: 1;",
                "a: |;  long;@a=short@a: short;",
                "a: {b:, c: 1};@a.b=2@a: {b: 2, c: 1};",
                "a: {b, c: 1};@a.b=2@a: {b: 2, c: 1};",
                "l: [1, 2, 3];@l[1]=9@l: [1, 9, 3];",
                "l:;  - 1;  - 2;b: 1;@l[1]=9@l:;  - 1;  - 9;b: 1;",
                "l:  # c;  - 1;  - 2;b: 1;@l=[3, 4]@l: [3, 4]  # c;b: 1;",
                "l:;  - 1;  - 2@l=[3]@l: [3]",
                "d: &d {x: 1};e:;  <<: *d;  z: 2;@e.x=3@d: &d {x: 1};e:;  <<: *d;  z: 2;  x: 3;",
                "a: 1;@+b=2@a: 1;b: 2;",
                "a: 1@+b=2@a: 1;b: 2",
                "a:;  x: 1 # c;b: 1;@+a.z=2@a:;  x: 1 # c;  z: 2;b: 1;",
                "a: {};@+a.z=2@a: {z: 2};",
                "a: { x: 1 };@+a.z=2@a: { x: 1, z: 2 };",
                "a: {x: 1,};@+a.z=2@a: {x: 1, z: 2,};",
                "a: 1;@+m.b.c=2@a: 1;m:;  b:;    c: 2;",
                "a: {x: 1};@+a.m.c=2@a: {x: 1, m: {c: 2}};",
                "a:;b: 1;@+a.x=2@a: {x: 2};b: 1;",
                "# nothing;@+a=2@# nothing;a: 2;",
                "``@+a.b=2@a:;  b: 2;",
                "l: [1, 2];@+l[2]=3@l: [1, 2, 3];",
                "l: [1, 2];@+l[0]=3@l: [3, 1, 2];",
                "l:;- 1;- 2;@+l[1]=3@l:;- 1;- 3;- 2;",
                "l:;- 1;- 2;b: 1;@+l[2]=3@l:;- 1;- 2;- 3;b: 1;",
                "l:;- - 1;  - 2;@+l[0][0]=3@l:;- - 3;  - 1;  - 2;",
                "l:;- a: 1;@+l[0].b=3@l:;- a: 1;  b: 3;",
                "a: >-;  x;  y;@+b=2@a: >-;  x;  y;b: 2;",
                "a: 1;b: 2 # c;c: 3;@~b@a: 1;c: 3;",
                "a: 1;b: 2@~b@a: 1",
                "a: {x: 1, w: 2, z: 3};@~a.w@a: {x: 1, z: 3};",
                "a: {x: 1, w: 2, z: 3};@~a.z@a: {x: 1, w: 2};",
                "a: {x: 1, w: 2, z: 3};@~a.x@a: {w: 2, z: 3};",
                "a: {x: 1};@~a.x@a: {};",
                "a: [1, 2,];@~a[1]@a: [1,];",
                "a: [;  1, # one;  2, # two;  3 # three;];@~a[1]@a: [;  1, # one;  3 # three;];",
                "a: [;  1, # one;  2 # two;];@~a[1]@a: [;  1, # one;];",
                "a:;  x: 1;b: 2;@~a.x@a: {};b: 2;",
                "a:   # c;  x: 1;b: 2;@~a.x@a: {}   # c;b: 2;",
                "l:;- 1;- 2;@~l[0]@l:;- 2;",
                "l:;- a: 1;  b: 2;@~l[0].a@l:;- b: 2;",
                "l:;- a: 1;  # about b;  b: 2;@~l[0].a@l:;- ;  # about b;  b: 2;",
                "l:;- a: 1;@~l[0].a@l:;- {};",
                "a: 1;@~a@{};",
                "a: |;  text;;b: 1;@~a@b: 1;",
                "\"a.b\": {\"c d\": 1};@\"a.b\".\"c d\"=2@\"a.b\": {\"c d\": 2};"
            })
    void one_value_changes_and_every_other_byte_stays(String before, String assignment, String after) {
        assertThat(apply(before.replace(';', '\n'), assignment)).isEqualTo(after.replace(';', '\n'));
        if (before.contains(";")) {
            assertThat(apply(before.replace(";", "\r\n"), assignment)).isEqualTo(after.replace(";", "\r\n"));
        }
        if (!before.isEmpty()) {
            assertThat(apply("\uFEFF" + before.replace(';', '\n'), assignment))
                    .isEqualTo("\uFEFF" + after.replace(';', '\n'));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "opt: {lr: 1};|opt.lrr=2|p.yaml:1:1 unknown-parameter: there is no parameter 'opt.lrr' in p.yaml -> did you mean 'opt.lr'?",
                "opt: {lr: 1};|opt=2|p.yaml:1:6 not-one-value: 'opt' is a mapping, not one value -> name one value below it: opt.lr",
                "a: 1;b: {c: &x {lr: 1}};d: *x;|d.lr=2|p.yaml:3:4 shared-value: 'd.lr' stands under the alias '*x': changing it would change every place that shares it -> change it where '&x' stands, at 'b.c'",
                "d: &d {s: {x: 1}};e: {<<: *d};|e.s.x=3|p.yaml:2:4 shared-value: 'e.s.x' comes from a merge key and stands elsewhere -> change it where it stands",
                "d: &d {x: 1};e: {<<: *d};|~e.x|p.yaml:2:4 shared-value: 'e.x' comes from a merge key and stands elsewhere -> change it where it stands",
                "d: &d {x: 1};e: {<<: *d};|+e.x=2|p.yaml:2:4 parameter-exists: 'e.x' is there already, by a merge key -> set it without the '+'",
                "a: 1;|+a=2|p.yaml:1:4 parameter-exists: 'a' is there already -> set it without the '+'",
                "a: 1;|+a.b=2|p.yaml:1:4 no-such-parent: nothing can be added at 'a.b': a is no place for it -> name a mapping, or the item behind the last of a list",
                "a: [1];|+a[3]=2|p.yaml:1:4 no-such-parent: nothing can be added at 'a[3]': a is no place for it -> name a mapping, or the item behind the last of a list",
                "a: &x 1;b: *x;|~a|p.yaml:1:1 cannot-edit: 'a' cannot be changed in place: no '&x' stands before '*x' -> edit p.yaml by hand",
                "a: 1;a: 2;|a=3|p.yaml:2:1 duplicate-key: the key 'a' stands twice -> keep one of the two; PyYAML would silently take the last"
            })
    void what_cannot_be_done_in_place_is_refused_with_its_place(String text, String assignment, String expected) {
        assertThatThrownBy(() -> apply(text.replace(';', '\n'), assignment))
                .asInstanceOf(type(Failure.class))
                .satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(Failure.Kind.DATA);
                    assertThat(f.problems())
                            .singleElement()
                            .extracting(RecordFileTest::line)
                            .isEqualTo(expected);
                });
    }

    @Test
    void thousands_of_random_documents_are_edited_byte_exactly() {
        var random = new SplittableRandom(5);
        int done = 0;
        int refused = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            String text = RandomYaml.document(seed);
            ParamNode tree = Yaml.read("p.yaml", bytes(text)).tree();
            assertThat(tree).as(text).isInstanceOf(ParamNode.Mapping.class);
            List<ParamNode.Leaf> leaves = tree.leaves();
            ParamPath path = leaves.get(random.nextInt(leaves.size())).path();
            String value =
                    List.of("0.125", "true", "\"a # b\"", "[1, 2]", "null").get(random.nextInt(5));
            try {
                done += switch (random.nextInt(3)) {
                    case 0 -> set(text, tree, path, value);
                    case 1 -> add(text, tree, path, value);
                    default -> remove(text, tree, path);
                };
            } catch (Failure e) {
                refused++;
                assertThat(e.problems().get(0).code()).as(text + e.getMessage()).isIn("cannot-edit", "not-one-value");
            }
        }
        assertThat(done).isGreaterThan(3_900);
        assertThat(refused).isLessThan(40);
    }

    private static ParamNode value(String yaml) {
        return Yaml.read("v", bytes(yaml)).tree();
    }

    private static int set(String text, ParamNode tree, ParamPath path, String yaml) {
        String after = new String(Splice.set("p.yaml", bytes(text), path, yaml), StandardCharsets.UTF_8);
        meansTheSame(after, ParamTrees.set(tree, path, value(yaml)));
        YamlNode.Span span = new YamlWalk(Yaml.read("p.yaml", bytes(text)))
                .follow(Yaml.read("p.yaml", bytes(text)).root(), path)
                .node()
                .span();
        assertThat(after).startsWith(text.substring(0, span.start()));
        boolean block = text.substring(span.start(), span.end()).matches("(?s)[|>].*");
        if (!block) {
            assertThat(after).isEqualTo(text.substring(0, span.start()) + yaml + text.substring(span.end()));
        } else {
            assertThat(after).endsWith(text.substring(span.end()));
        }
        return 1;
    }

    private static int add(String text, ParamNode tree, ParamPath leaf, String yaml) {
        ParamPath parent = new ParamPath(leaf.steps().subList(0, leaf.steps().size() - 1));
        boolean list = leaf.steps().get(leaf.steps().size() - 1) instanceof ParamPath.Step.Item;
        ParamPath path = list ? leaf : parent.key("added");
        String after = new String(Splice.add("p.yaml", bytes(text), path, yaml), StandardCharsets.UTF_8);
        meansTheSame(after, ParamTrees.add(tree, path, value(yaml)));
        assertOneChunk(text, after);
        return 1;
    }

    private static int remove(String text, ParamNode tree, ParamPath path) {
        String after = new String(Splice.remove("p.yaml", bytes(text), path), StandardCharsets.UTF_8);
        meansTheSame(after, ParamTrees.remove(tree, path));
        if (after.length() <= text.length() && !after.contains("{}") && !after.contains("[]")) {
            assertOneChunk(after, text);
        }
        return 1;
    }

    private static void meansTheSame(String text, ParamNode wanted) {
        assertThat(ParamJson.write(Yaml.read("p.yaml", bytes(text)).tree()))
                .as(text)
                .isEqualTo(ParamJson.write(wanted));
    }

    /** The longer text is the shorter one with one chunk put in. */
    private static void assertOneChunk(String shorter, String longer) {
        int prefix = 0;
        while (prefix < shorter.length() && shorter.charAt(prefix) == longer.charAt(prefix)) {
            prefix++;
        }
        assertThat(longer).endsWith(shorter.substring(prefix));
    }
}
