package dev.paribus.format;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files with one list that is only ever added to; every byte that stood there is kept. */
final class GrowingList {
    private GrowingList() {}

    /**
     * The file with one entry more.
     *
     * @param file the file so far; null when there is none yet
     * @param list the key of the list
     * @param right whether a file holds what stood there, and the new entry
     * @throws Failure DATA {@code cannot-append} when the file was edited so that nothing can be appended
     */
    static byte[] append(String path, byte @Nullable [] file, String list, Layout item, Predicate<byte[]> right) {
        if (file == null) {
            var keys = new LinkedHashMap<String, Layout>();
            keys.put("paribus", Layout.whole(Report.VERSION));
            keys.put(list, new Layout.Items(List.of(item), Layout.Form.BLOCK));
            return LayoutWriter.write(new Layout.Keys(keys, Layout.Form.BLOCK));
        }
        Document document = Yaml.read(path, file);
        String text = document.source().text();
        String lineBreak = document.source().lineBreak();
        String broken = text.isEmpty() || text.endsWith("\n") ? "" : lineBreak;
        byte[] after =
                (text + broken + lines(item, indent(document, list), lineBreak)).getBytes(StandardCharsets.UTF_8);
        if (!right.test(after)) {
            throw new Failure(
                    Failure.Kind.DATA,
                    List.of(Problem.error("cannot-append", "an entry of '" + list + "' cannot be appended to " + path)
                            .at(Location.at(path, 1, 1))
                            .hint("let '" + list + ":' be the last key, with one '- ' line for each entry")));
        }
        return after;
    }

    /** How far the dashes of the list are indented. */
    private static String indent(Document document, String list) {
        if (document.root() instanceof YamlNode.Mapping m) {
            for (YamlNode.Entry entry : m.entries()) {
                boolean wanted =
                        entry.key() instanceof YamlNode.Scalar key && key.text().equals(list);
                if (wanted && entry.value() instanceof YamlNode.Sequence s && !s.flow()) {
                    int start = s.span().start();
                    return document.source().text().substring(document.source().lineStart(start), start);
                }
            }
        }
        return "  ";
    }

    private static String lines(Layout item, String indent, String lineBreak) {
        var out = new StringBuilder();
        String lead = indent + "- ";
        for (String line : LayoutWriter.line(item).split("\n")) {
            out.append(lead).append(line).append(lineBreak);
            lead = indent + "  ";
        }
        return out.toString();
    }
}
