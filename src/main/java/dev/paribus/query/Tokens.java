package dev.paribus.query;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Takes a query apart. */
final class Tokens {
    private static final String QUOTES = "'\"`";
    private static final String SIGNS = "(),=!<>~";
    private static final List<String> LONG = List.of("==", "!=", "<>", "<=", ">=", "!~");

    private final String text;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** All of them, the last one of kind END. @throws Failure COMMAND_LINE {@code bad-query} */
    static List<Token> of(String text) {
        var tokens = new Tokens(text);
        var out = new ArrayList<Token>();
        Token token;
        do {
            token = tokens.next();
            out.add(token);
        } while (token.kind() != Token.Kind.END);
        return out;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at, at);
        }
        char first = text.charAt(at);
        if (QUOTES.indexOf(first) >= 0) {
            return quoted(first);
        }
        return SIGNS.indexOf(first) >= 0 ? sign() : word();
    }

    /** A quote within is written twice, as in SQL. */
    private Token quoted(char quote) {
        int start = at++;
        var out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                out.append(c);
                at++;
            } else {
                return new Token(Token.Kind.QUOTED, out.toString(), start, at);
            }
        }
        throw bad(text, start, text.length(), "the quote that begins here has no end");
    }

    private Token sign() {
        int start = at;
        String two = text.substring(at, Math.min(at + 2, text.length()));
        at += LONG.contains(two) ? 2 : 1;
        return new Token(Token.Kind.SIGN, text.substring(start, at), start, at);
    }

    private Token word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && SIGNS.indexOf(text.charAt(at)) < 0
                && QUOTES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Token(Token.Kind.WORD, text.substring(start, at), start, at);
    }

    /** The failure for a part of the text, which is shown with a caret below it. */
    static Failure bad(String text, int start, int end, String message) {
        int column = text.codePointCount(0, start) + 1;
        int behind = text.codePointCount(0, end) + 1;
        Problem problem = Problem.error("bad-query", message)
                .at(new Location(null, "--where", 1, column, 1, behind))
                .line(text.replace('\n', ' '))
                .hint("--where \"METRIC > 0.8 and verdict = supported\"; paribus help where");
        return new Failure(Failure.Kind.COMMAND_LINE, List.of(problem));
    }
}
