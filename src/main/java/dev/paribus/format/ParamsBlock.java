package dev.paribus.format;

import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.List;

/** The {@code params:} block of a record as it stands there, byte for byte, with the comment lines right above it. */
final class ParamsBlock {
    static final String KEY = "params";
    private static final String COMMENT = "#.*\\r?";

    private ParamsBlock() {}

    /**
     * The lines without their line feeds; a carriage return stays at the end of its line. Empty when there is no block.
     *
     * @throws Failure DATA when the record is broken
     */
    static List<String> of(String path, byte[] record) {
        Document document = Yaml.read(path, record);
        if (!document.ok()) {
            throw new Failure(Failure.Kind.DATA, document.problems());
        }
        List<YamlNode.Entry> entries = document.root() instanceof YamlNode.Mapping root ? root.entries() : List.of();
        Source source = document.source();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key() instanceof YamlNode.Scalar key
                    && key.text().equals(KEY)) {
                int start = source.lineStart(key.span().start());
                boolean last = i == entries.size() - 1;
                int end = last
                        ? source.text().length()
                        : source.lineStart(entries.get(i + 1).key().span().start());
                List<String> lines = above(source.text().substring(0, start));
                lines.addAll(block(source.text().substring(start, end), last));
                return lines;
            }
        }
        return List.of();
    }

    private static List<String> above(String before) {
        List<String> lines = new ArrayList<>(List.of(before.split("\n", -1)));
        lines.remove(lines.size() - 1);
        int from = lines.size();
        while (from > 0 && lines.get(from - 1).matches(COMMENT)) {
            from--;
        }
        // The first comment of a file speaks of the file.
        return new ArrayList<>(from == 0 ? List.of() : lines.subList(from, lines.size()));
    }

    /** Comments and blank lines at the margin before the next key belong to that key. */
    private static List<String> block(String text, boolean last) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (text.endsWith("\n")) {
            lines.remove(lines.size() - 1);
        }
        while (!last && lines.size() > 1 && lines.get(lines.size() - 1).matches("(" + COMMENT + ")?|\\r")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
