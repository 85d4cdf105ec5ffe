package dev.paribus.format;

import java.util.List;

/** Which bytes of a TOML text come and go when an entry does. */
final class TomlLines {
    private final Source source;
    private final String text;
    private final List<TomlText.Section> sections;

    TomlLines(Source source, List<TomlText.Section> sections) {
        this.source = source;
        this.text = source.text();
        this.sections = sections;
    }

    /** What the first line of the file has between key and value. */
    String colon() {
        for (TomlText.Section section : sections) {
            for (TomlText.Pair pair : section.pairs()) {
                boolean tight = pair.value().span().start() - pair.key().end() == 1;
                return tight ? "=" : " = ";
            }
        }
        return " = ";
    }

    /** A line below the last one of a section. */
    List<Edit> below(TomlText.Section section, String line) {
        if (!section.pairs().isEmpty()) {
            return behind(section.pairs().get(section.pairs().size() - 1), line);
        }
        if (!section.keys().isEmpty()) {
            return List.of(newLine(section.end(), indent(section.start()) + line));
        }
        if (sections.size() == 1) {
            String before = text.isEmpty() || text.endsWith("\n") || text.equals("\uFEFF") ? "" : source.lineBreak();
            return List.of(Edit.insert(text.length(), before + line + source.lineBreak()));
        }
        return List.of(Edit.insert(comments(sections.get(1).start()), line + source.lineBreak() + source.lineBreak()));
    }

    /** The start of the comment lines right above a header; those that begin the file speak of the file. */
    private int comments(int header) {
        int line = source.lineStart(header);
        int from = line;
        int first = source.lineStart(0);
        while (from > first) {
            int above = source.lineStart(from - 1 - (text.startsWith("\r\n", from - 2) ? 1 : 0));
            if (!text.substring(above, from).stripLeading().startsWith("#")) {
                return from;
            }
            from = above;
        }
        return line;
    }

    private List<Edit> behind(TomlText.Pair pair, String line) {
        return List.of(newLine(pair.end(), indent(pair.start()) + line));
    }

    private Edit newLine(int end, String line) {
        int at = source.nextLine(end);
        boolean broken = at > 0 && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r');
        return Edit.insert(at, broken ? line + source.lineBreak() : source.lineBreak() + line);
    }

    private String indent(int start) {
        return text.substring(source.lineStart(start), start);
    }

    /** A line, or an entry of an inline table, behind the last one that begins with the same dotted keys. */
    List<Edit> beside(TomlNode.Dotted dotted, String entry) {
        TomlText.Section section = dotted.section();
        int size = dotted.keys().size();
        if (section != null) {
            TomlText.Pair last = section.pairs().stream()
                    .filter(pair -> pair.keys().size() > size
                            && pair.keys().subList(0, size).equals(dotted.keys()))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            return behind(last, entry);
        }
        var table = (YamlNode.Mapping) dotted.container();
        int last = 0;
        for (int i = 0; table != null && i < table.entries().size(); i++) {
            List<String> keys =
                    TomlNode.keys((YamlNode.Scalar) table.entries().get(i).key());
            last = keys.size() > size && keys.subList(0, size).equals(dotted.keys()) ? i : last;
        }
        if (table == null) {
            throw new IllegalStateException("dotted keys stand in a section or in an inline table");
        }
        return List.of(SpliceFlow.insert(table, last + 1, entry));
    }

    /** A table of its own at the end of the file. */
    List<Edit> table(String header, String line) {
        String end = source.lineBreak();
        String before = text.isEmpty() || text.endsWith("\n") ? end : end + end;
        boolean last = text.endsWith("\n");
        return List.of(Edit.insert(text.length(), before + header + end + line + (last ? end : "")));
    }

    /** An entry of an inline table or an item of an array; in an array of lines, a line of its own. */
    List<Edit> into(YamlNode container, int index, String entry) {
        int size = SpliceFlow.size(container);
        if (size == 0 || container instanceof YamlNode.Mapping || !opensLine(SpliceFlow.start(container, size - 1))) {
            return List.of(SpliceFlow.insert(container, index, entry));
        }
        int beside = Math.min(index, size - 1);
        int start = SpliceFlow.start(container, beside);
        String indent = indent(start);
        if (index < size && opensLine(start)) {
            return List.of(Edit.insert(source.lineStart(start), indent + entry + "," + source.lineBreak()));
        }
        if (index < size) {
            return List.of(SpliceFlow.insert(container, index, entry));
        }
        int end = SpliceFlow.end(container, size - 1);
        int comma = Blanks.spaces(text, end);
        String line = indent + entry;
        int next = source.nextLine(end);
        if (next >= container.span().end()) {
            return List.of(SpliceFlow.insert(container, index, entry));
        }
        return text.charAt(comma) == ','
                ? List.of(Edit.insert(next, line + "," + source.lineBreak()))
                : List.of(Edit.insert(end, ","), Edit.insert(next, line + source.lineBreak()));
    }

    private boolean opensLine(int at) {
        return text.substring(source.lineStart(at), at).isBlank();
    }

    List<Edit> remove(TomlNode.Home home) {
        YamlNode container = home.container();
        TomlText.Section section = home.section();
        if (container != null) {
            return List.of(SpliceFlow.remove(source, container, home.index()));
        }
        if (section == null) {
            throw new IllegalStateException("an entry stands in a section or in a container");
        }
        TomlText.Pair pair = section.pairs().get(home.index());
        int start = source.lineStart(pair.start());
        int after = source.nextLine(pair.end());
        boolean broken = after > 0 && (text.charAt(after - 1) == '\n' || text.charAt(after - 1) == '\r');
        if (broken || start <= source.lineStart(0)) {
            return List.of(Edit.delete(start, after));
        }
        return List.of(Edit.delete(start - (text.startsWith("\r\n", start - 2) ? 2 : 1), after));
    }

    /** Another entry in the place of one. */
    List<Edit> replace(TomlNode.Home home, String entry) {
        YamlNode container = home.container();
        TomlText.Section section = home.section();
        if (container != null) {
            return List.of(new Edit(
                    SpliceFlow.start(container, home.index()), SpliceFlow.end(container, home.index()), entry));
        }
        if (section == null) {
            throw new IllegalStateException("an entry stands in a section or in a container");
        }
        TomlText.Pair pair = section.pairs().get(home.index());
        return List.of(new Edit(pair.start(), pair.end(), entry));
    }
}
