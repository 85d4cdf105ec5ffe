package dev.paribus.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command line as a shell does, if no more than quoting is needed for it. */
final class ShellWords {
    private static final String SHELL_ONLY = "|&;<>()`*?~#$\n";

    private ShellWords() {}

    /** The words; empty when only a shell can run the line. */
    static Optional<List<String>> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (quote == '"'
                        && c == '\\'
                        && at + 1 < line.length()
                        && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0) {
                    word.append(line.charAt(++at));
                } else if (quote == '"' && (c == '$' || c == '`')) {
                    return Optional.empty();
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inside = true;
            } else if (c == '\\' && at + 1 < line.length()) {
                char next = line.charAt(++at);
                inside |= next != '\n';
                word.append(next == '\n' ? "" : next);
            } else if (c == ' ') {
                if (inside) {
                    words.add(word.toString());
                    word.setLength(0);
                    inside = false;
                }
            } else if (SHELL_ONLY.indexOf(c) >= 0 && !(c == '~' && inside)) {
                return Optional.empty();
            } else {
                word.append(c);
                inside = true;
            }
        }
        if (inside) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(List.copyOf(words)) : Optional.empty();
    }
}
