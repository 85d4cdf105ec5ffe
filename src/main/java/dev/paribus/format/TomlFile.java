package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import dev.paribus.toml.MalformedToml;
import dev.paribus.toml.Toml;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a parameter file in TOML as Python's {@code tomllib.loads} does, with places. What the library read and what stands
 * at each place must agree; a file where they do not is refused. Numbers are taken from their spelling: whole ones exactly.
 * A date or a time is kept as it is written.
 *
 * @param document tree and problems; without YAML nodes
 * @param root the places; null when the file could not be read
 */
record TomlFile(Document document, @Nullable TomlNode root, List<TomlText.Section> sections) {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    static TomlFile read(String path, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        String text = Utf8.decode(path, bytes, Yaml.MAX_BYTES, problems);
        var source = new Source(path, text == null ? "" : text);
        if (text == null) {
            return new TomlFile(new Document(source, null, null, problems, Map.of()), null, List.of());
        }
        TomlNode root = null;
        ParamNode tree = null;
        List<TomlText.Section> sections = List.of();
        try {
            Map<String, Object> meant = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
            sections = TomlText.read(text);
            root = TomlNode.of(sections);
            tree = new Making(source, problems).table(root, meant);
        } catch (MalformedToml wrong) {
            problems.add(syntax(source, wrong));
        } catch (IllegalStateException unsure) {
            problems.add(source.place(
                    Problem.error("toml-syntax", "the file cannot be read as TOML: " + unsure.getMessage())
                            .hint("write it more simply, or keep the parameters in YAML"),
                    0,
                    0));
        }
        return new TomlFile(
                new Document(source, null, problems.isEmpty() ? tree : null, problems, Map.of()), root, sections);
    }

    private static Problem syntax(Source source, MalformedToml wrong) {
        Problem marker = Yaml.conflict(source);
        if (marker != null) {
            return marker;
        }
        int at = source.at(wrong.line(), wrong.column());
        boolean twice = wrong.getMessage() != null && wrong.getMessage().matches("(?i).*(duplicate|redefined).*");
        return source.place(
                        Problem.error(
                                twice ? "duplicate-key" : "toml-syntax",
                                "the file cannot be read as TOML: " + wrong.getMessage()),
                        at,
                        at)
                .hint(twice ? "keep one of the two" : "mend the line, or what stands before it");
    }

    /** The kind of value that a spelling is: a number, a date, a truth value. */
    static Value spelled(String written) {
        if (written.equals("true") || written.equals("false")) {
            return new Value.Bool(written.equals("true"));
        }
        if (TomlSpelling.DATE.matcher(written).matches()) {
            return new Value.Time(written);
        }
        String bare = written.replace("_", "");
        if (bare.startsWith("0x") || bare.startsWith("0o") || bare.startsWith("0b")) {
            int radix = bare.charAt(1) == 'x' ? 16 : bare.charAt(1) == 'o' ? 8 : 2;
            return new Value.Int(new BigInteger(bare.substring(2), radix));
        }
        String unsigned = bare.startsWith("+") ? bare.substring(1) : bare;
        if (WHOLE.matcher(bare).matches()) {
            return new Value.Int(new BigInteger(unsigned));
        }
        return new Value.Real(
                switch (unsigned) {
                    case "inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    case "nan", "-nan" -> Double.NaN;
                    default -> Double.parseDouble(unsigned);
                });
    }

    /** Makes the parameter tree from the places and what the library read. */
    private record Making(Source source, List<Problem> problems) {
        ParamNode.Mapping table(TomlNode node, Map<?, ?> meant) {
            if (node.kind != TomlNode.Kind.TABLE || !node.children.keySet().equals(meant.keySet())) {
                throw unsure();
            }
            var out = new LinkedHashMap<String, ParamNode>();
            node.children.forEach((key, child) -> out.put(key, value(child, meant.get(key))));
            return new ParamNode.Mapping(out, place(node), null);
        }

        private ParamNode value(TomlNode node, @Nullable Object meant) {
            if (meant instanceof Map<?, ?> map) {
                return table(node, map);
            }
            if (meant instanceof List<?> list) {
                if (node.kind != TomlNode.Kind.LIST || node.items.size() != list.size()) {
                    throw unsure();
                }
                var items = new ArrayList<ParamNode>();
                for (int i = 0; i < list.size(); i++) {
                    items.add(value(node.items.get(i), list.get(i)));
                }
                return new ParamNode.Sequence(items, place(node), null);
            }
            if (!(node.text instanceof YamlNode.Scalar scalar)) {
                throw unsure();
            }
            return new ParamNode.Scalar(meaning(scalar, meant), scalar.text(), null, place(node), null);
        }

        private Value meaning(YamlNode.Scalar scalar, @Nullable Object meant) {
            if (scalar.style() == YamlNode.Style.QUOTED) {
                if (TomlStrings.halfCharacter(scalar.text())) {
                    problems.add(source.place(
                            Problem.error("toml-syntax", "an escape in " + scalar.text() + " is no whole character")
                                    .hint("write the character itself, or its \\U escape with eight digits"),
                            scalar.span().start(),
                            scalar.span().end()));
                }
                if (meant instanceof String text) {
                    return new Value.Text(text);
                }
                throw unsure();
            }
            return spelled(scalar.text());
        }

        private dev.paribus.problem.@Nullable Location place(TomlNode node) {
            YamlNode text = node.text;
            if (text != null) {
                return source.location(text.span().start(), text.span().end());
            }
            TomlText.Section header = node.section;
            return header == null || header.keys().isEmpty() ? null : source.location(header.start(), header.end());
        }

        private static IllegalStateException unsure() {
            return new IllegalStateException("its structure cannot be told for sure");
        }
    }
}
