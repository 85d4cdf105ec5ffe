package dev.paribus.format;

import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a file that is written from a template: in the template's style, with the template's comment. */
final class TemplateEntry {
    private static final int WIDTH = 100;

    private final String key;
    private final @Nullable TemplateLine template;
    private final String lead;

    /**
     * @param template the line that the entry takes its style and comment from; null for an entry of its own
     */
    TemplateEntry(String key, @Nullable TemplateLine template, int indent) {
        this.key = key;
        this.template = template;
        lead = " ".repeat(indent);
    }

    List<String> lines(Object value) {
        String style = template == null ? "" : template.value();
        boolean listed = template != null
                && style.isEmpty()
                && template.body().stream().anyMatch(l -> l.strip().startsWith("- "));
        if (value instanceof CharSequence text) {
            return text(text.toString(), style.startsWith(">"));
        }
        if (value instanceof Collection<?> items && listed) {
            return items(items);
        }
        String line = LayoutWriter.line(Layout.of(value, Layout.Form.FLOW));
        boolean wide = lead.length() + key.length() + line.length() > WIDTH + 20;
        if (wide && value instanceof Collection<?> items) {
            return items(items);
        }
        return wide && value instanceof Map<?, ?> map ? keys(map) : List.of(head(line));
    }

    /** The line of the key with its value, if any, and the comment of the template where that one has it. */
    String head(String value) {
        String head = lead + Splice.keyText(key) + ":" + (value.isEmpty() ? "" : " " + value);
        String comment = template == null ? null : template.comment();
        if (template == null || comment == null) {
            return head;
        }
        int pad = template.commentColumn() - head.length();
        return head + " ".repeat(pad < 1 ? 3 : pad) + comment;
    }

    private List<String> text(String text, boolean folded) {
        String inline = Scalars.writeBlock(new Value.Text(text));
        boolean wide = lead.length() + key.length() + 2 + inline.length() > WIDTH + 10;
        if (!(folded || wide) || !foldable(text)) {
            return List.of(head(inline));
        }
        var out = new ArrayList<>(List.of(head(">-")));
        fold(text).forEach(line -> out.add(lead + "  " + line));
        return out;
    }

    /** True where a folded block gives the text back: words with single blanks between them, and no odd character. */
    private static boolean foldable(String text) {
        return !text.isEmpty()
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.contains("  ")
                && text.codePoints()
                        .allMatch(c -> c >= 0x20
                                && c != 0x7F
                                && !(c > 0x7F && c < 0xA0)
                                && c != 0x2028
                                && c != 0x2029
                                && c != 0xFEFF);
    }

    private List<String> fold(String text) {
        var out = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && lead.length() + 2 + line.length() + 1 + word.length() > WIDTH) {
                out.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.add(line.toString());
        return out;
    }

    private List<String> items(Collection<?> items) {
        var out = new ArrayList<>(List.of(head("")));
        items.forEach(item -> {
            String line = item instanceof CharSequence text
                    ? Scalars.writeBlock(new Value.Text(text.toString()))
                    : LayoutWriter.line(Layout.of(item, Layout.Form.FLOW));
            out.add(lead + "  - " + line);
        });
        return out;
    }

    private List<String> keys(Map<?, ?> map) {
        var out = new ArrayList<>(List.of(head("")));
        map.forEach((name, value) -> {
            if (value != null) {
                out.addAll(new TemplateEntry(String.valueOf(name), null, lead.length() + 2).lines(value));
            }
        });
        return out;
    }
}
