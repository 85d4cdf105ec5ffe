package dev.paribus.render;

import dev.paribus.text.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of Markdown that is never too long for a comment: GitHub takes 65,536 characters. Tables, lists and diffs are cut from
 * their end, and say how much is missing; what stands between them is short by itself.
 */
final class MarkdownPage {
    /** Bytes in UTF-8, so that whatever a platform counts as a character there is room. */
    static final int ROOM = 60_000;

    private static final int CELL = 300;
    private static final int SENTENCE = 1_500;

    private final List<Part> parts = new ArrayList<>();

    /**
     * A part whose rows may be cut.
     *
     * @param what a row is, in the plural
     * @param most bytes that its rows may take
     */
    private record Part(List<String> head, List<String> rows, List<String> tail, String what, int most) {}

    /** Lines that are never cut. */
    MarkdownPage lines(String... lines) {
        parts.add(new Part(List.of(lines), List.of(), List.of(), "", 0));
        return this;
    }

    /** A table; cells are Markdown already. */
    MarkdownPage table(List<String> header, List<List<String>> rows, String what, int most) {
        var rule = new ArrayList<String>();
        header.forEach(cell -> rule.add("---"));
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells below " + header.size());
            }
            lines.add(row(row));
        }
        parts.add(new Part(List.of(row(header), row(rule)), lines, List.of(""), what, most));
        return this;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** A list; items are Markdown already. */
    MarkdownPage list(List<String> items, String what, int most) {
        parts.add(new Part(List.of(), items.stream().map(item -> "- " + item).toList(), List.of(""), what, most));
        return this;
    }

    /** A block that is shown as it is. */
    MarkdownPage block(String language, List<String> lines, String what, int most) {
        String fence = Markdown.fence(String.join("\n", lines));
        parts.add(new Part(List.of(fence + language), lines, List.of(fence, ""), what, most));
        return this;
    }

    /** Opens a part that is folded until somebody wants it. */
    MarkdownPage fold(String title) {
        return lines("<details><summary>" + title + "</summary>", "");
    }

    MarkdownPage unfold() {
        return lines("</details>", "");
    }

    /** A text for a cell: not long. */
    static String cell(String text) {
        return Markdown.text(clip(text, CELL));
    }

    /** A text between tables: longer, but with an end. */
    static String sentence(String text) {
        return Markdown.text(clip(text, SENTENCE));
    }

    static String code(String text) {
        return Markdown.code(clip(text, CELL));
    }

    static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    List<String> lines() {
        int left = ROOM;
        for (Part part : parts) {
            left -= bytes(part.head()) + bytes(part.tail()) + (part.rows().isEmpty() ? 0 : 60);
        }
        var out = new ArrayList<String>();
        for (Part part : parts) {
            out.addAll(part.head());
            int room = Math.min(part.most(), left);
            int shown = 0;
            while (shown < part.rows().size() && bytes(part.rows().get(shown)) <= room) {
                int cost = bytes(part.rows().get(shown));
                room -= cost;
                left -= cost;
                out.add(part.rows().get(shown++));
            }
            out.addAll(part.tail());
            int missing = part.rows().size() - shown;
            if (missing > 0) {
                out.add("... and " + missing + " more " + part.what());
                out.add("");
            }
        }
        return out;
    }

    private static int bytes(List<String> lines) {
        return lines.stream().mapToInt(MarkdownPage::bytes).sum();
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
