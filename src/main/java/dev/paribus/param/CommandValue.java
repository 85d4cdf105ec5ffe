package dev.paribus.param;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value as it is typed on a command line, read as Python would read it: {@code 1e-3} is a number, {@code no} and
 * {@code 007} are text.
 *
 * @param node a scalar or a list of scalars, standing nowhere
 * @param yaml its canonical spelling
 */
record CommandValue(ParamNode node, String yaml) {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9](?:_?[0-9])*)");
    private static final Pattern BASED =
            Pattern.compile("[-+]?0(?:[xX](?:_?[0-9a-fA-F])+|[bB](?:_?[01])+|[oO](?:_?[0-7])+)");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(?:[0-9]+(?:_[0-9]+)*\\.?(?:[0-9]+(?:_[0-9]+)*)?" + "|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][-+]?[0-9]+)?");

    /** True for what Python reads as a number with a point or an exponent; also for digits alone. */
    static boolean decimal(String text) {
        return text.length() < 400 && DECIMAL.matcher(text).matches();
    }

    /**
     * Reads a whole value.
     *
     * @throws IllegalArgumentException with words for the user
     */
    static CommandValue read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no value behind the '='; write " + "null for none or \"\" for an empty text");
        }
        if (text.startsWith("{")) {
            throw new IllegalArgumentException("'" + text + "' is a mapping and would change several parameters "
                    + "at once; change one of them by its path");
        }
        return text.startsWith("[") ? list(text) : scalar(text);
    }

    private static CommandValue list(String text) {
        var items = new ArrayList<ParamNode>();
        var yaml = new ArrayList<String>();
        for (String item : new ListText(text).items()) {
            if (item.startsWith("{") || item.startsWith("[")) {
                throw new IllegalArgumentException(
                        "'" + text + "' holds another list or a mapping; " + "a typed list holds plain values");
            }
            CommandValue value = scalar(item);
            items.add(value.node);
            yaml.add(value.yaml);
        }
        return new CommandValue(new ParamNode.Sequence(items, null, null), "[" + String.join(", ", yaml) + "]");
    }

    private static CommandValue scalar(String text) {
        char first = text.charAt(0);
        if (first == '"' || first == '\'') {
            return of(new Value.Text(new ListText(text).unquoted()));
        }
        if (WHOLE.matcher(text).matches()) {
            return of(new Value.Int(new BigInteger(text.replace("_", "").replace("+", ""))));
        }
        if (BASED.matcher(text).matches()) {
            return of(new Value.Int(based(text)));
        }
        if (decimal(text) && !text.matches("[-+]?[0-9_]+")) {
            return real(text);
        }
        return of(word(text));
    }

    private static CommandValue real(String text) {
        String digits = text.replace("_", "");
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is beyond the largest number that Python holds; write .inf if infinity is meant");
        }
        String yaml = NumberText.respell(digits);
        return new CommandValue(new ParamNode.Scalar(new Value.Real(number), yaml, null, null, null), yaml);
    }

    private static Value word(String text) {
        switch (text) {
            case "true", "True", "TRUE":
                return new Value.Bool(true);
            case "false", "False", "FALSE":
                return new Value.Bool(false);
            case "null", "Null", "NULL", "~", "None":
                return new Value.Null();
            default:
                break;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".nan" -> new Value.Real(Double.NaN);
            case ".inf", "+.inf" -> new Value.Real(Double.POSITIVE_INFINITY);
            case "-.inf" -> new Value.Real(Double.NEGATIVE_INFINITY);
            default -> new Value.Text(text);
        };
    }

    private static BigInteger based(String text) {
        String bare = text.replace("_", "").replaceFirst("^[-+]", "");
        int radix = switch (Character.toLowerCase(bare.charAt(1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
        BigInteger size = new BigInteger(bare.substring(2), radix);
        return text.startsWith("-") ? size.negate() : size;
    }

    private static CommandValue of(Value value) {
        String yaml = Scalars.write(value);
        return new CommandValue(new ParamNode.Scalar(value, yaml, null, null, null), yaml);
    }

    /** The text of a list or of a quoted value; one use. */
    private static final class ListText {
        private final String text;
        private int at;

        ListText(String text) {
            this.text = text;
        }

        /** The items between the brackets, stripped, quotes kept. */
        List<String> items() {
            if (!text.endsWith("]")) {
                throw new IllegalArgumentException("'" + text + "' is a list without its closing bracket");
            }
            var out = new ArrayList<String>();
            String inner = text.substring(1, text.length() - 1);
            int start = 0;
            char quote = 0;
            for (int i = 0; i <= inner.length(); i++) {
                char c = i < inner.length() ? inner.charAt(i) : ',';
                if (quote != 0 && i < inner.length()) {
                    i += c == '\\' && quote == '"' ? 1 : 0;
                    quote = c == quote ? 0 : quote;
                } else if ((c == '"' || c == '\'') && inner.substring(start, i).isBlank()) {
                    quote = c;
                } else if (c == ',') {
                    out.add(inner.substring(start, i).strip());
                    start = i + 1;
                }
            }
            if (out.size() == 1 && out.get(0).isEmpty()) {
                return List.of();
            }
            if (quote != 0 || out.contains("")) {
                throw new IllegalArgumentException(
                        "'" + text + "' is a list with " + (quote != 0 ? "an open quote" : "an empty item"));
            }
            return out;
        }

        /** The text between quotes: doubled single quotes, and the backslash escapes of JSON. */
        String unquoted() {
            char quote = text.charAt(0);
            var out = new StringBuilder();
            for (at = 1; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\\' && quote == '"' && at + 1 < text.length()) {
                    out.append(escaped());
                } else if (c == quote && quote == '\'' && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                    out.append(c);
                    at++;
                } else if (c == quote && at == text.length() - 1) {
                    return out.toString();
                } else if (c == quote) {
                    throw new IllegalArgumentException("'" + text + "' goes on behind its closing quote");
                } else {
                    out.append(c);
                }
            }
            throw new IllegalArgumentException("'" + text + "' has a quote that is not closed");
        }

        private String escaped() {
            char c = text.charAt(++at);
            if (c == 'u'
                    && text.length() > at + 4
                    && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                at += 4;
                return String.valueOf((char) Integer.parseInt(text.substring(at - 3, at + 1), 16));
            }
            return switch (c) {
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                default -> String.valueOf(c);
            };
        }
    }
}
