package dev.paribus.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes texts that an expression of gitleaks matches, by walking it with a seeded random. Made at run time only: no text that looks
 * like a secret stands in this repository. Understands what those expressions use.
 */
final class Examples {
    private static final String WORD = "abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final String regex;
    private final Random random;
    private int at;

    private Examples(String regex, Random random) {
        this.regex = regex;
        this.random = random;
    }

    static String of(String regex, long seed) {
        return new Examples(regex, new Random(seed)).alternatives();
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    private String sequence() {
        var out = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            int start = at;
            String once = atom();
            int times = count();
            int behind = at;
            for (int i = 0; i < times; i++) {
                at = start;
                out.append(i == 0 ? once : atom());
            }
            at = behind;
        }
        return out.toString();
    }

    /** How often: the fewest times that are allowed. */
    private int count() {
        int times = 1;
        if (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '?' || c == '*' || c == '+') {
                at++;
                times = c == '+' ? 1 : 0;
            } else if (c == '{') {
                int close = regex.indexOf('}', at);
                times = Integer.parseInt(regex.substring(at + 1, close).split(",")[0]);
                at = close + 1;
            }
            if (at < regex.length() && regex.charAt(at) == '?') {
                at++;
            }
        }
        return times;
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> one(characters());
            case '\\' -> escape();
            case '.' -> random.nextBoolean() ? "." : one(WORD);
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (regex.startsWith("?P<", at)) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("?", at)) {
            while (regex.charAt(at) != ':' && regex.charAt(at) != ')') {
                at++;
            }
            if (regex.charAt(at++) == ')') {
                return "";
            }
        }
        String inner = alternatives();
        at++;
        return inner;
    }

    private String escape() {
        char c = regex.charAt(at++);
        return switch (c) {
            case 'w' -> one(WORD);
            case 'd' -> one("0123456789");
            case 's' -> " ";
            case 'b', 'B', 'z', 'A' -> "";
            case 'x' -> {
                at += 2;
                yield String.valueOf((char) Integer.parseInt(regex.substring(at - 2, at), 16));
            }
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> String.valueOf(c);
        };
    }

    private String characters() {
        boolean not = regex.charAt(at) == '^';
        at += not ? 1 : 0;
        var out = new StringBuilder();
        for (boolean first = true; first || regex.charAt(at) != ']'; first = false) {
            if (regex.startsWith("[:alnum:]", at)) {
                at += 9;
                out.append(WORD);
            } else if (regex.charAt(at) == '\\' && "wdsS".indexOf(regex.charAt(at + 1)) >= 0) {
                at += 2;
                char c = regex.charAt(at - 1);
                out.append(c == 'd' ? "0123456789" : c == 's' ? " " : WORD);
            } else {
                range(out);
            }
        }
        at++;
        String some = out.toString();
        return not ? WORD.replaceAll("[" + some.replaceAll("[^A-Za-z0-9]", "") + "_]", "") : some;
    }

    private void range(StringBuilder out) {
        char from = single();
        char to = from;
        if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
            at++;
            to = single();
        }
        for (char each = from; each <= to; each++) {
            out.append(each);
        }
    }

    private char single() {
        char c = regex.charAt(at++);
        return c == '\\' ? escape().charAt(0) : c;
    }

    private String one(String from) {
        return from.isEmpty() ? "/" : String.valueOf(from.charAt(random.nextInt(from.length())));
    }
}
