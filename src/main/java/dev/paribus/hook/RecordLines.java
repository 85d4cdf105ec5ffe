package dev.paribus.hook;

import dev.paribus.format.Document;
import dev.paribus.format.Yaml;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A record with one line for each value: {@code params.optimizer.lr: 0.0005}, {@code hypothesis: ...} on one line however it
 * was folded. Comments follow behind, so that no edit is hidden. What is no YAML is shown as it is.
 */
final class RecordLines {
    private RecordLines() {}

    static List<String> of(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Document document = Yaml.read("experiment.yaml", content);
        ParamNode tree = document.tree();
        if (tree == null || !document.ok()) {
            return text.lines().toList();
        }
        var out = new ArrayList<String>();
        for (ParamNode.Leaf leaf : tree.leaves()) {
            out.add(leaf.path() + ": " + value(leaf.node()));
        }
        text.lines().filter(line -> line.stripLeading().startsWith("#")).forEach(out::add);
        return out;
    }

    private static String value(ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            return scalar.value() instanceof Value.Text words && words.value().indexOf('\n') < 0
                    ? words.value()
                    : scalar.value() instanceof Value.Text block
                            ? block.value().strip().replaceAll("\\s*\n\\s*", " / ")
                            : scalar.source();
        }
        return node instanceof ParamNode.Mapping ? "{}" : "[]";
    }
}
