package dev.paribus.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as the other side reads them. */
public final class CsvText {
    private CsvText() {}

    /** A reader of RFC 4180, as a spreadsheet has it. */
    public static List<List<String>> read(String text) {
        return read(text, ',');
    }

    /** The same with another sign between cells; a quote means something at the beginning of a cell alone. */
    public static List<List<String>> read(String text, char between) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(text.charAt(++i));
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == between || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted).isFalse();
        return rows;
    }
}
